// What a bind proves and what it does not, as the API tells it: a locked account, logon hours, Protected Users
// and the grace of an old password, in sessions and in resets, on a real domain controller.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fromFiletime } from '../../../server/directory/active-directory/filetime.ts';
import type { Answer, Engine } from '../../support/engine.ts';
import type { DomainAgent, DomainBench } from './domain-bench.ts';
import { password, provenByApp, put, signIn, startDomainBench, verify } from './domain-bench.ts';

const newPassword = 'Lantern-harbour-42-violet';
const wrong = 'Wrong-horse-1';
let bench: DomainBench;
/** Knows no grace, knows one, may ask Kerberos within it. */
let plain: Engine;
let graceful: Engine;
let kerberos: Engine;
let desks = 0;

beforeAll(async () => {
  bench = await startDomainBench();
  const { krb5ConfFile, realm } = bench.domain;
  plain = await bench.open();
  graceful = await bench.open({ oldPasswordMinutes: 60 });
  const asked = { kerberosRealm: realm, kerberosConfigFile: krb5ConfFile };
  kerberos = await bench.open({ oldPasswordMinutes: 60, ...asked });
});
afterAll(() => bench.close());
beforeEach(() => {
  // Each test from a desk of its own: what one answers wrongly does not pause the next.
  desks += 1;
  for (const engine of [plain, graceful, kerberos]) engine.source = `198.51.100.${desks}`;
});

/** What a person is told, without what differs each time. */
const told = ({ status, body: { type, retryAfterSeconds } }: Answer) => ({ status, type, retryAfterSeconds });
const rejected = { status: 401, type: 'urn:keyturn:problem:sign-in-rejected', retryAfterSeconds: undefined };
const unavailable = { status: 422, type: 'urn:keyturn:problem:factor-unavailable' };

/** Seconds from now to so many minutes after an instant of the controller's. */
async function secondsUntil(user: DomainAgent, attribute: string, minutes: number): Promise<number> {
  const since = fromFiletime(BigInt((await bench.domain.attribute(user.dn, attribute))!))!;
  return (since.getTime() + minutes * 60_000 - Date.now()) / 1_000;
}

/** The time to come back is told to within the time that telling it takes. */
async function expectComeBack(answer: Answer, user: DomainAgent, attribute: string, minutes: number) {
  const left = await secondsUntil(user, attribute, minutes);
  expect(answer.body.retryAfterSeconds).toBeGreaterThanOrEqual(left);
  expect(answer.body.retryAfterSeconds).toBeLessThan(left + 10);
}

test('signing in is refused for a name that nobody has, without a time to come back', async () => {
  expect(told(await signIn(graceful, randomUUID(), password))).toEqual(rejected);
});

describe('a locked account', () => {
  test('signs nobody in, the right password included, and nothing tells it from a wrong one', async () => {
    const user = await bench.hire(plain);
    await bench.domain.lockByBadBinds(user);
    const before = await bench.badPwdCount(user);
    for (const either of [password, wrong])
      expect(told(await signIn(plain, user.username, either))).toEqual(rejected);
    expect(await bench.badPwdCount(user)).toBe(before);
  });

  test('has no current password to prove until its lock ends, which is told; other proofs unlock it', async () => {
    const user = await bench.hire(plain);
    await bench.domain.lockByBadBinds(user);
    const before = await bench.badPwdCount(user);
    const reset = await provenByApp(plain, user);
    const answer = await verify(plain, reset, 'current-password', password);
    expect(answer).toMatchObject({ status: 422, body: { type: unavailable.type } });
    await expectComeBack(answer, user, 'lockoutTime', 45);
    expect(await bench.badPwdCount(user)).toBe(before);
    await verify(plain, reset, 'recovery-code', user.recovery[0]!);
    expect((await put(plain, reset, { password: newPassword })).body.step).toMatchObject({
      kind: 'completed',
      unlocked: true,
      confirmed: 'yes',
    });
  });

  test('that only somebody can unlock has no time to come back', async () => {
    const user = await bench.hire(plain);
    const forEver = { lockoutThreshold: 5, lockoutMinutes: 0, minAgeDays: 0 };
    await bench.domain.addPso('Until unlocked', 5, forEver, [user.dn]);
    await bench.domain.lockByBadBinds(user);
    const reset = await provenByApp(plain, user);
    const answer = await verify(plain, reset, 'current-password', password);
    expect(told(answer)).toEqual({ ...unavailable, retryAfterSeconds: undefined });
  });
});

describe('outside of the logon hours', () => {
  const atNight = async (): Promise<DomainAgent> => {
    const user = await bench.hire(plain);
    await bench.domain.setAttributes(user.dn, { logonHours: Buffer.alloc(21) });
    return user;
  };

  test('the right password signs in, a wrong one does not', async () => {
    const user = await atNight();
    expect(await signIn(plain, user.username, password)).toMatchObject({
      status: 201,
      body: { step: { kind: 'verify' } },
    });
    expect(told(await signIn(plain, user.username, wrong))).toEqual(rejected);
  });

  test('the current password is proven, and the new one set, with which nobody can sign in now', async () => {
    const user = await atNight();
    const reset = await provenByApp(plain, user);
    const step = await verify(plain, reset, 'current-password', password);
    expect(step.body.step.kind).toBe('new-password');
    expect((await put(plain, reset, { password: newPassword })).body.step).toMatchObject({
      kind: 'completed',
      confirmed: 'not-possible',
    });
    expect(await bench.domain.ldapsearchBind(user.upn, newPassword)).toEqual({ ok: false, data: '530' });
  });
});

describe('a member of Protected Users', () => {
  const protectedUser = () => bench.hire(plain, { memberOf: ['Protected Users'] });

  test('can’t be checked here: signing in is refused like a wrong password, and costs no try', async () => {
    const user = await protectedUser();
    for (const either of [password, wrong, password, wrong, password, wrong])
      expect(told(await signIn(plain, user.username, either))).toEqual(rejected);
    expect(await bench.badPwdCount(user)).toBe(0);
  });

  test('can’t be checked here: other proofs are asked for, without a time to come back', async () => {
    const user = await protectedUser();
    const reset = await provenByApp(plain, user);
    for (const either of [password, wrong, password, wrong])
      expect(told(await verify(plain, reset, 'current-password', either))).toEqual({
        ...unavailable,
        retryAfterSeconds: undefined,
      });
    expect(await bench.badPwdCount(user)).toBe(0);
    const step = await verify(plain, reset, 'recovery-code', user.recovery[0]!);
    expect(step.body.step.kind).toBe('new-password');
    expect((await put(plain, reset, { password: newPassword })).body.step).toMatchObject({
      kind: 'completed',
      confirmed: 'not-possible',
    });
    expect(await bench.domain.kinit(user.username, newPassword)).toMatchObject({ ok: true });
  });

  test('is checked where Kerberos may be asked', async () => {
    const user = await protectedUser();
    expect(told(await signIn(kerberos, user.username, wrong))).toEqual(rejected);
    expect((await signIn(kerberos, user.username, password)).status).toBe(201);
    const reset = await provenByApp(kerberos, user);
    expect((await verify(kerberos, reset, 'current-password', wrong)).status).toBe(422);
    const step = await verify(kerberos, reset, 'current-password', password);
    expect(step.body.step.kind).toBe('new-password');
  });
});

describe('within the grace of an old password', () => {
  const changed = 'Changed-horse-2';
  const justChanged = async (): Promise<DomainAgent> => {
    const user = await bench.hire(graceful);
    await bench.domain.setPassword(user.dn, changed);
    return user;
  };

  test('neither password signs in, and both are told when to come back; a wrong one is wrong', async () => {
    const user = await justChanged();
    for (const either of [password, changed]) {
      const answer = await signIn(graceful, user.username, either);
      expect(answer).toMatchObject({ status: 401, body: { type: rejected.type } });
      expect(answer.body.token).toBeUndefined();
      await expectComeBack(answer, user, 'pwdLastSet', 60);
    }
    expect(told(await signIn(graceful, user.username, wrong))).toEqual(rejected);
  });

  test('no try is used up by it, and nobody is paused', async () => {
    const user = await justChanged();
    for (let tries = 0; tries < 12; tries += 1) {
      const answer = await signIn(graceful, user.username, tries % 2 === 0 ? password : changed);
      expect(answer.body.retryAfterSeconds).toBeGreaterThan(3_500);
    }
    expect(await bench.badPwdCount(user)).toBe(0);
    expect((await signIn(kerberos, user.username, changed)).status).toBe(201);
  });

  test('neither proves the current password, which is told with the time to come back; others go on', async () => {
    const user = await justChanged();
    const reset = await provenByApp(graceful, user);
    for (const either of [password, changed, password, changed]) {
      const answer = await verify(graceful, reset, 'current-password', either);
      expect(answer).toMatchObject({ status: 422, body: { type: unavailable.type } });
      await expectComeBack(answer, user, 'pwdLastSet', 60);
    }
    const now = await graceful.call('GET', reset.path, { token: reset.token });
    expect(now.body.step).toMatchObject({ kind: 'verify', satisfied: ['totp'] });
    expect(await bench.badPwdCount(user)).toBe(0);
    // Still one wrong password is told as that, for its tries were not used up.
    expect(await verify(graceful, reset, 'current-password', wrong)).toMatchObject({
      status: 422,
      body: { type: 'urn:keyturn:problem:factor-rejected' },
    });
    const step = await verify(graceful, reset, 'recovery-code', user.recovery[0]!);
    expect(step.body.step.kind).toBe('new-password');
    expect((await put(graceful, reset, { password: newPassword })).body.step.kind).toBe('completed');
  });

  test('Kerberos tells them apart at once', async () => {
    const user = await justChanged();
    expect(told(await signIn(kerberos, user.username, password))).toEqual(rejected);
    expect((await signIn(kerberos, user.username, changed)).status).toBe(201);
    const reset = await provenByApp(kerberos, user);
    expect(await verify(kerberos, reset, 'current-password', password)).toMatchObject({
      status: 422,
      body: { type: 'urn:keyturn:problem:factor-rejected' },
    });
    const step = await verify(kerberos, reset, 'current-password', changed);
    expect(step.body.step.kind).toBe('new-password');
  });
});
