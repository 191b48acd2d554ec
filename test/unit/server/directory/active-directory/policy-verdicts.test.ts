// What policies say, and what a refusal or a missing right is told as.
import { ConstraintViolationError } from 'ldapts';
import { describe, expect, test } from 'vitest';
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

import { account, filetime, hours, now } from './account-bench.ts';

const domain = domainPolicy(
  {
    dn: 'DC=corp',
    minPwdLength: '8',
    pwdProperties: '1',
    pwdHistoryLength: '24',
    minPwdAge: '-864000000000',
    lockoutThreshold: '10',
    lockOutObservationWindow: '-6000000000',
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
