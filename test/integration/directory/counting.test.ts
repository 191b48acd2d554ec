// Wrong passwords while a controller is away: counted and tried only where nothing that was counted elsewhere can lock
// the account, which the PDC emulator alone can tell.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DirectoryUnavailable, type Directory } from '../../../server/directory/directory.ts';
import { openStore, type Store } from '../../../server/store/database.ts';
import { giveAwayPdcRole } from '../../support/samba-role.ts';
import { startDomain, type Domain } from '../../support/samba.ts';
import { directoryOf, type Service } from './active-directory.ts';

const password = 'Correct-horse-1';
let away: Domain;
let there: Domain;
let store: Store;
let service: Service;
let directory: Directory;
let made = 0;
let user: Awaited<ReturnType<Domain['addUser']>>;
let id: string;

beforeAll(async () => {
  [away, store] = await Promise.all([startDomain(), openStore({ memory: true })]);
  await away.setPolicy({ minLength: 8, minAgeDays: 0, lockoutThreshold: 5, observationMinutes: 30 });
  service = await away.addServiceAccount();
  there = await away.startSecondController();
  directory = open();
});
afterAll(async () => {
  await directory.close();
  await Promise.all([away.stop(), store.close()]);
});
beforeEach(async () => {
  made += 1;
  user = await there.addUser({ username: `agent${made}`, password });
  await there.replicateTo(away);
  id = (await directory.find(user.username))!.id;
  await there.ldapsearchBind(user.upn, 'Wrong-one-1');
  await there.ldapsearchBind(user.upn, 'Wrong-one-2');
  await away.shutDown();
  return () => away.restart();
});

const open = (change = {}): Directory =>
  directoryOf(away, service, store.db, { urls: [away.url, there.url], attemptMs: 1_000, ...change });
const countedAt = async (domain: Domain): Promise<number> =>
  Number((await domain.attribute(user.dn, 'badPwdCount')) ?? 0);

test('while the PDC emulator answers they are counted, and none is tried where they were not', async () => {
  expect(await directory.badPasswordCount(id)).toBe(2);
  expect(await directory.verifyPassword(id, 'Wrong-one-3')).toEqual({ kind: 'wrong' });
  expect(await countedAt(there)).toBe(3);
  // It is back, and the only one, but has not told its count.
  await Promise.all([away.start(), there.shutDown()]);
  await expect(directory.verifyPassword(id, 'Wrong-one-4')).rejects.toThrow(DirectoryUnavailable);
  expect(await countedAt(away)).toBe(0);
  expect(await directory.badPasswordCount(id)).toBe(0);
  expect(await directory.verifyPassword(id, password)).toMatchObject({ kind: 'right' });
  await there.start();
});

test('while it is away they are not counted, whatever the others tell', async () => {
  const giveBack = await giveAwayPdcRole(there);
  try {
    await expect(directory.badPasswordCount(id)).rejects.toThrow(
      new DirectoryUnavailable(`Wrong passwords can't be counted: ${away.url} refuses the connection`),
    );
  } finally {
    await giveBack();
  }
});

test('Kerberos too is asked where they were counted alone', async () => {
  await away.start();
  await there.tool('group', 'addmembers', 'Protected Users', user.username);
  await there.replicateTo(away);
  await away.shutDown();
  const asking = open({ kerberosRealm: away.realm, kerberosConfigFile: away.krb5ConfFile });
  expect(await asking.badPasswordCount(id)).toBe(2);
  expect(await asking.verifyPassword(id, 'Wrong-one-3')).toEqual({ kind: 'wrong' });
  expect(await countedAt(there)).toBe(3);
  expect(await asking.verifyPassword(id, password)).toMatchObject({ kind: 'right' });
  // It is back, and the only one, but has not told its count.
  await Promise.all([away.start(), there.shutDown()]);
  const before = await countedAt(away);
  await expect(asking.verifyPassword(id, 'Wrong-one-4')).rejects.toThrow(DirectoryUnavailable);
  expect(await countedAt(away)).toBe(before);
  await there.start();
  await asking.close();
});

test('nobody has none, and that takes as much', async () => {
  await expect(directory.badPasswordCount(crypto.randomUUID())).rejects.toThrow('no longer in the directory');
});
