// What a bind really proves: locks, the grace of an old password, Protected Users, logon hours; and the
// policies behind a refusal, all on a real domain controller.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromFiletime } from '../../../server/directory/active-directory/filetime.ts';
import type { Directory } from '../../../server/directory/directory.ts';
import { openStore, type Store } from '../../../server/store/database.ts';
import { startDomain, type Domain } from '../../support/samba.ts';
import { directoryOf, type Service } from './active-directory.ts';

let domain: Domain;
let store: Store;
let service: Service;
let directory: Directory;
let graceful: Directory;
let kerberos: Directory;
let made = 0;

type User = Awaited<ReturnType<Domain['addUser']>>;

beforeAll(async () => {
  [domain, store] = await Promise.all([startDomain(), openStore({ memory: true })]);
  await domain.setPolicy({
    minLength: 8,
    history: 3,
    minAgeDays: 0,
    maxAgeDays: 42,
    complexity: true,
    lockoutThreshold: 5,
    lockoutMinutes: 30,
    observationMinutes: 30,
  });
  service = await domain.addServiceAccount();
  directory = directoryOf(domain, service, store.db);
  graceful = directoryOf(domain, service, store.db, { oldPasswordMinutes: 60 });
  kerberos = directoryOf(domain, service, store.db, {
    oldPasswordMinutes: 60,
    kerberosRealm: domain.realm,
    kerberosConfigFile: domain.krb5ConfFile,
  });
});
afterAll(async () => {
  await Promise.all([directory.close(), graceful.close(), kerberos.close()]);
  await Promise.all([domain.stop(), store.close()]);
});

const password = 'Correct-horse-1';
const add = async (more: Partial<Parameters<Domain['addUser']>[0]> = {}): Promise<User & { id: string }> => {
  made += 1;
  const user = await domain.addUser({ username: `agent${made}`, password, ...more });
  return { ...user, id: (await directory.find(user.username))!.id };
};
const set = async (id: string, next: string, current?: string) =>
  directory.setPassword(await directory.prepareChange(id), next, current);
const badPwdCount = async (user: User): Promise<number> =>
  Number((await domain.attribute(user.dn, 'badPwdCount')) ?? 0);

describe('the lockout', () => {
  test('a locked account answers 775 to the right password, and no try is counted for it', async () => {
    const user = await add();
    await domain.lockByBadBinds(user);
    const before = await badPwdCount(user);
    expect(await domain.ldapsearchBind(user.upn, password)).toEqual({ ok: false, data: '775' });
    expect(await directory.verifyPassword(user.id, password)).toMatchObject({
      why: 'locked',
      counted: false,
    });
    expect(await badPwdCount(user)).toBe(before);
    const lockedAt = fromFiletime(BigInt((await domain.attribute(user.dn, 'lockoutTime'))!))!;
    const { lockedUntil } = await directory.policy(user.id);
    expect(lockedUntil).toEqual(new Date(lockedAt.getTime() + 30 * 60_000));
  });

  test('one wrong verification is one bad try, one wrong current password too', async () => {
    const user = await add();
    await directory.verifyPassword(user.id, 'Wrong-one-1');
    expect(await badPwdCount(user)).toBe(1);
    expect(await set(user.id, 'Whatever-next-1', 'Wrong-one-2')).toMatchObject({ kind: 'refused' });
    expect(await badPwdCount(user)).toBe(2);
    expect(await directory.badPasswordCount(user.id)).toBe(2);
  });

  test('an empty password is wrong without a bind, which would succeed as nobody', async () => {
    const user = await add();
    expect(await directory.verifyPassword(user.id, '')).toEqual({ kind: 'wrong' });
    expect(await badPwdCount(user)).toBe(0);
  });

  test('the observation window ends by the controller’s clock, whatever the server’s says', async () => {
    const user = await add();
    await directory.verifyPassword(user.id, 'Wrong-one-1');
    const ahead = directoryOf(domain, service, store.db, { now: () => new Date(Date.now() + 31 * 60_000) });
    expect(await ahead.badPasswordCount(user.id)).toBe(1);
    await ahead.close();
  });

  test('a refused password, an accepted one and its confirmation cost no bad try', async () => {
    const user = await add();
    await set(user.id, 'short');
    expect(await badPwdCount(user)).toBe(0);
    expect(await set(user.id, 'Accepted-now-1')).toMatchObject({ confirmed: 'yes' });
    expect(await badPwdCount(user)).toBe(0);
  });
});

describe('the grace of an old password', () => {
  test('both passwords bind, so neither is proven; the time to come back is told', async () => {
    const user = await add();
    expect((await set(user.id, 'Newer-horse-2')).kind).toBe('accepted');
    expect(await domain.ldapsearchBind(user.upn, password)).toEqual({ ok: true });
    const account = await directory.read(user.id);
    const changedAt = account?.status.kind === 'expires' ? account.status.changedAt.getTime() : NaN;
    for (const either of ['Newer-horse-2', password])
      expect(await graceful.verifyPassword(user.id, either)).toEqual({
        kind: 'undetermined',
        why: 'old-password-grace',
        retryAt: new Date(changedAt + 60 * 60_000),
        counted: false,
      });
    expect(await badPwdCount(user)).toBe(0);
    expect(await graceful.verifyPassword(user.id, 'Never-was-one-1')).toEqual({ kind: 'wrong' });
  });

  test('also where the account may not sign in, and where it must change its password', async () => {
    const user = await add();
    await domain.setAttributes(user.dn, { userAccountControl: '514' });
    expect(await graceful.verifyPassword(user.id, password)).toMatchObject({ why: 'old-password-grace' });
    await domain.setAttributes(user.dn, { userAccountControl: '512', pwdLastSet: '0' });
    expect(await graceful.verifyPassword(user.id, password)).toMatchObject({ why: 'old-password-grace' });
  });

  test('ends by the controller’s clock, whatever the server’s says', async () => {
    const user = await add();
    const ahead = directoryOf(domain, service, store.db, {
      oldPasswordMinutes: 60,
      now: () => new Date(Date.now() + 61 * 60_000),
    });
    expect(await ahead.verifyPassword(user.id, password)).toMatchObject({ why: 'old-password-grace' });
    await ahead.close();
  });

  test('Kerberos decides at once', async () => {
    const user = await add();
    await set(user.id, 'Newer-horse-2');
    expect(await kerberos.verifyPassword(user.id, 'Newer-horse-2')).toMatchObject({ kind: 'right' });
    expect(await kerberos.verifyPassword(user.id, password)).toEqual({ kind: 'wrong' });
    const odd = " “Ödd” 'quoted' 🔑 pass-1 ";
    await set(user.id, odd);
    expect(await kerberos.verifyPassword(user.id, odd)).toMatchObject({ kind: 'right' });
  });

  test('a wrong password costs one bad try with Kerberos, too', async () => {
    const user = await add();
    expect(await kerberos.verifyPassword(user.id, 'Wrong-one-1')).toEqual({ kind: 'wrong' });
    expect(await badPwdCount(user)).toBe(1);
  });
});

describe('accounts that no bind proves', () => {
  test('Protected Users: 52f right or wrong, so Keyturn does not bind at all', async () => {
    const user = await add({ memberOf: ['Protected Users'] });
    for (const either of [password, 'Wrong-one-1'])
      expect(await domain.ldapsearchBind(user.upn, either)).toEqual({ ok: false, data: '52f' });
    const before = await badPwdCount(user);
    for (const either of [password, 'Wrong-one-1'])
      expect(await directory.verifyPassword(user.id, either)).toEqual({
        kind: 'undetermined',
        why: 'protected-user',
        retryAt: null,
        counted: false,
      });
    expect(await badPwdCount(user)).toBe(before);
    expect(await set(user.id, 'Protected-new-1')).toMatchObject({
      kind: 'accepted',
      confirmed: 'not-possible',
    });
  });

  test('Protected Users, where Kerberos may be asked', async () => {
    const user = await add({ memberOf: ['Protected Users'] });
    expect(await kerberos.verifyPassword(user.id, password)).toMatchObject({ kind: 'right' });
    expect(await kerberos.verifyPassword(user.id, 'Wrong-one-1')).toEqual({ kind: 'wrong' });
  });

  test('outside the logon hours the right password is proven right', async () => {
    const user = await add();
    await domain.setAttributes(user.dn, { logonHours: Buffer.alloc(21) });
    expect(await domain.ldapsearchBind(user.upn, password)).toEqual({ ok: false, data: '530' });
    expect(await directory.verifyPassword(user.id, password)).toMatchObject({
      kind: 'right-but',
      why: 'logon-hours',
    });
    expect(await directory.verifyPassword(user.id, 'Wrong-one-1')).toEqual({ kind: 'wrong' });
    expect(await set(user.id, 'Night-shift-1')).toMatchObject({
      kind: 'accepted',
      confirmed: 'not-possible',
    });
  });
});

describe('policies', () => {
  test('the fine-grained policy is the one that is told, and the one that refuses', async () => {
    const user = await add();
    await domain.addPso('Strict', 1, { minLength: 16, history: 7, lockoutThreshold: 3, minAgeDays: 0 }, [
      user.dn,
    ]);
    const { rules, lockout } = await directory.policy(user.id);
    expect(rules).toContainEqual(expect.objectContaining({ id: 'min-length', params: { min: 16 } }));
    expect(rules).toContainEqual(expect.objectContaining({ id: 'not-previous', params: { count: 7 } }));
    expect(lockout).toEqual({ threshold: 3, observationMinutes: 30 });
    expect(await set(user.id, 'Fifteen-chars-1')).toMatchObject({ reason: 'too-short' });
    expect((await set(user.id, 'Sixteen-chars-16')).kind).toBe('accepted');
  });

  test('classes and name parts are told, and a missing class is given as the reason', async () => {
    const user = await add({ name: 'Reyes-Santos, Ana María' });
    const { rules, historyOnReset } = await directory.policy(user.id);
    expect(rules.find((rule) => rule.id === 'not-name')?.params).toEqual({
      parts: [user.username, 'Reyes', 'Santos', 'Ana', 'María'],
    });
    expect(rules.find((rule) => rule.id === 'classes')?.params).toEqual({ required: 3 });
    expect(await set(user.id, 'onlylowercaseletters')).toMatchObject({
      kind: 'refused',
      reason: 'classes',
      detail: 'LDAP result 19, 0000052D',
    });
    expect(historyOnReset).toBe(false);
  });

  test('a reset takes a password used before where the directory has no policy-hints control', async () => {
    const user = await add();
    expect((await set(user.id, 'Second-horse-2')).kind).toBe('accepted');
    expect((await set(user.id, password)).kind).toBe('accepted');
    expect((await directory.health()).hints.join()).toContain('history');
  });

  test('an account that expires in three days, by its fine-grained policy', async () => {
    const user = await add();
    await domain.addPso('Three days', 2, { maxAgeDays: 3, minLength: 8 }, [user.dn]);
    const status = (await directory.read(user.id))?.status;
    if (status?.kind !== 'expires') throw new Error(status?.kind);
    expect(status.at.getTime() - status.changedAt.getTime()).toBe(3 * 86_400_000);
  });
});
