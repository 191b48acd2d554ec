// Shows that the test domain behaves as an Active Directory does, before anything is concluded from it.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modifyRecord, unicodePwd } from '../../support/ldif.ts';
import { type Domain, startDomain } from '../../support/samba.ts';

const OLD = 'Sommer-Regen 2026!';
const NEW = 'Herbst-Wind «2026» ü';

describe('a test domain', () => {
  let domain: Domain;
  beforeAll(async () => {
    domain = await startDomain();
  }, 60_000);
  afterAll(() => domain.stop());

  test('accepts a password for ldapsearch and kinit, and refuses a wrong one', async () => {
    const user = await domain.addUser({ username: 'maya', password: OLD, mail: 'maya@corp.test' });
    expect(await domain.ldapsearchBind(user.upn, OLD)).toEqual({ ok: true });
    expect(await domain.ldapsearchBind(user.upn, 'wrong')).toEqual({ ok: false, data: '52e' });
    expect(await domain.kinit('maya', OLD)).toMatchObject({ ok: true });
    expect(await domain.kinit('maya', 'wrong')).toMatchObject({
      ok: false,
      reason: expect.stringContaining('Password incorrect') as string,
    });
  });

  test('locks an account at its threshold, also for the right password', async () => {
    await domain.setPolicy({ lockoutThreshold: 5, lockoutMinutes: 30, observationMinutes: 30 });
    const user = await domain.addUser({ username: 'lena', password: OLD });
    expect(await domain.lockByBadBinds(user)).toBe(5);
    expect(await domain.ldapsearchBind(user.upn, OLD)).toEqual({ ok: false, data: '775' });
    await domain.setAttributes(user.dn, { lockoutTime: '0' });
    expect(await domain.isLocked(user.dn)).toBe(false);
    expect(await domain.ldapsearchBind(user.upn, OLD)).toEqual({ ok: true });
  });

  test('refuses a password that a fine-grained policy forbids', async () => {
    const user = await domain.addUser({ username: 'tomas', password: OLD });
    const policy = { minLength: 30, complexity: false };
    const pso = await domain.addPso('Long', 10, policy, [user.dn]);
    expect(await domain.attribute(user.dn, 'msDS-ResultantPSO')).toBe(pso);
    await expect(domain.setPassword(user.dn, NEW)).rejects.toThrow('password is too short');
  });

  test('renames to names with commas and letters of any script', async () => {
    const user = await domain.addUser({ username: 'ana', password: OLD, name: 'Ruiz, Ana' });
    const dn = await domain.rename(user.dn, 'Müller-Łuk, "Ánà" + अना');
    expect(await domain.attribute(dn, 'sAMAccountName')).toBe('ana');
  });

  test('refuses Protected Users whether the password is right or wrong', async () => {
    const memberOf = ['Protected Users'];
    const user = await domain.addUser({ username: 'vip', password: OLD, memberOf });
    expect(await domain.ldapsearchBind(user.upn, OLD)).toEqual({ ok: false, data: '52f' });
    expect(await domain.ldapsearchBind(user.upn, 'wrong')).toEqual({ ok: false, data: '52f' });
  });

  test('delegates to a service account only what it is given', async () => {
    const user = await domain.addUser({ username: 'omar', password: OLD });
    const reset = modifyRecord(user.dn, 'replace', { unicodePwd: unicodePwd(NEW) });
    const unlock = modifyRecord(user.dn, 'replace', { lockoutTime: '0' });
    const expire = modifyRecord(user.dn, 'replace', { pwdLastSet: '0' });

    const able = await domain.addServiceAccount();
    await domain.modifyAs(able, reset);
    await domain.modifyAs(able, unlock);
    expect(await domain.attribute(user.dn, 'pwdLastSet')).not.toBe('0');
    await domain.modifyAs(able, expire);
    expect(await domain.ldapsearchBind(user.upn, NEW)).toEqual({ ok: false, data: '773' });

    const unable = await domain.addServiceAccount(['unlock']);
    await domain.modifyAs(unable, unlock);
    await expect(domain.modifyAs(unable, reset)).rejects.toThrow('Insufficient access');
    await expect(domain.modifyAs(unable, expire)).rejects.toThrow('Insufficient access');
  });

  test('hangs, resumes, restarts and dies on demand', async () => {
    domain.hang();
    const answer = domain.attribute(domain.baseDn, 'dc');
    domain.resume();
    expect(await answer).toBe('corp');
    await domain.kill9();
    await expect(domain.attribute(domain.baseDn, 'dc')).rejects.toThrow("Can't contact");
    await domain.restart();
    expect(await domain.attribute(domain.baseDn, 'dc')).toBe('corp');
  });

  test('has a second controller that knows what was replicated, no more', async () => {
    const user = await domain.addUser({ username: 'zoe', password: OLD });
    const second = await domain.startSecondController();
    expect(await second.ldapsearchBind(user.upn, OLD)).toEqual({ ok: true });
    await domain.setPassword(user.dn, NEW);
    expect(await second.kinit('zoe', NEW)).toMatchObject({ ok: false });
    await domain.replicateTo(second);
    expect(await second.kinit('zoe', NEW)).toMatchObject({ ok: true });
  });
});

test('a stopped domain leaves nothing behind', async () => {
  const domain = await startDomain();
  const { pid, folder } = domain;
  await domain.stop();
  expect(existsSync(`/proc/${pid}`)).toBe(false);
  expect(existsSync(folder)).toBe(false);
}, 60_000);
