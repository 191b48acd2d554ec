// A workstation asks whether a password is the one of now: within the account's budget, and without a word about names.
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { FakeAccount } from '../../fakes/directory.ts';
import { type CountedDatabase, openCountedDatabase } from '../../support/engine.ts';
import { openWorkstations, type Workstation, type Workstations } from '../../support/workstations.ts';

let database: CountedDatabase;
let floor: Workstations;
let workstation: Workstation;
beforeAll(async () => {
  database = await openCountedDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  floor = openWorkstations({ db: database.db });
  workstation = await floor.enrol();
  return () => floor.close();
});

let made = 0;
const agent = (over: Partial<FakeAccount> = {}) => {
  made += 1;
  const username = `asked${made}`;
  const id = floor.directory.add({ username, password: 'right One-1', ...over });
  return { id, username };
};
const verify = (username: string, password: string, from = workstation) =>
  from.call('POST', '/v1/password-verifications', { body: { username, password } });

test('the right one is current, with the names and the instant of its change', async () => {
  const changed = new Date(floor.clock.now().getTime() - 90_000);
  const { username } = agent({ upn: 'asked@corp.test', passwordChangedAt: changed });
  const { status, body } = await verify(username, 'right One-1');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    verdict: 'current',
    names: { username, upn: 'asked@corp.test' },
    changedAt: changed.toISOString(),
  });
});

test('one that must be changed is the one of now all the same', async () => {
  const { username } = agent({ mustChange: true });
  expect((await verify(username, 'right One-1')).body).toMatchObject({ verdict: 'current', changedAt: null });
});

test('a wrong one, and any of a name that nobody has or nobody may use, look alike', async () => {
  const { username } = agent();
  const disabled = agent({ disabled: true });
  for (const name of [username, disabled.username, 'nobody-at-all']) {
    const password = name === username ? 'wrong' : 'right One-1';
    const { status, body } = await verify(name, password);
    expect({ status, body }).toEqual({ status: 200, body: { verdict: 'wrong' } });
  }
});

test('it never locks an account: the budget is shared by all workstations, and the last try is left to its holder', async () => {
  const { id, username } = agent();
  floor.directory.setPolicy({ lockoutThreshold: 6 });
  const other = await floor.enrol('FLOOR-13 / ben');
  const verdicts: string[] = [];
  for (const from of [workstation, other, workstation, other])
    verdicts.push((await verify(username, 'wrong', from)).body.verdict);
  expect(verdicts).toEqual(['wrong', 'wrong', 'undetermined', 'undetermined']);
  expect((await floor.directory.read(id))!.locked).toBe(false);
  expect(await floor.directory.badPasswordCount(id)).toBe(2);
  // The right one can't be told now either, and is not tried.
  const { body } = await verify(username, 'right One-1');
  expect(body).toMatchObject({ verdict: 'undetermined', why: 'no-try-left' });
  expect(Date.parse(body.retryAt!)).toBeGreaterThan(floor.clock.now().getTime());
});

test('an old one within the grace is undetermined, with the time to come back', async () => {
  const { username } = agent();
  const retryAt = new Date(floor.clock.now().getTime() + 50 * 60_000);
  vi.spyOn(floor.directory, 'verifyPassword').mockResolvedValue({
    kind: 'undetermined',
    why: 'old-password-grace',
    retryAt,
    counted: false,
  });
  expect((await verify(username, 'old')).body).toEqual({
    verdict: 'undetermined',
    why: 'grace',
    retryAt: retryAt.toISOString(),
  });
});

test('a locked one, and one that nobody can verify, are told as what they are', async () => {
  const lockedAt = floor.clock.now();
  floor.directory.setPolicy({ lockoutMinutes: 20 });
  const locked = agent({ lockedAt });
  expect((await verify(locked.username, 'right One-1')).body).toEqual({
    verdict: 'undetermined',
    why: 'locked',
    retryAt: new Date(lockedAt.getTime() + 20 * 60_000).toISOString(),
  });
  vi.spyOn(floor.directory, 'verifyPassword').mockResolvedValue({
    kind: 'undetermined',
    why: 'protected-user',
    retryAt: null,
    counted: true,
  });
  const { username } = agent();
  expect((await verify(username, 'right One-1')).body).toEqual({
    verdict: 'undetermined',
    why: 'cannot-tell',
    retryAt: null,
  });
});

test('the change that is told is the one of this password, not one that another controller knows of', async () => {
  const [before, after] = [90_000, 1_000].map((ms) => new Date(floor.clock.now().getTime() - ms));
  const { username } = agent({ passwordChangedAt: after! });
  vi.spyOn(floor.directory, 'verifyPassword').mockResolvedValue({ kind: 'right', changedAt: before! });
  expect((await verify(username, 'the one of before')).body).toMatchObject({
    verdict: 'current',
    changedAt: before!.toISOString(),
  });
});

test('a device asks about one name only so often, and IT can read of it', async () => {
  const tight = openWorkstations({
    db: database.db,
    limits: { DEVICE_PASSWORDS: { count: 2, windowSeconds: 60, pauseSeconds: 0 } },
  });
  const device = await tight.enrol();
  const ask = (name: string) => verify(name, 'x', device);
  expect([(await ask('one')).status, (await ask('one')).status, (await ask('two')).status]).toEqual([
    200, 200, 200,
  ]);
  const refused = await ask('one');
  expect(refused.status).toBe(429);
  expect(refused.headers['retry-after']).toBeDefined();
  const events = (await tight.audit()).filter(({ actorId }) => actorId === device.id);
  expect(events.map(({ type }) => type)).toContain('throttle.reached');
  await tight.close();
});

test('what came of it is in the audit trail, and the password nowhere', async () => {
  const { id, username } = agent();
  await verify(username, 'right One-1');
  await verify(username, 'canary of a wrong one');
  const events = (await floor.audit()).filter(
    ({ type, targetId }) => type === 'password.verified' && targetId === id,
  );
  expect(events.map(({ outcome, actorId }) => [outcome, actorId])).toEqual([
    ['succeeded', workstation.id],
    ['refused', workstation.id],
  ]);
  const { rows } = await database.db.execute(
    "select coalesce(string_agg(t::text, ''), '') as all from idempotency_keys t",
  );
  expect(inspect([await floor.audit(), rows], { depth: null })).not.toMatch(/canary|right One/);
});

test('a directory that is away is no verdict', async () => {
  const { username } = agent();
  floor.directory.down = true;
  expect((await verify(username, 'right One-1')).status).toBe(503);
});
