// What a workstation is told of a password, over the call itself.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../server/directory/embedded/policy.ts';
import { totpFactors } from '../../../server/factors/tables.ts';
import { rememberKeys } from '../../../server/http/idempotency.ts';
import { idempotencyKeys } from '../../../server/http/tables.ts';
import type { FakeAccount } from '../../fakes/directory.ts';
import { type CountedDatabase, openCountedDatabase } from '../../support/engine.ts';
import { openWorkstations, type Workstation, type Workstations } from '../../support/workstations.ts';

const day = 86_400_000;
let database: CountedDatabase;
let floor: Workstations;
let workstation: Workstation;
let made = 0;
beforeAll(async () => {
  database = await openCountedDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  floor = openWorkstations({ db: database.db });
  workstation = await floor.enrol();
  return () => floor.close();
});

const read = (name: string) =>
  workstation.call('GET', `/v1/password-status?username=${encodeURIComponent(name)}`);
/** An account whose password expires so many days from now. */
const agent = (days: number, over: Partial<FakeAccount> = {}) => {
  made += 1;
  const username = `agent${made}`;
  const changed = floor.clock.now().getTime() + (days - defaultPolicy.maxAgeDays) * day;
  const id = floor.directory.add({ username, password: 'x', passwordChangedAt: new Date(changed), ...over });
  return { id, username };
};
const inDays = (days: number) => new Date(floor.clock.now().getTime() + days * day).toISOString();

describe('the status', () => {
  test('of a password that expires, by the directory’s instant, with the server’s time', async () => {
    const { username } = agent(3);
    const { status, body } = await read(username);
    expect(status).toBe(200);
    expect(body.status).toEqual({
      kind: 'expires',
      at: inDays(3),
      changedAt: inDays(3 - defaultPolicy.maxAgeDays),
      locked: false,
      lockedAt: null,
    });
    expect(body.serverTime).toBe(floor.clock.now().toISOString());
    expect(body).toMatchObject({ enrolled: [], reminders: [] });
  });

  test('expired, never, must change, locked', async () => {
    expect((await read(agent(-1).username)).body.status).toMatchObject({
      kind: 'expired',
      since: inDays(-1),
    });
    expect((await read(agent(3, { neverExpires: true }).username)).body.status.kind).toBe('never');
    expect((await read(agent(3, { mustChange: true }).username)).body.status.kind).toBe('must-change');
    const lockedAt = floor.clock.now();
    expect((await read(agent(3, { lockedAt }).username)).body.status).toMatchObject({
      kind: 'expires',
      locked: true,
      lockedAt: lockedAt.toISOString(),
    });
  });

  test('the rules without a name, and what can be proven', async () => {
    const { id, username } = agent(3, { displayName: 'Zuzana Nováková', recoveryMail: 'z@home.example' });
    floor.directory.setPolicy({ classes: true, minAgeDays: 998 });
    const at = floor.clock.now();
    const row = {
      accountId: id,
      sealedSecret: 'x',
      sessionId: crypto.randomUUID(),
      begunAt: at,
      confirmedAt: at,
    };
    await database.db.insert(totpFactors).values(row);
    const { body } = await read(username);
    expect(body.enrolled).toEqual(['totp', 'email-code']);
    expect(body.policy.rules.map((rule) => rule.id)).toEqual(
      expect.arrayContaining(['min-length', 'classes', 'not-name', 'not-previous']),
    );
    expect(JSON.stringify(body)).not.toMatch(/Zuzana|Nov|agent|home/);
    expect(body.policy.rules.map((rule) => rule.id)).not.toContain('min-age');
  });

  test('of nobody, of two, of a disabled and of an expired account is the same: unknown', async () => {
    agent(3, { mail: 'floor@corp.test' });
    agent(3, { mail: 'floor@corp.test' });
    const disabled = agent(3, { disabled: true, lockedAt: floor.clock.now() });
    const left = agent(3, { accountExpiresAt: new Date(0) });
    const answers = [];
    for (const name of ['nobody', 'floor@corp.test', disabled.username, left.username])
      answers.push((await read(name)).body);
    for (const body of answers)
      expect(body).toEqual({
        status: { kind: 'unknown', locked: false, lockedAt: null },
        policy: { rules: [] },
        enrolled: [],
        reminders: [],
        serverTime: floor.clock.now().toISOString(),
      });
  });

  test('is not guessed while the directory is away', async () => {
    floor.directory.down = true;
    const answer = await read('ana');
    expect([answer.status, answer.body.type]).toEqual([503, 'urn:keyturn:problem:directory-unavailable']);
  });
});

test('a device learns of thirty names a day; more are refused, and told to the audit trail', async () => {
  for (let count = 0; count < 30; count += 1) expect((await read(`name${count}`)).status).toBe(200);
  const { username } = agent(3);
  const refused = await read(username);
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '86400']);
  const stage = { kind: 'expires', at: inDays(3), ordinal: 7 * 24 * 60 };
  const claim = await workstation.call('POST', '/v1/reminders/claims', { body: { username, stage } });
  expect(claim.status).toBe(429);
  expect((await read('NAME7')).status).toBe(200);
  const told = (await floor.audit()).filter((event) => event.actorId === workstation.id);
  expect(told.filter(({ type }) => type === 'throttle.reached')).toHaveLength(1);
  expect(JSON.stringify(told.map((event) => event.detail))).not.toContain(username);
});

test('who asks about whom is in the audit trail, once for each name and day', async () => {
  const { id, username } = agent(3);
  for (const name of [username, username.toUpperCase(), 'nobody-here', username]) await read(name);
  const asked = (await floor.audit()).filter(
    ({ type, actorId }) => type === 'device.asked' && actorId === workstation.id,
  );
  expect(asked).toMatchObject([
    { targetKind: 'account', targetId: id },
    { targetKind: 'unknown-name', detail: {} },
  ]);
  expect(asked[1]?.targetId).not.toContain('nobody');
  floor.clock.advance(86_400);
  await read(username);
  expect((await floor.audit()).filter(({ type }) => type === 'device.asked').at(-1)).toMatchObject({
    targetId: id,
  });
});

test('who is asked about while the directory is away is named once it is back', async () => {
  const { id, username } = agent(3);
  const asked = async () =>
    (await floor.audit()).filter(
      ({ type, actorId }) => type === 'device.asked' && actorId === workstation.id,
    );
  floor.directory.down = true;
  expect((await read(username)).status).toBe(503);
  expect(await asked()).toEqual([]);
  floor.directory.down = false;
  await read(username);
  expect(await asked()).toMatchObject([{ targetKind: 'account', targetId: id, outcome: 'succeeded' }]);
});

test('sending a call of a device again leaves no key behind: it changes nothing by itself', async () => {
  const { username } = agent(3);
  for (const app of floor.apps) rememberKeys(app, floor.deps);
  const stage = { kind: 'expires', at: inDays(3), ordinal: 3 * 24 * 60 };
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const claim = () =>
    workstation.call('POST', '/v1/reminders/claims', { body: { username, stage }, headers });
  const { granted, claim: id } = (await claim()).body;
  expect(granted).toBe(true);
  expect((await claim()).body).toMatchObject({ granted, claim: id });
  const body = [{ claim: id, outcome: 'shown', at: floor.clock.now().toISOString() }];
  for (let count = 0; count < 2; count += 1)
    expect((await workstation.call('POST', '/v1/reminders/outcomes', { body, headers })).status).toBe(204);
  expect(await floor.db.$count(idempotencyKeys)).toBe(0);
});

test('one status costs few statements, and asks the directory with no connection in hand', async () => {
  const { username } = agent(3);
  await read(username);
  const before = database.statements.length;
  const find = floor.directory.find.bind(floor.directory);
  floor.directory.find = async (name) => {
    // PGlite has one connection: within a transaction this would wait for ever.
    await database.client.query('select 1');
    return find(name);
  };
  expect((await read(username)).status).toBe(200);
  const asked = database.statements.slice(before);
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(10);
});
