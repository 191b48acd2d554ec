// Nobody learns from Keyturn whether an account exists: not by status, text, step or mail, and not by work.
// Work is counted (statements, slow hashes, questions to the directory), not timed: a clock in a test
// machine proves nothing.
import type * as Argon2Module from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answer, Begun, CountedDatabase, Engine } from '../../support/engine.ts';
import { createEngine, openCountedDatabase } from '../../support/engine.ts';
import { comparable } from './comparable.ts';

type Argon2 = typeof Argon2Module;

const hashes = vi.hoisted(() => ({ count: 0 }));
vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<Pick<Argon2, 'hashRaw'>>();
  const hashRaw: Argon2['hashRaw'] = (...call) => {
    hashes.count += 1;
    return argon2.hashRaw(...call);
  };
  return { ...argon2, hashRaw };
});

let database: CountedDatabase;
let engine: Engine;
const unique = crypto.randomUUID();
const names = Object.fromEntries(
  ['enrolled', 'disabled', 'unenrolled', 'ambiguous', 'unknown', 'high', 'locked'].map((name) => [
    name,
    `${name}-${unique}`,
  ]),
);
let sources = 0;

beforeAll(async () => {
  database = await openCountedDatabase();
  engine = await createEngine({ database });
  const recoveryMail = 'someone@home.example';
  const enrolled = engine.addAccount({ username: names['enrolled']!, recoveryMail });
  const disabled = engine.addAccount({ username: names['disabled']!, recoveryMail, disabled: true });
  const high = engine.addAccount({ username: names['high']!, recoveryMail, tier: 'high' });
  for (const id of [enrolled, disabled, high]) {
    await engine.enrolTotp(id);
    await engine.enrolRecoveryCodes(id);
  }
  engine.addAccount({ username: names['unenrolled']! });
  engine.addAccount({ username: `a-${unique}`, mail: names['ambiguous']! });
  engine.addAccount({ username: `b-${unique}`, mail: names['ambiguous']! });
  const locked = engine.addAccount({ username: names['locked']! });
  engine.directory.change(locked, { lockedAt: engine.clock.now() });
});
beforeEach(() => {
  // Each test from a desk of its own: what one answers wrongly does not pause the next.
  sources += 1;
  engine.source = `192.0.2.${sources}`;
});
afterAll(async () => {
  await engine.close();
  await database.close();
});

/** What one call cost, apart from its answer. */
interface Seen {
  readonly answer: Answer;
  readonly work: { statements: string[]; slowHashes: number; asked: string[] };
}

async function watch(call: () => Promise<Answer>): Promise<Seen> {
  await engine.resets.outbox.drain();
  const methods = ['find', 'read', 'policy', 'verifyPassword', 'badPasswordCount', 'prepareChange'] as const;
  const spies = methods.map((method) => vi.spyOn(engine.directory, method));
  hashes.count = 0;
  const from = database.statements.length;
  // Mail goes out after the answer, as with a real server.
  let release = (): void => undefined;
  engine.courier.held = new Promise((resolve) => {
    release = resolve;
  });
  const answer = await call();
  const statements = database.statements.slice(from).map((sql) => sql.replaceAll(/\$\d+/g, '?'));
  const asked = methods.flatMap((method, index) => spies[index]!.mock.calls.map(() => method));
  for (const spy of spies) spy.mockRestore();
  release();
  return { answer, work: { statements, slowHashes: hashes.count, asked } };
}

async function start(name: string): Promise<{ seen: Seen; reset: Begun }> {
  const body = { username: names[name]!, reason: 'forgotten', channel: 'portal' };
  const seen = await watch(() => engine.call('POST', '/v1/resets', { body }));
  const { id, token, step } = seen.answer.body;
  return { seen, reset: { id, token, step, path: `/v1/resets/${id}` } };
}

describe.each(['disabled', 'unenrolled', 'ambiguous', 'unknown', 'high'])('%s like enrolled', (name) => {
  const same = async (call: (reset: Begun) => Promise<Answer>) => {
    const [one, other] = [await start('enrolled'), await start(name)];
    const [known, stranger] = [await watch(() => call(one.reset)), await watch(() => call(other.reset))];
    expect(comparable(stranger.answer)).toEqual(comparable(known.answer));
    expect(stranger.work).toEqual(known.work);
    return known;
  };
  const verify = (factor: string, response: string) => (reset: Begun) =>
    engine.call('POST', `${reset.path}/verifications`, { token: reset.token, body: { factor, response } });
  const challenge = ({ path, token }: Begun) =>
    engine.call('POST', `${path}/challenges`, { token, body: { factor: 'email-code' } });

  test('starting', async () => {
    const [known, stranger] = [await start('enrolled'), await start(name)];
    expect(comparable(stranger.seen.answer)).toEqual(comparable(known.seen.answer));
    expect(stranger.seen.work).toEqual(known.seen.work);
    expect(known.seen.work.asked).toEqual(['find']);
  });

  test('asking for a code', async () => {
    const known = await same(challenge);
    expect(known.answer).toMatchObject({ status: 202, body: { step: { factors: { 1: { sent: true } } } } });
  });

  test('a wrong code of an app, twice', async () => {
    const known = await same(async (reset) => {
      await verify('totp', '000000')(reset);
      return verify('totp', '000001')(reset);
    });
    expect(known.answer.body.serverTime).toBe(engine.clock.now().toISOString());
  });

  test('a wrong code by mail', async () => {
    await same(async (reset) => {
      await challenge(reset);
      return verify('email-code', 'abcdef')(reset);
    });
  });

  test('a wrong recovery code', async () => {
    const known = await same(verify('recovery-code', 'AAAA-CCCC-DDDD-EEEE'));
    expect(known.work.slowHashes).toBe(1);
  });

  test('reading, extending and cancelling', async () => {
    for (const [method, tail] of [
      ['GET', ''],
      ['POST', '/extension'],
      ['PUT', '/password'],
      ['DELETE', ''],
    ] as const)
      await same(({ path, token }) =>
        engine.call(method, path + tail, { token, ...(method === 'PUT' ? { body: { password: 'x' } } : {}) }),
      );
  });
});

test('too many wrong answers pause a stranger as they pause an account', async () => {
  const answers = [];
  for (const name of ['enrolled', 'unknown']) {
    const { reset } = await start(name);
    const body = { factor: 'totp', response: '000000' };
    const verify = () => engine.call('POST', `${reset.path}/verifications`, { token: reset.token, body });
    for (let tries = 0; tries < 10; tries += 1) await verify();
    answers.push(await watch(verify));
  }
  const [known, stranger] = answers;
  expect(known!.answer.status).toBe(429);
  expect(comparable(stranger!.answer)).toEqual(comparable(known!.answer));
  expect(stranger!.work).toEqual(known!.work);
});

describe('signing in', () => {
  const signIn = (name: string, password: string) =>
    watch(() => engine.call('POST', '/v1/sessions', { body: { username: names[name]!, password } }));

  test.each(['unenrolled', 'ambiguous', 'unknown', 'disabled'])('%s like a wrong password', async (name) => {
    // Another account each time: one that was tried twice has no tries left, and is not bound as any more.
    names[`fresh ${name}`] = `fresh-${name}-${unique}`;
    engine.addAccount({ username: names[`fresh ${name}`]! });
    const [known, stranger] = [
      await signIn(`fresh ${name}`, 'wrong-Password-1'),
      await signIn(name, 'wrong-Password-1'),
    ];
    expect(known.answer.status).toBe(401);
    expect(comparable(stranger.answer)).toEqual(comparable(known.answer));
    expect(stranger.work).toEqual(known.work);
    expect(known.work.asked.filter((method) => method === 'verifyPassword')).toHaveLength(1);
  });

  test('a disabled account does not even confirm its right password', async () => {
    const right = await signIn('disabled', 'old-Password-1');
    const wrong = await signIn('unknown', 'old-Password-1');
    expect(comparable(right.answer)).toEqual(comparable(wrong.answer));
  });

  test('a locked account answers like a wrong password, asking as much', async () => {
    const [known, stranger] = [await signIn('locked', 'old-Password-1'), await signIn('unknown', 'x')];
    expect(comparable(known.answer)).toEqual(comparable(stranger.answer));
    expect(known.work.asked).toEqual(stranger.work.asked);
  });
});

test('no mail goes to anybody for a stranger', async () => {
  const before = engine.courier.sent.length;
  for (const name of ['unenrolled', 'ambiguous', 'unknown']) {
    const { reset } = await start(name);
    const body = { factor: 'email-code' };
    await engine.call('POST', `${reset.path}/challenges`, { token: reset.token, body });
  }
  await engine.resets.outbox.drain();
  expect(engine.courier.sent).toHaveLength(before);
});

test('what is down is told to everybody alike', async () => {
  const [one, other] = [await start('enrolled'), await start('unknown')];
  engine.courier.down = true;
  for (const { reset } of [one, other]) {
    const body = { factor: 'email-code' };
    const answer = await engine.call('POST', `${reset.path}/challenges`, { token: reset.token, body });
    expect(answer).toMatchObject({ status: 503, body: { type: 'urn:keyturn:problem:mail-unavailable' } });
  }
  engine.directory.down = true;
  for (const name of ['enrolled', 'unknown']) expect((await start(name)).seen.answer.status).toBe(503);
});
