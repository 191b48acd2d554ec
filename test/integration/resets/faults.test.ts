// What happens when an answer is lost, a server dies, or two act at once: nothing is done twice, and what is
// shown is true. Servers die only at the rim: in the directory, before or after it has done its work.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { DirectoryUnavailable } from '../../../server/directory/directory.ts';
import { keepUp } from '../../../server/resets/upkeep.ts';
import type { Begun, CountedDatabase, Engine } from '../../support/engine.ts';
import { begin, createEngine, openCountedDatabase, proveBoth } from '../../support/engine.ts';

let database: CountedDatabase;
let engine: Engine;
let id: string;
let secret: string;
let reset: Begun;
beforeAll(async () => {
  database = await openCountedDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  engine = await createEngine({ database });
  const username = `amira-${crypto.randomUUID()}`;
  id = engine.addAccount({ username, recoveryMail: 'a@home.example', mail: 'a@corp.example' });
  secret = await engine.enrolTotp(id);
  reset = await begin(engine, username, 'locked');
  await proveBoth(engine, reset, secret);
  return () => engine.close();
});

const newPassword = 'lantern-Harbour-42-violet';
const put = (password = newPassword, { path, token } = reset) =>
  engine.call('PUT', `${path}/password`, { token, body: { password } });
const step = async ({ path, token } = reset) => (await engine.call('GET', path, { token })).body.step;
/** Past the lease of a server that died, and past the time in which a request may still be on its way. */
const later = () => engine.later(60);
const outcomes = async () =>
  (await engine.audit())
    .filter(({ type, targetId }) => type === 'password.change' && targetId === id)
    .map(({ outcome }) => outcome);

/** The server dies while it asks the directory: the call never comes back, whatever the directory did. */
async function dieDuring(method: 'prepareChange' | 'setPassword' | 'unlock', when: 'before' | 'after') {
  const real = engine.directory[method].bind(engine.directory) as (...given: unknown[]) => Promise<unknown>;
  const reached = Promise.withResolvers<undefined>();
  const spy = vi.spyOn(engine.directory, method).mockImplementation(async (...given: unknown[]) => {
    if (when === 'after') await real(...given);
    reached.resolve(undefined);
    return new Promise<never>(() => undefined);
  });
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const call =
    method === 'unlock' ? engine.call('POST', `${reset.path}/unlock`, { token: reset.token }) : put();
  void call.catch(() => undefined);
  await reached.promise;
  // With its timers gone nobody renews its lease any more.
  vi.clearAllTimers();
  vi.useRealTimers();
  spy.mockRestore();
  await engine.crash();
}

describe('an answer is lost', () => {
  test('after the directory took the password: completed, once', async () => {
    engine.directory.faults = ['lost-after'];
    expect((await put()).body.step).toMatchObject({ kind: 'completed', confirmed: 'not-possible' });
    expect(engine.directory.accepted).toHaveLength(1);
    expect(await outcomes()).toEqual(['intended', 'succeeded']);
  });

  test('before it took it: working until that is certain, then the next try', async () => {
    engine.directory.faults = ['lost-before'];
    expect((await put()).body.step.kind).toBe('working');
    expect((await step()).kind).toBe('working');
    expect((await put('another-Harbour-43-violet')).body.type).toBe('urn:keyturn:problem:change-in-progress');
    await later();
    expect((await step()).kind).toBe('new-password');
    expect((await put()).body.step.kind).toBe('completed');
    expect(engine.directory.accepted).toHaveLength(1);
    expect(await outcomes()).toEqual(['intended', 'refused', 'intended', 'succeeded']);
  });

  test('before it took it, after long preparing: the time is counted from the handing over', async () => {
    const real = engine.directory.prepareChange.bind(engine.directory);
    vi.spyOn(engine.directory, 'prepareChange').mockImplementationOnce(async (account) => {
      await engine.later(30);
      return real(account);
    });
    engine.directory.faults = ['lost-before'];
    expect((await put()).body.step.kind).toBe('working');
  });

  test('and nobody answers any more: working, until the controller is back', async () => {
    engine.directory.faults = ['lost-after'];
    const real = engine.directory.resolve.bind(engine.directory);
    const spy = vi.spyOn(engine.directory, 'resolve').mockResolvedValue({ kind: 'unreachable' });
    expect((await put()).body.step.kind).toBe('working');
    await later();
    expect((await step()).kind).toBe('working');
    spy.mockImplementation(real);
    await later();
    expect((await step()).kind).toBe('completed');
  });

  test('and nothing proves either: undetermined, said so, and no second try in this reset', async () => {
    engine.directory.faults = ['lost-after'];
    vi.spyOn(engine.directory, 'resolve').mockResolvedValue({ kind: 'undetermined' });
    expect((await put()).body.step).toEqual({ kind: 'ended', outcome: 'undetermined' });
    expect((await put()).status).toBe(410);
    expect(await outcomes()).toEqual(['intended', 'unknown']);
  });

  test('because of something nobody foresaw: asked, not guessed', async () => {
    vi.spyOn(engine.directory, 'setPassword').mockRejectedValueOnce(new Error('a bug'));
    expect((await put()).body.step.kind).toBe('working');
  });
});

describe('the directory does not answer', () => {
  test('before anything was handed over: 503, nothing open, and the next try works', async () => {
    engine.directory.faults = ['unavailable'];
    expect((await put()).status).toBe(503);
    expect((await step()).kind).toBe('new-password');
    expect((await put()).body.step.kind).toBe('completed');
  });

  test('when the change is prepared: the same', async () => {
    engine.directory.down = true;
    expect((await put()).status).toBe(503);
    engine.directory.down = false;
    expect((await put()).body.step.kind).toBe('completed');
  });
});

describe('a server dies', () => {
  test('before it handed anything over', async () => {
    await dieDuring('prepareChange', 'before');
    expect((await step()).kind).toBe('working');
    await later();
    expect((await step()).kind).toBe('new-password');
    expect(engine.directory.handedOver).toBe(0);
    expect((await put()).body.step.kind).toBe('completed');
  });

  test('after the intent, before the directory did anything', async () => {
    await dieDuring('setPassword', 'before');
    expect((await put()).body.type).toBe('urn:keyturn:problem:change-in-progress');
    await later();
    expect((await step()).kind).toBe('new-password');
    expect(engine.directory.accepted).toHaveLength(0);
  });

  test('between accepted and replied: completed at the next start, not done again', async () => {
    await dieDuring('setPassword', 'after');
    await later();
    await keepUp(engine.resets);
    expect(await step()).toMatchObject({ kind: 'completed', confirmed: 'not-possible' });
    expect(engine.directory.accepted).toHaveLength(1);
    expect(await outcomes()).toEqual(['intended', 'succeeded']);
    await engine.resets.outbox.drain();
    expect(engine.courier.sent.at(-1)?.mail.subject).toBe('Your Corp password was changed');
  });

  test('between accepted and unlocked: unlocked before it is settled', async () => {
    await dieDuring('setPassword', 'after');
    engine.directory.change(id, { lockedAt: engine.clock.now() });
    await later();
    await keepUp(engine.resets);
    expect(await step()).toMatchObject({ kind: 'completed', unlocked: true });
    expect((await engine.directory.read(id))!.locked).toBe(false);
  });

  test('between accepted and unlocked, and nobody unlocks yet: it stays open', async () => {
    await dieDuring('setPassword', 'after');
    engine.directory.change(id, { lockedAt: engine.clock.now() });
    await later();
    const spy = vi.spyOn(engine.directory, 'unlock').mockRejectedValue(new DirectoryUnavailable('away'));
    await keepUp(engine.resets);
    expect((await step()).kind).toBe('working');
    spy.mockRestore();
    await later();
    expect(await step()).toMatchObject({ kind: 'completed', unlocked: true });
  });

  test('while it unlocks: found out by asking', async () => {
    engine.directory.change(id, { lockedAt: engine.clock.now() });
    await dieDuring('unlock', 'after');
    await later();
    expect(await step()).toMatchObject({ kind: 'completed', changedAt: null, unlocked: true });
  });

  test('before it unlocks: nothing was done, and it may be tried again', async () => {
    engine.directory.change(id, { lockedAt: engine.clock.now() });
    await dieDuring('unlock', 'before');
    await engine.later(30);
    expect((await step()).kind).toBe('new-password');
    expect((await engine.directory.read(id))!.locked).toBe(true);
  });
});

describe('two at once', () => {
  test('two equal submissions reach the directory once', async () => {
    const answers = await Promise.all([put(), put(), put('another-Harbour-43-violet')]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(engine.directory.handedOver).toBe(1);
  });

  test('two that the directory refuses by a rule it has just changed: nothing unforeseen', async () => {
    engine.directory.setPolicy({ minLength: 40 });
    const { db } = engine.resets;
    const transaction = db.transaction.bind(db);
    const first = Promise.withResolvers<Awaited<ReturnType<typeof put>>>();
    // The second was let in with the old rules and claims when the first has been refused by the new ones.
    const spy = vi.spyOn(db, 'transaction').mockImplementationOnce(async (work, config) => {
      first.resolve(await put());
      return transaction(work, config);
    });
    expect((await put()).body.type).toBe('urn:keyturn:problem:change-in-progress');
    expect((await first.promise).body.reason).toBe('too-short');
    spy.mockRestore();
  });

  test('cancelled while the change is claimed: one of them happens, never both', async () => {
    const claimed = Promise.withResolvers<undefined>();
    const gate = Promise.withResolvers<undefined>();
    const real = engine.directory.setPassword.bind(engine.directory);
    vi.spyOn(engine.directory, 'setPassword').mockImplementation(async (...given) => {
      claimed.resolve(undefined);
      await gate.promise;
      return real(...given);
    });
    const { db } = engine.resets;
    const transaction = db.transaction.bind(db);
    const holdOnce = vi.spyOn(db, 'transaction');
    let change: ReturnType<typeof put> | null = null;
    // The change is claimed after the cancelling was let in and before it writes.
    holdOnce.mockImplementationOnce(async (work, config) => {
      change = put();
      await claimed.promise;
      return transaction(work, config);
    });
    const cancelled = await engine.call('DELETE', reset.path, { token: reset.token });
    gate.resolve(undefined);
    holdOnce.mockRestore();
    const changed = await change!;
    expect([cancelled.status, changed.status]).toEqual([409, 200]);
    expect((await step()).kind).toBe('completed');
    const types = (await engine.audit()).filter((event) => event.targetId === id).map(({ type }) => type);
    expect(types).not.toContain('reset.cancelled');
  });

  test('two resets of one account: the second waits until the first is settled', async () => {
    const other = await begin(engine, (await engine.directory.read(id))!.names.username);
    engine.clock.advance(60);
    await proveBoth(engine, other, secret);
    engine.directory.faults = ['lost-before'];
    expect((await put()).body.step.kind).toBe('working');
    expect((await put(newPassword, other)).body.type).toBe('urn:keyturn:problem:change-in-progress');
    expect(engine.directory.handedOver).toBe(1);
  });

  test('a server that was taken for dead before it handed anything over does not do it any more', async () => {
    const username = `carl-${crypto.randomUUID()}`;
    const own = engine.addAccount({ username, recoveryMail: 'c@home.example' });
    const app = await engine.enrolTotp(own);
    const expiring = await begin(engine, username, 'expiring');
    const verify = (factor: string, response: string) =>
      engine.call('POST', `${expiring.path}/verifications`, {
        ...{ token: expiring.token, body: { factor, response } },
      });
    await verify('totp', await engine.code(app));
    await verify('current-password', 'old-Password-1');
    const real = engine.directory.badPasswordCount.bind(engine.directory);
    vi.spyOn(engine.directory, 'badPasswordCount').mockImplementationOnce(async (account) => {
      await later();
      await keepUp(engine.resets);
      return real(account);
    });
    const answer = await engine.call('PUT', `${expiring.path}/password`, {
      ...{ token: expiring.token, body: { password: newPassword, currentPassword: 'old-Password-1' } },
    });
    expect(answer.body.step.kind).toBe('new-password');
    expect(engine.directory.handedOver).toBe(0);
  });

  test('a server that lives is not judged by another', async () => {
    const gate = Promise.withResolvers<undefined>();
    const real = engine.directory.setPassword.bind(engine.directory);
    const begun = Promise.withResolvers<undefined>();
    vi.spyOn(engine.directory, 'setPassword').mockImplementation(async (...given) => {
      begun.resolve(undefined);
      await gate.promise;
      return real(...given);
    });
    const resolve = vi.spyOn(engine.directory, 'resolve');
    const call = put();
    await begun.promise;
    await keepUp(engine.resets);
    expect((await step()).kind).toBe('working');
    expect(resolve).not.toHaveBeenCalled();
    gate.resolve(undefined);
    expect((await call).body.step.kind).toBe('completed');
  });
});

test('the time runs out while the directory works: completed is completed', async () => {
  engine.directory.faults = ['lost-after'];
  const spy = vi.spyOn(engine.directory, 'resolve').mockResolvedValue({ kind: 'unreachable' });
  await put();
  await engine.later(3_600);
  expect((await step()).kind).toBe('working');
  await keepUp(engine.resets);
  spy.mockRestore();
  await later();
  await keepUp(engine.resets);
  expect((await step()).kind).toBe('completed');
});

test('the directory is away when the proof is complete: it stays, and GET goes on later', async () => {
  const username = `fatima-${crypto.randomUUID()}`;
  const account = engine.addAccount({ username, recoveryMail: 'f@home.example' });
  const [app, codes] = [await engine.enrolTotp(account), await engine.enrolRecoveryCodes(account)];
  const own = await begin(engine, username);
  const verify = (factor: string, response: string) =>
    engine.call('POST', `${own.path}/verifications`, { token: own.token, body: { factor, response } });
  await verify('totp', await engine.code(app));
  engine.directory.down = true;
  expect((await verify('recovery-code', codes[0]!)).status).toBe(503);
  expect((await engine.call('GET', own.path, { token: own.token })).status).toBe(503);
  const longer = await engine.call('POST', `${own.path}/extension`, { token: own.token });
  expect(longer.status).toBe(200);
  engine.directory.down = false;
  expect((await step(own)).kind).toBe('new-password');
});
