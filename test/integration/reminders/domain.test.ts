// What a workstation is told of accounts of a real domain, and what it may claim there.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Directory } from '../../../server/directory/directory.ts';
import { type Store, openStore } from '../../../server/store/database.ts';
import type { Domain } from '../../support/samba.ts';
import { startDomain } from '../../support/samba.ts';
import { openWorkstations, type Workstation, type Workstations } from '../../support/workstations.ts';
import { directoryOf } from '../directory/active-directory.ts';

const day = 86_400_000;
let domain: Domain;
let store: Store;
let directory: Directory;
let floor: Workstations;
let workstation: Workstation;
let made = 0;
beforeAll(async () => {
  [domain, store] = await Promise.all([startDomain(), openStore({ memory: true })]);
  await domain.setPolicy({ minLength: 8, maxAgeDays: 42, lockoutThreshold: 3, lockoutMinutes: 30 });
  const service = await domain.addServiceAccount();
  directory = directoryOf(domain, service, store.db);
});
afterAll(async () => {
  await directory.close();
  await Promise.all([domain.stop(), store.close()]);
});
beforeEach(async () => {
  floor = openWorkstations({ db: store.db, realDirectory: directory });
  workstation = await floor.enrol();
  return () => floor.close();
});

async function agent(attributes?: Record<string, string>) {
  made += 1;
  const user = await domain.addUser({
    username: `floor${made}`,
    name: `Zoë Núñez ${made}`,
    password: 'Correct-horse-1',
  });
  if (attributes !== undefined) await domain.setAttributes(user.dn, attributes);
  return user;
}
const read = async (username: string) =>
  (await workstation.call('GET', `/v1/password-status?username=${username}`)).body;
const claim = async (username: string, stage: object) =>
  (await workstation.call('POST', '/v1/reminders/claims', { body: { username, stage } })).body;

test('a fine-grained policy of three days: its instant, its rules, its stage', async () => {
  const user = await agent();
  const policy = { maxAgeDays: 3, minLength: 14, complexity: true, minAgeDays: 1 };
  await domain.addPso('ThreeDays', 1, policy, [user.dn]);
  const { status, policy: rules } = await read(user.username);
  if (status.kind !== 'expires') throw new Error(status.kind);
  expect(Date.parse(status.at) - Date.parse(status.changedAt)).toBe(3 * day);
  expect(rules.rules).toContainEqual(expect.objectContaining({ id: 'min-length', params: { min: 14 } }));
  expect(rules.rules).toContainEqual(expect.objectContaining({ id: 'not-name', params: { parts: [] } }));
  expect(JSON.stringify(rules)).not.toMatch(/Zo|floor|min-age/);
  const stage = { kind: 'expires', at: status.at, ordinal: 3 * 24 * 60 };
  expect(await claim(user.username, stage)).toMatchObject({ granted: true });
  expect(await claim(user.username, { ...stage, ordinal: 2 * 24 * 60 })).toMatchObject({ granted: false });
});

test('by UPN it is the same account, and the same ledger', async () => {
  const user = await agent();
  const { status } = await read(user.upn);
  if (status.kind !== 'expires') throw new Error(status.kind);
  const stage = { kind: 'expires', at: status.at, ordinal: 60 * 24 * 60 };
  const granted = await claim(user.username, stage);
  const [again, other] = [await claim(user.upn, stage), await floor.enrol('FLOOR-2')];
  expect(again.claim).toBe(granted.claim);
  const theirs = await other.call('POST', '/v1/reminders/claims', { body: { username: user.upn, stage } });
  expect(theirs.body).toMatchObject({ granted: false, claim: null });
});

test.each([
  ['never', { userAccountControl: '66048' }],
  ['must-change', { pwdLastSet: '0' }],
])('%s', async (kind, attributes) => {
  const { username } = await agent(attributes);
  expect((await read(username)).status).toMatchObject({ kind, locked: false, lockedAt: null });
});

test('locked, since the domain says so, and no longer once it is unlocked', async () => {
  const user = await agent();
  const before = Date.now();
  await domain.lockByBadBinds(user);
  const { status } = await read(user.username);
  expect(status).toMatchObject({ kind: 'expires', locked: true });
  expect(Math.abs(Date.parse(status.lockedAt ?? '') - before)).toBeLessThan(60_000);
  const stage = { kind: 'locked', at: status.lockedAt, ordinal: 0 };
  expect(await claim(user.username, stage)).toMatchObject({ granted: true });
  const { id } = (await directory.find(user.username))!;
  await directory.unlock(id);
  expect((await read(user.username)).status).toMatchObject({
    kind: 'expires',
    locked: false,
    lockedAt: null,
  });
  expect(await claim(user.username, { ...stage, ordinal: 60 })).toMatchObject({ granted: false });
});

test('disabled, expired, and nobody: unknown, the same for all', async () => {
  const unknown = { kind: 'unknown', locked: false, lockedAt: null };
  const disabled = await agent({ userAccountControl: '514' });
  const left = await agent({ accountExpires: '131000000000000000' });
  for (const name of [disabled.username, left.username, 'nobody-here'])
    expect(await read(name)).toMatchObject({
      status: unknown,
      policy: { rules: [] },
      enrolled: [],
      reminders: [],
    });
});
