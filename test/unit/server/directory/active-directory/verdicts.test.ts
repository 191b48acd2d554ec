// What answers prove: binds, statuses, policies, refusals.
import { ConstraintViolationError, InvalidCredentialsError } from 'ldapts';
import { describe, expect, test } from 'vitest';
import { accountOf, type AccountEntry } from '../../../../../server/directory/active-directory/account.ts';
import { countedTries } from '../../../../../server/directory/active-directory/bad-passwords.ts';
import {
  bindOutcome,
  confirmation,
  graceUntil,
} from '../../../../../server/directory/active-directory/bind-outcome.ts';
import type { Entry } from '../../../../../server/directory/active-directory/entry.ts';
import { toFiletime } from '../../../../../server/directory/active-directory/filetime.ts';
import { LdapRefusal, toLdapAnswer } from '../../../../../server/directory/active-directory/ldap-answer.ts';
import {
  domainPolicy,
  fineGrainedPolicy,
  lockedUntil,
  lockoutOf,
  rulesOf,
} from '../../../../../server/directory/active-directory/policy.ts';
import { refusalOf } from '../../../../../server/directory/active-directory/refusal.ts';
import { notesOf } from '../../../../../server/directory/active-directory/rights.ts';
import {
  accountHasExpired,
  changedNoLaterThan,
  isEnabled,
  isLocked,
  statusOf,
} from '../../../../../server/directory/active-directory/status.ts';
import { isStale } from '../../../../../server/directory/active-directory/writes.ts';

const now = new Date('2026-03-01T08:00:00Z');
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
const filetime = (at: Date): string => String(toFiletime(at));
const never = '9223372036854775807';

const entry = (attributes: Omit<Entry, 'dn'> = {}): Entry => ({
  dn: 'CN=Ana',
  sAMAccountName: 'areyes',
  displayName: 'Ana Reyes',
  userAccountControl: '512',
  'msDS-User-Account-Control-Computed': '0',
  'msDS-UserPasswordExpiryTimeComputed': filetime(hours(24)),
  pwdLastSet: filetime(hours(-24)),
  ...attributes,
});
const account = (attributes: Omit<Entry, 'dn'> = {}, isProtected = false): AccountEntry => ({
  id: '1e372150-d92b-41db-8ee7-5acca4c5945d',
  ...{ dn: 'CN=Ana', controller: 'ldaps://dc1', readAt: now, entry: entry(attributes), groups: [] },
  ...{ protected: isProtected, protectedUser: false },
});

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
    ['569', { kind: 'undetermined', why: 'protected-user', retryAt: null, counted: true }],
    ['constructor', { kind: 'undetermined', why: 'protected-user', retryAt: null, counted: true }],
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
      ...{ controller, passwordVersion, setNoLaterThan },
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

const domain = domainPolicy(
  {
    ...{ dn: 'DC=corp', minPwdLength: '8', pwdProperties: '1', pwdHistoryLength: '24' },
    ...{ minPwdAge: '-864000000000', lockoutThreshold: '10', lockOutObservationWindow: '-6000000000' },
    lockoutDuration: '-36000000000',
  },
  true,
);

describe('a policy', () => {
  test('of the domain, as rules', () => {
    const ids = rulesOf(domain, account({ pwdLastSet: filetime(hours(-1)) }), now).map((rule) => rule.id);
    expect(ids).toEqual(['min-length', 'max-length', 'classes', 'not-name', 'not-previous', 'min-age']);
    expect(lockoutOf(domain)).toEqual({ threshold: 10, observationMinutes: 10 });
  });

  test('the minimum age is told while it holds, with its end', () => {
    const minAge = (pwdLastSet: string) =>
      rulesOf(domain, account({ pwdLastSet }), now).find((rule) => rule.id === 'min-age');
    expect(minAge(filetime(hours(-23)))?.params).toEqual({ until: hours(1).toISOString() });
    expect(minAge(filetime(hours(-24)))).toBeUndefined();
    expect(minAge('0')).toBeUndefined();
  });

  test('no lockout is believed only where nothing stricter can be hidden', () => {
    const none = { ...domain, lockoutThreshold: 0 };
    expect(lockoutOf(none)).toBeNull();
    expect(lockoutOf({ ...none, certain: false })).toEqual({ threshold: 3, observationMinutes: 30 });
    expect(lockoutOf({ ...domain, certain: false })).toEqual({ threshold: 3, observationMinutes: 30 });
    expect(lockoutOf({ ...domain, lockoutThreshold: 2, certain: false })?.threshold).toBe(2);
    expect(lockoutOf({ ...domain, observationMinutes: null })).toEqual({
      threshold: 10,
      observationMinutes: 30,
    });
  });

  test('a lock ends as long after it began as the policy says, or not by itself', () => {
    const locked = { 'msDS-User-Account-Control-Computed': '16', lockoutTime: filetime(hours(-0.5)) };
    expect(lockedUntil(domain, account(locked))).toEqual(hours(0.5));
    expect(lockedUntil(domain, account({ ...locked, 'msDS-User-Account-Control-Computed': '0' }))).toBeNull();
    expect(lockedUntil(domain, account({ ...locked, lockoutTime: [] }))).toBeNull();
    for (const lockoutDuration of ['-9223372036854775808', '0', []])
      expect(lockedUntil(domainPolicy({ dn: 'DC=corp', lockoutDuration }, true), account(locked))).toBeNull();
    const fine = { dn: 'CN=Fine', 'msDS-LockoutDuration': '-24000000000' };
    expect(lockedUntil(fineGrainedPolicy(fine), account(locked))).toEqual(
      new Date(hours(-0.5).getTime() + 40 * 60_000),
    );
  });

  test('one that can’t be read has no rules to tell', () => {
    const hidden = fineGrainedPolicy({ dn: 'CN=Hidden' });
    expect(rulesOf(hidden, account(), now).map((rule) => rule.id)).toEqual(['max-length']);
    expect(lockoutOf(hidden)?.threshold).toBe(3);
  });
});

describe('a refusal', () => {
  const answer = (code: number, diagnostic: string): LdapRefusal => new LdapRefusal(code, diagnostic);
  const windows = answer(53, '0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0');
  const reason = (
    refusal: LdapRefusal,
    password: string,
    how: 'change' | 'reset' = 'reset',
    of = account({ pwdLastSet: filetime(hours(-1)) }),
  ) => refusalOf(refusal, { account: of, policy: domain, password, how, now })?.reason ?? null;

  test.each([
    ['too short', windows, 'Ab1!', 'too-short'],
    ['classes', windows, 'abcdefghij', 'classes'],
    ['name', windows, 'Reyes-12345', 'contains-name'],
    ['nothing readable', windows, 'Fits-them-all-1', 'not-accepted'],
    [
      'wrong current one',
      answer(19, '00000056: AtrErr: DSID-03190F80, #1:'),
      'Ab1!',
      'wrong-current-password',
    ],
    ['locked', answer(19, '00000775: Password change not permitted'), 'Ab1!', 'account-locked'],
    ['access denied', answer(50, '00000005: SecErr: DSID-031A11E7'), 'Ab1!', 'no-rights'],
    ['no rights, without a code', answer(50, 'error in module acl'), 'Ab1!', 'no-rights'],
    [
      'a policy, without a code',
      answer(19, 'check_password_restrictions'),
      'Fits-them-all-1',
      'not-accepted',
    ],
    ['unwilling for another reason', answer(53, '0000001F: SvcErr'), 'Ab1!', null],
    ['a result that was not foreseen', answer(80, ''), 'Ab1!', null],
  ] as const)('%s', (_what, refusal, password, expected) => {
    expect(reason(refusal, password)).toBe(expected);
  });

  test('the minimum age is a reason for a change, not for a reset', () => {
    expect(reason(windows, 'Fits-them-all-1', 'change')).toBe('changed-too-recently');
    expect(reason(windows, 'Fits-them-all-1', 'reset')).toBe('not-accepted');
  });

  test('access denied to a protected account is told as that', () => {
    expect(reason(answer(50, '00000005: SecErr'), 'Ab1!', 'reset', account({}, true))).toBe(
      'protected-account',
    );
  });

  test('keeps the codes and nothing of the words', () => {
    const raw = new ConstraintViolationError('0000052D: the password Hunter2-secret is too short');
    const told = toLdapAnswer(raw, true);
    expect(`${told.message} ${JSON.stringify(told)} ${told.stack}`).not.toContain('Hunter2');
    expect(told.message).toBe('LDAP result 19, 0000052D');
  });
});

test('rights are told by what is missing, without a name', () => {
  const all = { yes: 20, no: 0, unknown: 0 };
  const rights = { reset: all, unlock: all, groups: all, seesFineGrained: true, unexpire: 'yes' } as const;
  expect(notesOf(rights)).toEqual([]);
  const nobody = { yes: 0, no: 0, unknown: 0 };
  expect(notesOf({ ...rights, reset: nobody, unlock: nobody })).toEqual([]);
  expect(notesOf({ ...rights, reset: { yes: 0, no: 0, unknown: 9 } })).toEqual([
    "Whether the service account may reset the password of accounts can't be read.",
  ]);
  expect(notesOf({ ...rights, reset: { yes: 15, no: 5, unknown: 0 } })[0]).toContain(
    'may not reset the password of 5 of 20 accounts',
  );
  expect(notesOf({ ...rights, unlock: { yes: 0, no: 20, unknown: 0 } })[0]).toContain('any account');
  expect(notesOf({ ...rights, groups: { yes: 17, no: 3, unknown: 0 } })[0]).toContain('of 3 of 20 accounts');
  expect(notesOf({ ...rights, seesFineGrained: false, unexpire: 'no' })).toHaveLength(2);
});
