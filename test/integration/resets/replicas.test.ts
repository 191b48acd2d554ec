// Two servers on one PostgreSQL: what may happen once happens once, whichever of them is asked.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChangeOutcome } from '../../../server/directory/directory.ts';
import { keepUp } from '../../../server/resets/upkeep.ts';
import { limitsOf } from '../../../server/throttle/limits.ts';
import type { Answer, Begun, Engine, Sibling } from '../../support/engine.ts';
import { begin, createEngine, proveBoth } from '../../support/engine.ts';
import { openPostgres, type PostgresStore } from '../../support/postgres-store.ts';
import { makeOlder } from '../../support/engine-time.ts';

let store: PostgresStore;
let engine: Engine;
let other: Sibling;
beforeAll(async () => {
  store = await openPostgres();
});
afterAll(() => store.close());
beforeEach(async () => {
  engine = await createEngine({ database: store });
  other = engine.sibling();
  return async () => {
    await other.close();
    await engine.close();
  };
});

async function agent() {
  const username = `amira-${crypto.randomUUID()}`;
  const id = engine.addAccount({ username, mail: 'a@corp.example', recoveryMail: 'a@home.example' });
  return { username, id, secret: await engine.enrolTotp(id) };
}

/** The same call, many times at once, on both servers in turn. */
const storm = (count: number, call: (server: Pick<Engine, 'call'>, index: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: count }, (_each, index) => call(index % 2 === 0 ? engine : other, index)));

const verify = (server: Pick<Engine, 'call'>, { path, token }: Begun, factor: string, response: string) =>
  server.call('POST', `${path}/verifications`, { token, body: { factor, response } });

test('a password that is submitted many times at once is handed over once', async () => {
  const { username, id, secret } = await agent();
  const reset = await begin(engine, username);
  await proveBoth(engine, reset, secret);
  const { path, token } = reset;
  const answers = await storm(12, (server, index) =>
    server.call('PUT', `${path}/password`, { token, body: { password: `lantern-Harbour-${index}-violet` } }),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(11);
  expect(engine.directory.accepted.filter((each) => each.id === id)).toHaveLength(1);
});

describe('single use', () => {
  test('a code of an app counts in one reset of many', async () => {
    const { username, secret } = await agent();
    const resets = await Promise.all(Array.from({ length: 6 }, () => begin(engine, username)));
    const code = await engine.code(secret);
    const answers = await storm(6, (server, index) => verify(server, resets[index]!, 'totp', code));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('a recovery code counts in one reset of many', async () => {
    const { username, id } = await agent();
    const [code] = await engine.enrolRecoveryCodes(id);
    const resets = await Promise.all(Array.from({ length: 6 }, () => begin(engine, username)));
    const answers = await storm(6, (server, index) => verify(server, resets[index]!, 'recovery-code', code!));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

test('guesses in parallel are counted one by one: ten, then a pause, and then not even the right code', async () => {
  await engine.close();
  engine = await createEngine({ database: store, limits: { ...limitsOf() } });
  const { username, secret } = await agent();
  await other.close();
  other = engine.sibling();
  const reset = await begin(engine, username);
  const answers = await storm(40, (server) => verify(server, reset, 'totp', '000000'));
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
  expect((await verify(engine, reset, 'totp', await engine.code(secret))).status).toBe(429);
  engine.source = '203.0.113.9';
  const elsewhere = await begin(engine, username);
  expect((await verify(engine, elsewhere, 'totp', await engine.code(secret))).status).toBe(200);
});

test('what a dead server left open is settled once, though both look', async () => {
  const { username, id, secret } = await agent();
  const reset = await begin(engine, username);
  await proveBoth(engine, reset, secret);
  const { path, token } = reset;
  engine.directory.faults = ['lost-after'];
  const spy = vi.spyOn(engine.directory, 'resolve').mockResolvedValue({ kind: 'unreachable' });
  const body = { password: 'lantern-Harbour-42-violet' };
  expect((await engine.call('PUT', `${path}/password`, { token, body })).body.step.kind).toBe('working');
  spy.mockRestore();
  await engine.later(60);
  await Promise.all([engine, other, engine, other].map(({ resets }) => keepUp(resets)));
  await Promise.all([engine, other].map(({ resets }) => resets.outbox.drain()));
  const events = (await engine.audit()).filter(({ targetId }) => targetId === id);
  const count = (type: string, outcome: string) =>
    events.filter((event) => event.type === type && event.outcome === outcome).length;
  expect(count('password.change', 'succeeded')).toBe(1);
  expect(count('reset.completed', 'succeeded')).toBe(1);
  expect(count('notice.sent', 'succeeded')).toBe(1);
});

describe('clocks that are ten minutes apart', () => {
  // Renewing is by an interval: a server without it is taken for dead.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  /** A change that one server works on until `finish` is called. */
  async function working() {
    const { username, id, secret } = await agent();
    const reset = await begin(engine, username);
    await proveBoth(engine, reset, secret);
    const { path, token } = reset;
    const [reached, answered] = [Promise.withResolvers<undefined>(), Promise.withResolvers<ChangeOutcome>()];
    const spy = vi.spyOn(engine.directory, 'setPassword').mockImplementation(() => {
      reached.resolve(undefined);
      return answered.promise;
    });
    const body = { password: 'lantern-Harbour-42-violet' };
    const answer = engine.call('PUT', `${path}/password`, { token, body });
    await reached.promise;
    spy.mockRestore();
    const finish = async (outcome: ChangeOutcome) => {
      answered.resolve(outcome);
      return (await answer).body;
    };
    const outcomes = async () =>
      (await engine.audit())
        .filter(({ type, targetId }) => type === 'password.change' && targetId === id)
        .map(({ outcome, reason }) => reason ?? outcome);
    return { path, token, finish, outcomes };
  }

  test.each([600, -600])('what one server works on is not taken over (%i s)', async (ahead) => {
    const sibling = engine.sibling(ahead);
    const { path, token, finish, outcomes } = await working();
    const resolve = vi.spyOn(engine.directory, 'resolve');
    await makeOlder(store.db, 10);
    await keepUp(sibling.resets);
    expect((await sibling.call('GET', path, { token })).body.step.kind).toBe('working');
    expect(resolve).not.toHaveBeenCalled();
    const told = await finish({ kind: 'refused', reason: 'not-accepted', detail: null });
    expect(told.reason).toBe('not-accepted');
    expect(await outcomes()).toEqual(['intended', 'not-accepted']);
    await sibling.close();
  });

  test.each([600, -600])('what a dead one left is, once its time is over (%i s)', async (ahead) => {
    const sibling = engine.sibling(ahead);
    const { path, token, finish, outcomes } = await working();
    await makeOlder(store.db, 21);
    await keepUp(sibling.resets);
    expect((await sibling.call('GET', path, { token })).body.step.kind).toBe('new-password');
    expect((await finish({ kind: 'refused', reason: 'not-accepted', detail: null })).step.kind).toBe(
      'new-password',
    );
    expect(await outcomes()).toEqual(['intended', 'not-changed']);
    await sibling.close();
  });
});

test('whoever has too little left of its claim when it begins hands nothing over', async () => {
  const { username, id, secret } = await agent();
  const reset = await begin(engine, username);
  await proveBoth(engine, reset, secret);
  const { path, token } = reset;
  const body = { password: 'lantern-Harbour-42-violet' };
  let now = 0;
  const slow = vi.spyOn(engine.clock, 'monotonic').mockImplementation(() => (now += 6_000));
  expect((await engine.call('PUT', `${path}/password`, { token, body })).status).toBe(503);
  expect(engine.directory.handedOver).toBe(0);
  slow.mockRestore();
  expect((await engine.call('PUT', `${path}/password`, { token, body })).body.step.kind).toBe('completed');
  expect(engine.directory.accepted.filter((each) => each.id === id)).toHaveLength(1);
});

test('the database is lost while the directory works: 503, and completed once it is back', async () => {
  const { username, id, secret } = await agent();
  const reset = await begin(engine, username);
  await proveBoth(engine, reset, secret);
  const { path, token } = reset;
  const real = engine.directory.setPassword.bind(engine.directory);
  const spy = vi.spyOn(engine.directory, 'setPassword').mockImplementation(async (...given) => {
    const outcome = await real(...given);
    await store.server.shutDown();
    return outcome;
  });
  const body = { password: 'lantern-Harbour-42-violet' };
  const lost = await engine.call('PUT', `${path}/password`, { token, body });
  expect(lost).toMatchObject({ status: 503, body: { type: 'urn:keyturn:problem:database-unavailable' } });
  spy.mockRestore();
  await store.server.start();
  await expect
    .poll(() =>
      store.ready().then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  expect((await engine.call('GET', path, { token })).body.step.kind).toBe('working');
  await engine.later(60);
  expect((await engine.call('GET', path, { token })).body.step.kind).toBe('completed');
  expect(engine.directory.accepted.filter((each) => each.id === id)).toHaveLength(1);
});
