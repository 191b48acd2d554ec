// An unlock that did not reach every controller: repeated until it has, by one server at a time, never against
// a newer lock, and written down.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { claimAccount } from '../../../server/resets/intents.ts';
import { repeatUnlocks } from '../../../server/resets/unlock-repeats.ts';
import { unlockRepeats } from '../../../server/resets/tables.ts';
import type { Store } from '../../../server/store/database.ts';
import { begin, createEngine, proveBoth, type Begun, type Engine } from '../../support/engine.ts';
import { openPostgres } from '../../support/postgres-store.ts';

let store: Store;
let engine: Engine;
let account: string;
let reset: Begun;
beforeAll(async () => {
  store = await openPostgres();
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.db.delete(unlockRepeats);
  engine = await createEngine({ database: store });
  const username = `amira-${crypto.randomUUID()}`;
  account = engine.addAccount({ username, recoveryMail: 'a@home.example' });
  const secret = await engine.enrolTotp(account);
  engine.directory.change(account, { lockedAt: engine.clock.now() });
  engine.clock.advance(60);
  reset = await begin(engine, username, 'locked');
  await proveBoth(engine, reset, secret);
  return () => engine.close();
});

const unlock = () => engine.call('POST', `${reset.path}/unlock`, { token: reset.token });
const put = (body: object) => engine.call('PUT', `${reset.path}/password`, { token: reset.token, body });
const newPassword = { password: 'lantern-Harbour-42-violet' };
const waiting = () => store.db.select().from(unlockRepeats);
const trail = async () =>
  (await engine.audit())
    .filter(
      ({ targetId, type, actorKind }) =>
        targetId === account && type === 'account.unlock' && actorKind === 'server',
    )
    .map(({ outcome, reason, detail, reference }) => ({ outcome, reason, detail, reference }));
/** The next minute's round. */
const nextRound = async () => {
  await engine.later(60);
  await repeatUnlocks(engine.resets);
};

describe.each([
  ['alone', unlock],
  ['after a change', () => put(newPassword)],
])('an unlock %s that did not reach every controller', (_name, change) => {
  test('is repeated each minute until it has', async () => {
    engine.directory.partly = true;
    expect((await change()).body.step.kind).toBe('completed');
    const spy = vi.spyOn(engine.directory, 'unlock');
    await repeatUnlocks(engine.resets);
    expect(spy).not.toHaveBeenCalled();
    await nextRound();
    await repeatUnlocks(engine.resets);
    expect(spy).toHaveBeenCalledTimes(1);
    engine.directory.partly = false;
    await nextRound();
    await nextRound();
    expect(spy).toHaveBeenCalledTimes(2);
    expect(await waiting()).toEqual([]);
    const { body } = await engine.call('GET', reset.path, { token: reset.token });
    expect(await trail()).toEqual([
      {
        outcome: 'intended',
        reason: null,
        detail: { everywhere: false, repeats: 0 },
        reference: body.reference,
      },
      {
        outcome: 'succeeded',
        reason: null,
        detail: { everywhere: true, repeats: 2 },
        reference: body.reference,
      },
    ]);
  });
});

test('an unlock that reached every controller is not repeated', async () => {
  expect((await unlock()).body.step.kind).toBe('completed');
  expect(await waiting()).toEqual([]);
  expect(await trail()).toEqual([]);
});

test('a newer lock stays', async () => {
  engine.directory.partly = true;
  await unlock();
  engine.clock.advance(30);
  engine.directory.change(account, { lockedAt: engine.clock.now() });
  engine.directory.partly = false;
  await nextRound();
  expect((await engine.directory.read(account))!.locked).toBe(true);
  expect(await waiting()).toEqual([]);
});

test('a lock from before the change, on a controller that is back, is taken away', async () => {
  engine.directory.partly = true;
  await unlock();
  engine.directory.change(account, { lockedAt: new Date(engine.clock.now().getTime() - 60_000) });
  engine.directory.partly = false;
  await nextRound();
  expect((await engine.directory.read(account))!.locked).toBe(false);
});

test('two servers repeat it once', async () => {
  engine.directory.partly = true;
  await unlock();
  const other = engine.sibling(-600);
  const spy = vi.spyOn(engine.directory, 'unlock');
  await engine.later(60);
  await Promise.all([engine, other, engine, other].map(({ resets }) => repeatUnlocks(resets)));
  expect(spy).toHaveBeenCalledTimes(1);
  await other.close();
});

test('after an hour it is given up, and that is told; a directory that does not answer is no end', async () => {
  engine.directory.partly = true;
  await unlock();
  engine.directory.down = true;
  for (let minute = 1; minute < 60; minute += 1) await nextRound();
  expect(await waiting()).toHaveLength(1);
  await nextRound();
  expect(await waiting()).toEqual([]);
  expect((await trail()).at(-1)).toMatchObject({
    outcome: 'failed',
    detail: { everywhere: false, repeats: 60 },
  });
});

test('an account that may not be touched any more is left alone', async () => {
  engine.directory.partly = true;
  await unlock();
  vi.spyOn(engine.directory, 'unlock').mockResolvedValueOnce({
    kind: 'refused',
    reason: 'protected-account',
  });
  await nextRound();
  expect(await waiting()).toEqual([]);
  expect((await trail()).at(-1)).toMatchObject({ outcome: 'refused', reason: 'protected-account' });
});

test('while another change of the account is open nothing is touched', async () => {
  engine.directory.partly = true;
  await unlock();
  const intent = { resetId: crypto.randomUUID(), accountId: account, kind: 'reset' } as const;
  await store.db.transaction((tx) => claimAccount(tx, intent));
  const spy = vi.spyOn(engine.directory, 'unlock');
  await nextRound();
  expect(spy).not.toHaveBeenCalled();
  expect(await waiting()).toHaveLength(1);
});
