// Controllers that stop, hang, come back or are not who they should be.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DirectoryUnavailable, type Directory } from '../../../server/directory/directory.ts';
import { openStore, type Store } from '../../../server/store/database.ts';
import { removeFolder, temporaryFolder } from '../../support/folders.ts';
import { startDomain, type Domain } from '../../support/samba.ts';
import { makeCertificateAuthority } from '../../support/tls.ts';
import { directoryOf, type Service } from './active-directory.ts';

const password = 'Correct-horse-1';
const deadlineMs = 2_500;
let first: Domain;
let second: Domain;
let store: Store;
let service: Service;
let directory: Directory;
let id: string;

const open = (urls: readonly string[], change = {}): Directory =>
  directoryOf(first, service, store.db, { urls, attemptMs: 1_000, deadlineMs, ...change });

beforeAll(async () => {
  [first, store] = await Promise.all([startDomain(), openStore({ memory: true })]);
  await first.setPolicy({ minLength: 8, minAgeDays: 0, complexity: false, lockoutThreshold: 5 });
  service = await first.addServiceAccount();
  await first.addUser({ username: 'agent', password });
  second = await first.startSecondController();
  const seen = open([first.url]);
  id = (await seen.find('agent'))!.id;
  await seen.close();
});
afterAll(async () => {
  await Promise.all([first.stop(), store.close()]);
});
beforeEach(() => {
  directory = open([first.url, second.url]);
});
afterEach(() => directory.close());

/** How long a promise takes, whatever comes of it. */
const timed = async (work: Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work.catch(() => undefined);
  return performance.now() - start;
};

describe('with the first controller stopped', () => {
  beforeAll(() => first.shutDown());
  afterAll(() => first.start());

  test('the second one is asked, and the health says which one is away', async () => {
    expect((await directory.find('agent'))?.id).toBe(id);
    expect(await directory.verifyPassword(id, password)).toMatchObject({ kind: 'right' });
    expect((await directory.prepareChange(id)).controller).toBe(second.url);
    const health = await directory.health();
    expect(health.ok).toBe(true);
    expect(health.notes).toContain(`${first.url} refuses the connection`);
  });

  test('an unlock is not everywhere', async () => {
    expect(await directory.unlock(id)).toEqual({ kind: 'unlocked', everywhere: false });
  });

  test('alone it is unavailable, in words', async () => {
    const alone = open([first.url]);
    const words = `No domain controller answers: ${first.url} refuses the connection`;
    await expect(alone.find('agent')).rejects.toThrow(new DirectoryUnavailable(words));
    expect(await alone.health()).toMatchObject({ ok: false, detail: `${first.url} refuses the connection` });
    await alone.close();
  });
});

describe('with the first controller hanging', () => {
  beforeEach(async () => {
    // Connections are open and idle when it begins to hang.
    expect((await directory.find('agent'))?.id).toBe(id);
    first.hang();
  });
  afterEach(() => first.resume());

  test('the second one is asked within the deadline, and first from then on', async () => {
    expect(await timed(directory.find('agent'))).toBeLessThan(deadlineMs);
    expect((await directory.find('agent'))?.id).toBe(id);
    expect(await timed(directory.find('agent'))).toBeLessThan(900);
  });

  test('alone it holds the deadline', async () => {
    const alone = open([first.url]);
    const find = alone.find('agent');
    expect(await timed(find)).toBeLessThan(deadlineMs);
    await expect(find).rejects.toThrow('does not answer in time');
    expect(await timed(alone.health())).toBeLessThan(deadlineMs);
    await alone.close();
  });

  test('a bind that was not sent goes to the second one', async () => {
    expect(await directory.verifyPassword(id, password)).toMatchObject({ kind: 'right' });
  });
});

test('a change is bound to the controller it was prepared for', async () => {
  const prepared = await directory.prepareChange(id);
  expect(prepared.controller).toBe(first.url);
  await first.shutDown();
  try {
    await expect(directory.setPassword(prepared, 'Not-over-there-1')).rejects.toThrow(DirectoryUnavailable);
    expect(await directory.resolve(prepared)).toEqual({ kind: 'unreachable' });
    expect((await second.kinit('agent', password)).ok).toBe(true);
  } finally {
    await first.start();
  }
  expect(await directory.resolve(prepared)).toEqual({ kind: 'not-changed' });
});

test('connections come back after a restart', async () => {
  const alone = open([first.url]);
  await alone.find('agent');
  await first.restart();
  expect((await alone.find('agent'))?.id).toBe(id);
  await first.kill9();
  await expect(alone.find('agent')).rejects.toThrow(DirectoryUnavailable);
  await first.start();
  expect((await alone.find('agent'))?.id).toBe(id);
  await alone.close();
});

test('many at once share the connections', async () => {
  const found = await Promise.all(Array.from({ length: 60 }, () => directory.find('agent')));
  expect(new Set(found.map((account) => account?.id))).toEqual(new Set([id]));
});

test('a status older than the password that was just written is unknown, not stale', async () => {
  const outcome = await directory.setPassword(await directory.prepareChange(id), 'Written-on-one-1');
  if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
  expect((await directory.read(id))?.status.kind).toBe('expires');
  const elsewhere = open([second.url]);
  expect((await elsewhere.read(id))?.status).toEqual({ kind: 'unknown' });
  // The controller that has not heard of it takes the old password and refuses the new: neither proves anything.
  for (const either of [password, 'Written-on-one-1'])
    expect(await elsewhere.verifyPassword(id, either)).toMatchObject({
      why: 'not-replicated',
      retryAt: null,
    });
  await first.replicateTo(second);
  expect((await elsewhere.read(id))?.status.kind).toBe('expires');
  await elsewhere.close();
});

test('a bind that goes to a controller which lags behind tells the change that one knows of', async () => {
  const { dn } = await first.addUser({ username: 'traveller', password });
  await first.replicateTo(second);
  const lagging = open([second.url]);
  const { id: traveller, status } = (await lagging.find('traveller'))!;
  await lagging.close();
  await first.setPassword(dn, 'Only-on-the-first-1');
  // The first one is read, and then gone.
  let leaves = false;
  const now = (): Date => {
    if (leaves) first.hang();
    leaves = false;
    return new Date();
  };
  const both = open([first.url, second.url], { now });
  expect((await both.read(traveller))?.status).not.toEqual(status);
  leaves = true;
  try {
    const changedAt = 'changedAt' in status ? status.changedAt : null;
    expect(changedAt).toBeInstanceOf(Date);
    expect(await both.verifyPassword(traveller, password)).toEqual({ kind: 'right', changedAt });
  } finally {
    first.resume();
    await both.close();
  }
});

test('Kerberos is asked of the controller that tells the change, whichever krb5.conf names', async () => {
  const { dn } = await first.addUser({ username: 'settler', password });
  await first.replicateTo(second);
  await first.setPassword(dn, 'Only-on-the-first-2');
  // The machine's own krb5.conf names the one that lags behind: its Kerberos takes the old password.
  expect(await second.kinit('settler', password)).toMatchObject({ ok: true });
  const asking = {
    kerberosRealm: first.realm,
    kerberosConfigFile: second.krb5ConfFile,
    oldPasswordMinutes: 60,
  };
  const both = open([first.url, second.url], asking);
  const settler = (await both.find('settler'))!;
  const changedAt = 'changedAt' in settler.status ? settler.status.changedAt : null;
  expect(await both.verifyPassword(settler.id, password)).toEqual({ kind: 'wrong' });
  expect(await both.verifyPassword(settler.id, 'Only-on-the-first-2')).toEqual({ kind: 'right', changedAt });
  await both.close();
  // One that is known to lag behind decides nothing by Kerberos either.
  const outcome = await directory.setPassword(
    await directory.prepareChange(settler.id),
    'Keyturn-wrote-it-1',
  );
  expect(outcome.kind).toBe('accepted');
  const lagging = open([second.url], asking);
  for (const either of [password, 'Keyturn-wrote-it-1'])
    expect(await lagging.verifyPassword(settler.id, either)).toMatchObject({ why: 'not-replicated' });
  await lagging.close();
});

test('an account that the controller asked second does not know yet is not wrong', async () => {
  await first.addUser({ username: 'newcomer', password });
  let leaves = false;
  const now = (): Date => {
    if (leaves) first.hang();
    leaves = false;
    return new Date();
  };
  const both = open([first.url, second.url], { now });
  const { id: newcomer } = (await both.find('newcomer'))!;
  leaves = true;
  try {
    expect(await both.verifyPassword(newcomer, password)).toEqual({
      kind: 'undetermined',
      why: 'not-replicated',
      retryAt: null,
      counted: false,
    });
  } finally {
    first.resume();
    await both.close();
  }
});

describe('certificates and credentials', () => {
  test('another authority is not believed, and no password is sent', async () => {
    const folder = temporaryFolder('authority');
    const { caFile } = await makeCertificateAuthority(folder);
    const wary = open([first.url], { ca: readFileSync(caFile, 'utf8') });
    await expect(wary.find('agent')).rejects.toThrow('shows a certificate that is not trusted');
    expect(await wary.health()).toMatchObject({ ok: false });
    await wary.close();
    removeFolder(folder);
  });

  test('a certificate for another name is not believed', async () => {
    const elsewhere = open([first.url.replace(/\d+$/, '250')]);
    await expect(elsewhere.find('agent')).rejects.toThrow(DirectoryUnavailable);
    const renamed = open([`ldaps://localhost:${new URL(first.url).port || '636'}`]);
    await expect(renamed.find('agent')).rejects.toThrow(DirectoryUnavailable);
    await Promise.all([elsewhere.close(), renamed.close()]);
  });

  test('plain LDAP is refused', () => {
    expect(() => open([first.plainUrl])).toThrow('is no ldaps:// address');
    expect(() => open([])).toThrow('At least one domain controller');
  });

  test('a refused service password is told, and not tried again and again', async () => {
    const fresh = await first.addServiceAccount();
    const mistaken = open([first.url], { bindDn: fresh.dn, bindPassword: 'Not-the-password-1' });
    for (let tries = 0; tries < 8; tries += 1)
      await expect(mistaken.find('agent')).rejects.toThrow("refuses Keyturn's service account");
    expect(await first.attribute(fresh.dn, 'badPwdCount')).toBe('1');
    expect((await mistaken.health()).detail).not.toContain('Not-the-password');
    await mistaken.close();
  });

  test('a base that is not there is told', async () => {
    const lost = open([first.url], { baseDn: `OU=Nowhere,${first.baseDn}` });
    await expect(lost.find('agent')).rejects.toThrow(DirectoryUnavailable);
    await lost.close();
  });
});
