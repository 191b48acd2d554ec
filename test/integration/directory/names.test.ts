// Whatever an account is called and wherever it is, Keyturn finds it, means it, and sets its password.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Directory } from '../../../server/directory/directory.ts';
import { openStore, type Store } from '../../../server/store/database.ts';
import { startDomain, type Domain } from '../../support/samba.ts';
import { directoryOf, type Service } from './active-directory.ts';

let domain: Domain;
let store: Store;
let service: Service;
let directory: Directory;

beforeAll(async () => {
  [domain, store] = await Promise.all([startDomain(), openStore({ memory: true })]);
  await domain.setPolicy({ minLength: 8, minAgeDays: 0, lockoutThreshold: 5, complexity: false });
  service = await domain.addServiceAccount();
  directory = directoryOf(domain, service, store.db, {
    emailCodeAttribute: 'otherMailbox',
    highTierGroups: ['Payments'],
  });
});
afterAll(async () => {
  await directory.close();
  await Promise.all([domain.stop(), store.close()]);
});

const password = 'Correct-horse-1';

test.each([
  ['plain', 'Plain Name'],
  ['comma', 'Reyes, María'],
  ['escapes', ' #Lead\\ing "x" <y>; a+b=c '],
  ['thai', 'สมชาย ใจดี'],
  ['emoji', '🦉 Owl'],
])('a DN of all kinds: %s', async (username, name) => {
  const user = await domain.addUser({ username, password, name });
  const { id } = (await directory.find(username))!;
  expect(await directory.verifyPassword(id, password)).toMatchObject({ kind: 'right' });
  expect(
    await directory.setPassword(await directory.prepareChange(id), 'Changed-it-now-1', password),
  ).toMatchObject({ kind: 'accepted', confirmed: 'yes' });
  await domain.lockByBadBinds(user);
  expect(await directory.unlock(id)).toEqual({ kind: 'unlocked', everywhere: true });
});

test('an account keeps its id when it is renamed and moved', async () => {
  const user = await domain.addUser({ username: 'mover', password });
  const { id } = (await directory.find('mover'))!;
  const dn = await domain.rename(user.dn, 'Müller, “Max”');
  await domain.setAttributes(dn, { sAMAccountName: 'shaker' });
  expect(await directory.find('mover')).toBeNull();
  expect(await directory.read(id)).toMatchObject({ id, names: { username: 'shaker' } });
  expect((await directory.setPassword(await directory.prepareChange(id), 'After-the-move-1')).kind).toBe(
    'accepted',
  );
});

test('by UPN, and with all its names', async () => {
  const user = await domain.addUser({
    username: 'tess',
    password,
    mail: 'tess@corp.test',
    name: 'Tess',
    attributes: { otherMailbox: 'tess@home.example' },
  });
  expect(await directory.find(user.upn)).toMatchObject({
    names: { username: 'tess', domain: 'CORP', upn: user.upn, mail: 'tess@corp.test' },
    displayName: 'Tess',
    mail: 'tess@corp.test',
    recoveryMail: 'tess@home.example',
  });
  const without = directoryOf(domain, service, store.db);
  expect((await without.find('tess'))?.recoveryMail).toBeNull();
  await without.close();
});

test('what is no address is no recovery address', async () => {
  await domain.addUser({ username: 'fax', password, attributes: { otherMailbox: 'FAX 555-0100' } });
  expect((await directory.find('fax'))?.recoveryMail).toBeNull();
});

test('one name that is two accounts is nobody: a username that is the mail of another', async () => {
  await domain.addUser({ username: 'twin', password });
  await domain.addUser({ username: 'other', password, mail: 'twin' });
  expect(await directory.find('twin')).toBeNull();
});

test('accounts outside the base do not exist, by any name or by id', async () => {
  await domain.addUser({ username: 'outsider', password, container: `CN=Users,${domain.baseDn}` });
  const { id } = (await directory.find('outsider'))!;
  const below = directoryOf(domain, service, store.db, { baseDn: domain.agentsDn });
  expect(await below.find('outsider')).toBeNull();
  expect(await below.read(id)).toBeNull();
  expect(await below.find('plain')).not.toBeNull();
  await below.close();
});

test('computers, contacts and groups are no accounts', async () => {
  await domain.tool('computer', 'create', 'seat-17');
  await domain.tool('contact', 'create', 'vendor', '--mail-address=vendor@corp.test');
  for (const name of ['seat-17$', 'vendor@corp.test', 'Domain Users'])
    expect(await directory.find(name), name).toBeNull();
});

test('groups by name and DN, nested ones included; one of them makes the tier high', async () => {
  await domain.addUser({ username: 'nested', password });
  await domain.tool('group', 'add', 'Payments');
  await domain.tool('group', 'add', 'Refunds');
  await domain.tool('group', 'addmembers', 'Payments', 'Refunds');
  await domain.tool('group', 'addmembers', 'Refunds', 'nested');
  const account = await directory.find('nested');
  expect(account?.groups).toEqual(
    expect.arrayContaining(['Payments', `CN=Payments,CN=Users,${domain.baseDn}`, 'Refunds', 'Domain Users']),
  );
  expect(account?.tier).toBe('high');
  expect((await directory.find('plain'))?.tier).toBe('standard');
});

test('administrators are protected: high tier, and no password is set', async () => {
  await domain.addUser({ username: 'boss', password, memberOf: ['Domain Admins'] });
  const account = (await directory.find('boss'))!;
  expect(account).toMatchObject({ protected: true, tier: 'high' });
  const prepared = await directory.prepareChange(account.id);
  expect(await directory.setPassword(prepared, 'Taking-over-1')).toMatchObject({
    reason: 'protected-account',
  });
  expect(await directory.unlock(account.id)).toEqual({ kind: 'refused', reason: 'protected-account' });
  expect((await domain.kinit('boss', password)).ok).toBe(true);
});
