// What answers about an account prove: binds, statuses.
import { InvalidCredentialsError } from 'ldapts';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../../../../server/directory/active-directory/account.ts';
import { countedTries } from '../../../../../server/directory/active-directory/bad-passwords.ts';
import {
  bindOutcome,
  confirmation,
  graceUntil,
} from '../../../../../server/directory/active-directory/bind-outcome.ts';
import type { LdapRefusal } from '../../../../../server/directory/active-directory/ldap-answer.ts';
import { toLdapAnswer } from '../../../../../server/directory/active-directory/ldap-answer.ts';
import {
  accountHasExpired,
  changedNoLaterThan,
  isEnabled,
  isLocked,
  statusOf,
} from '../../../../../server/directory/active-directory/status.ts';
import { isStale } from '../../../../../server/directory/active-directory/writes.ts';

import { account, entry, filetime, hours, never, now } from './account-bench.ts';

describe('a bind', () => {
  const bound = (data: string) =>
    bindOutcome(
      toLdapAnswer(
        new InvalidCredentialsError(
          `80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${data}, v1db1`,
        ),
        true,
      ) as LdapRefusal,
    );

  test.each([
    ['52e', { kind: 'wrong' }],
    ['525', { kind: 'wrong' }],
    ['530', { kind: 'right-but', why: 'logon-hours' }],
    ['531', { kind: 'right-but', why: 'workstation' }],
    ['532', { kind: 'right-but', why: 'expired' }],
    ['533', { kind: 'right-but', why: 'disabled' }],
    ['701', { kind: 'right-but', why: 'account-expired' }],
    ['773', { kind: 'right-but', why: 'must-change' }],
    ['775', { kind: 'undetermined', why: 'locked', retryAt: null, counted: false }],
    ['52f', { kind: 'undetermined', why: 'protected-user', retryAt: null, counted: true }],
    ['569', { kind: 'undetermined', why: 'not-known', retryAt: null, counted: true }],
    ['constructor', { kind: 'undetermined', why: 'not-known', retryAt: null, counted: true }],
  ] as const)('data %s', (data, outcome) => {
    expect(bound(data)).toEqual(outcome);
  });

  test('success is right', () => {
    expect(bindOutcome(null)).toEqual({ kind: 'right' });
  });

  test.each([
    ['52e', 'no'],
    ['773', 'yes'],
    ['530', 'not-possible'],
    ['531', 'not-possible'],
    ['775', 'not-possible'],
    ['52f', 'not-possible'],
  ] as const)('after a change, data %s confirms signing in: %s', (data, confirmed) => {
    expect(confirmation(bound(data))).toBe(confirmed);
    expect(confirmation({ kind: 'right' })).toBe('yes');
  });

  test('the grace of an old password ends to the minute', () => {
    expect(graceUntil(hours(-0.5), 60, now)).toEqual(hours(0.5));
    expect(graceUntil(hours(-1), 60, now)).toBeNull();
    expect(graceUntil(hours(-0.5), 0, now)).toBeNull();
    expect(graceUntil(null, 60, now)).toBeNull();
  });

  test('where the account must change its password, only its last modification bounds its age', () => {
    const whenChanged = '20260301073000.0Z';
    expect(changedNoLaterThan(entry({ pwdLastSet: '0', whenChanged }))).toEqual(hours(-0.5));
    expect(changedNoLaterThan(entry({ whenChanged }))).toEqual(hours(-24));
    expect(changedNoLaterThan(entry({ pwdLastSet: '0', whenChanged: 'yesterday' }))).toBeNull();
  });
});

describe('a status', () => {
  const changedAt = hours(-24);
  test('expires, at the directory’s instant', () => {
    expect(statusOf(entry())).toEqual({ kind: 'expires', at: hours(24), changedAt });
  });

  test('expired, by the controller’s word and not by any clock of ours', () => {
    const bits = { 'msDS-User-Account-Control-Computed': String(0x80_0000) };
    expect(statusOf(entry(bits))).toEqual({ kind: 'expired', since: hours(24), changedAt });
  });

  test('never, must change, unknown', () => {
    const status = (expiry: string, pwdLastSet = filetime(changedAt)) =>
      statusOf(entry({ 'msDS-UserPasswordExpiryTimeComputed': expiry, pwdLastSet }));
    expect(status(never)).toEqual({ kind: 'never', changedAt });
    expect(status(never, '0')).toEqual({ kind: 'never', changedAt: null });
    expect(status('0', '0')).toEqual({ kind: 'must-change' });
    expect(statusOf({ dn: 'CN=Ana' })).toEqual({ kind: 'unknown' });
    expect(statusOf(entry({ 'msDS-User-Account-Control-Computed': [] }))).toEqual({ kind: 'unknown' });
  });

  test('older than the password written last is unknown, but only elsewhere, and not for ever', () => {
    const last = { passwordVersion: filetime(now), controller: 'ldaps://dc1', at: now };
    const seen = (controller: string, passwordVersion: string, setNoLaterThan = changedAt) => ({
      controller,
      passwordVersion,
      setNoLaterThan,
    });
    const older = filetime(changedAt);
    expect(isStale(last, seen('ldaps://dc2', older), now)).toBe(true);
    expect(isStale(last, seen('ldaps://dc2', '0'), now)).toBe(true);
    expect(isStale(last, seen('ldaps://dc2', '0', hours(1)), hours(2))).toBe(false);
    expect(isStale(last, seen('ldaps://dc2', last.passwordVersion), now)).toBe(false);
    expect(isStale(last, seen('ldaps://dc1', '0'), now)).toBe(false);
    expect(isStale(last, seen('ldaps://dc2', older), hours(25))).toBe(false);
    expect(isStale(null, seen('ldaps://dc2', older), now)).toBe(false);
    const view = { domain: null, emailCodeAttribute: undefined, highTierGroups: [], now };
    expect(accountOf(account(), { ...view, stale: true }).status).toEqual({ kind: 'unknown' });
  });

  test('groups that can’t be read may hide a high-tier one', () => {
    const view = { domain: null, emailCodeAttribute: undefined, highTierGroups: [], stale: false, now };
    expect(accountOf(account({ tokenGroups: [] }), view).tier).toBe('high');
    const users = Buffer.from('010200000000000520000000' + '21020000', 'hex');
    expect(accountOf(account({ tokenGroups: [users] }), view).tier).toBe('standard');
  });

  test('locked, enabled, account expired', () => {
    expect(isLocked(entry({ 'msDS-User-Account-Control-Computed': '16' }))).toBe(true);
    // A lock that ended by itself leaves lockoutTime behind.
    expect(isLocked(entry({ lockoutTime: filetime(changedAt) }))).toBe(false);
    const unreadable = { 'msDS-User-Account-Control-Computed': [], lockoutTime: filetime(changedAt) };
    expect(isLocked(entry(unreadable))).toBe(true);
    expect(isEnabled(entry({ userAccountControl: '514' }))).toBe(false);
    expect(accountHasExpired(entry({ accountExpires: filetime(hours(-1)) }), now)).toBe(true);
    for (const accountExpires of ['0', never, filetime(hours(1))])
      expect(accountHasExpired(entry({ accountExpires }), now)).toBe(false);
  });

  test('bad tries count within the window only', () => {
    const tried = entry({ badPwdCount: '3', badPasswordTime: filetime(hours(-0.5)) });
    expect(countedTries(tried, 31, now)).toBe(3);
    expect(countedTries(tried, 30, now)).toBe(0);
    expect(countedTries(entry(), 30, now)).toBe(0);
  });
});
