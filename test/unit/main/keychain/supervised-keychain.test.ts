// The supervision of the keychain's process: one question at a time, a deadline each, a new process after
// every accident.
import { describe, expect, it } from 'vitest';
import { secretBytes } from '../../../../main/secret-bytes.ts';
import type { Request } from '../../../../main/keychain/messages.ts';
import {
  deadlinesOn,
  reachOn,
  SupervisedKeychain,
  type Worker,
} from '../../../../main/keychain/supervised-keychain.ts';
import { FakeClock, settle } from '../../../fakes/clock.ts';

const ENTRY = { service: 'VPN', account: 'anna' };

interface FakeWorker extends Worker {
  readonly posted: Request[];
  killed: boolean;
  say(message: unknown): void;
  exit(): void;
}

function fakeWorker(): FakeWorker {
  const messages: ((message: unknown) => void)[] = [];
  const exits: (() => void)[] = [];
  const worker: FakeWorker = {
    posted: [],
    killed: false,
    post: (message) => void worker.posted.push(message),
    onMessage: (listener) => void messages.push(listener),
    onExit: (listener) => void exits.push(listener),
    kill: () => {
      worker.killed = true;
      worker.exit();
    },
    say: (message) => {
      for (const listener of messages) listener(message);
    },
    exit: () => {
      for (const listener of exits.splice(0)) listener();
    },
  };
  return worker;
}

function bench(start?: () => Worker) {
  const clock = new FakeClock();
  const workers: FakeWorker[] = [];
  const keychain = new SupervisedKeychain({
    clock,
    reach: reachOn('linux'),
    deadlines: deadlinesOn('linux'),
    start:
      start ??
      (() => {
        const worker = fakeWorker();
        workers.push(worker);
        return worker;
      }),
  });
  const answer = (worker: FakeWorker, said: string) =>
    worker.say({ id: worker.posted.at(-1)?.id, answer: said });
  return { clock, workers, keychain, answer };
}

describe('a question', () => {
  it('starts the process and carries the password in the message', async () => {
    const { keychain, workers, answer } = bench();
    const asked = keychain.update(ENTRY, secretBytes('new one'), { create: false });
    await settle();
    expect(workers[0]?.posted).toEqual([
      { id: 1, ask: 'update', entry: ENTRY, value: secretBytes('new one'), create: false },
    ]);
    answer(workers[0]!, 'updated');
    expect(await asked).toBe('updated');
  });

  it('with bytes that would take more along than themselves is never sent', async () => {
    const { keychain, workers, clock } = bench();
    const shared = secretBytes('new one and another').subarray(0, 7);
    await expect(keychain.update(ENTRY, shared, { create: false })).rejects.toThrow(TypeError);
    expect([workers, clock.timers]).toEqual([[], 0]);
  });

  it('waits for the one before', async () => {
    const { keychain, workers, answer } = bench();
    const first = keychain.look(ENTRY);
    const second = keychain.update(ENTRY, secretBytes('x'), { create: false });
    await settle();
    expect(workers[0]?.posted).toHaveLength(1);
    answer(workers[0]!, 'there');
    await first;
    await settle();
    expect(workers[0]?.posted).toHaveLength(2);
    answer(workers[0]!, 'updated');
    expect(await second).toBe('updated');
    expect(workers).toHaveLength(1);
  });

  it('hears its own answer only, and only one that it can have', async () => {
    const { keychain, workers, answer } = bench();
    const asked = keychain.check();
    await settle();
    for (const noise of [undefined, 'ok', { id: 99, answer: 'ok' }, { id: 1 }, { id: '1', answer: 'ok' }]) {
      workers[0]!.say(noise);
    }
    answer(workers[0]!, 'a password');
    expect(await asked).toBe('unavailable');
  });
});

describe("a secret of Keyturn's own", () => {
  it('comes back with its answer alone', async () => {
    const { keychain, workers } = bench();
    const asked = keychain.readOwn('device');
    await settle();
    expect(workers[0]?.posted).toEqual([{ id: 1, ask: 'read-own', name: 'device' }]);
    workers[0]!.say({ id: 1, answer: 'found', secret: 'key' });
    expect(await asked).toEqual({ secret: 'key' });
  });

  it.each([
    [{ answer: 'locked', secret: 'key' }, 'locked'],
    [{ answer: 'not-found' }, 'not-found'],
    [{ answer: 'found' }, 'unavailable'],
    [{ answer: 'something else', secret: 'key' }, 'unavailable'],
  ])('is none where the answer is %j', async (reply, said) => {
    const { keychain, workers } = bench();
    const asked = keychain.readOwn('device');
    await settle();
    workers[0]!.say({ id: 1, ...reply });
    expect(await asked).toBe(said);
  });

  it('goes into the message when it is written', async () => {
    const { keychain, workers, answer } = bench();
    const asked = keychain.writeOwn('device', 'key');
    await settle();
    expect(workers[0]?.posted).toEqual([{ id: 1, ask: 'write-own', name: 'device', secret: 'key' }]);
    answer(workers[0]!, 'ok');
    expect(await asked).toBe('ok');
  });
});

describe('entries by pattern', () => {
  it('come back without anything else', async () => {
    const { keychain, workers } = bench();
    const asked = keychain.find({ service: 'V*', account: 'anna' });
    await settle();
    workers[0]!.say({ id: 1, answer: 'found', entries: [{ ...ENTRY, attributes: { more: 'x' } }] });
    expect(await asked).toEqual({ entries: [ENTRY], hidden: false });
  });
});

describe('a person who waits no longer', () => {
  it('is answered at once, and what comes next has a new process', async () => {
    const { keychain, workers, clock, answer } = bench();
    keychain.stopWaiting();
    const asked = keychain.unlock([ENTRY]);
    await settle();
    keychain.stopWaiting();
    expect(await asked).toBe('cancelled');
    expect(workers[0]?.killed).toBe(true);
    const next = keychain.look(ENTRY);
    await settle();
    answer(workers[1]!, 'not-found');
    expect(await next).toBe('not-found');
    keychain.stop();
    expect(clock.timers).toBe(0);
  });
});

it("that nobody waits for the saved passwords any more ends no question of Keyturn's own, and asks none that waits", async () => {
  const { keychain, workers, answer } = bench();
  const own = keychain.readOwn('device');
  const waiting = keychain.update(ENTRY, secretBytes('x'), { create: false });
  const ownToo = keychain.writeOwn('device', 'key');
  await settle();
  keychain.stopWaiting();
  expect(workers[0]).toMatchObject({ killed: false, posted: [{ ask: 'read-own' }] });
  // Its own may take a minute.
  expect(await waiting).toBe('cancelled');
  answer(workers[0]!, 'not-found');
  expect(await own).toBe('not-found');
  await settle();
  expect(workers[0]!.posted.map(({ ask }) => ask)).toEqual(['read-own', 'write-own']);
  answer(workers[0]!, 'ok');
  expect(await ownToo).toBe('ok');
  const later = keychain.look(ENTRY);
  await settle();
  answer(workers[0]!, 'there');
  expect(await later).toBe('there');
});

describe('an accident', () => {
  it('past the deadline ends the process, and the next question has a new one', async () => {
    const { keychain, workers, clock, answer } = bench();
    const asked = keychain.update(ENTRY, secretBytes('x'), { create: false });
    await clock.advance(4_999);
    expect(workers[0]?.killed).toBe(false);
    await clock.advance(1);
    expect(await asked).toBe('unavailable');
    expect(workers[0]?.killed).toBe(true);
    const next = keychain.check();
    await settle();
    answer(workers[1]!, 'ok');
    expect(await next).toBe('ok');
  });

  it('of the process is an answer at once', async () => {
    const { keychain, workers, answer } = bench();
    const asked = keychain.look(ENTRY);
    await settle();
    workers[0]!.exit();
    expect(await asked).toBe('unavailable');
    const next = keychain.look(ENTRY);
    await settle();
    answer(workers[1]!, 'there');
    expect(await next).toBe('there');
  });

  it('of starting it is an answer too', async () => {
    const { keychain } = bench(() => {
      throw new Error('no such program');
    });
    expect(await keychain.unlock([ENTRY])).toBe('unavailable');
    expect(await keychain.check()).toBe('unavailable');
  });

  it('gives a person a minute to unlock', async () => {
    const { keychain, workers, clock } = bench();
    const asked = keychain.unlock([ENTRY]);
    await clock.advance(59_000);
    expect(workers[0]?.killed).toBe(false);
    await clock.advance(1_000);
    expect(await asked).toBe('unavailable');
  });
});

describe('the process', () => {
  it('ends at once when nothing more is asked, after what is under way', async () => {
    const { keychain, workers, answer } = bench();
    keychain.letGo();
    const asked = keychain.check();
    keychain.letGo();
    const next = keychain.look(ENTRY);
    await settle();
    expect(workers[0]?.killed).toBe(false);
    answer(workers[0]!, 'ok');
    expect(await asked).toBe('ok');
    await settle();
    expect(workers[0]?.killed).toBe(true);
    answer(workers[1]!, 'there');
    expect(await next).toBe('there');
    keychain.stop();
  });

  it('is got ready once, answers what is asked then, and ends by itself where nothing is', async () => {
    const { keychain, workers, clock, answer } = bench();
    keychain.prepare();
    keychain.prepare();
    expect(workers).toHaveLength(1);
    await clock.advance(14_000);
    const asked = keychain.check();
    await settle();
    answer(workers[0]!, 'ok');
    expect(await asked).toBe('ok');
    await clock.advance(15_000);
    expect(workers[0]?.killed).toBe(true);
    keychain.prepare();
    await clock.advance(15_000);
    expect(workers[1]?.killed).toBe(true);
    expect(clock.timers).toBe(0);
  });

  it('ends when nobody has asked for a quarter of a minute, and with the companion', async () => {
    const { keychain, workers, clock, answer } = bench();
    const asked = keychain.check();
    await settle();
    answer(workers[0]!, 'ok');
    await asked;
    await clock.advance(15_000);
    expect(workers[0]?.killed).toBe(true);
    const again = keychain.check();
    await settle();
    answer(workers[1]!, 'ok');
    await again;
    keychain.stop();
    expect(workers[1]?.killed).toBe(true);
    expect(clock.timers).toBe(0);
  });
});
