// What two values of pwdLastSet prove of a change, and what the absence of an answer does.
import { describe, expect, test } from 'vitest';
import { mayHandOver } from '../../../../../server/directory/active-directory/change-window.ts';
import {
  LdapRefusal,
  NoAnswer,
  mayAnswerElsewhere,
  toLdapAnswer,
} from '../../../../../server/directory/active-directory/ldap-answer.ts';
import { judge } from '../../../../../server/directory/active-directory/resolve.ts';

const now = new Date('2026-03-01T08:00:00Z');

describe('no answer', () => {
  test.each([
    ['ECONNREFUSED', 'refuses the connection'],
    ['ENOTFOUND', 'has a name that is not found in DNS'],
    ['CERT_HAS_EXPIRED', 'shows a certificate that has expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'shows a certificate for another name'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'shows a certificate that is not trusted (SELF_SIGNED_CERT_IN_CHAIN)'],
    ['ECONNRESET', 'ended the connection (ECONNRESET)'],
  ])('%s in words', (code, words) => {
    expect(toLdapAnswer(Object.assign(new Error('secret'), { code }), false).message).toBe(words);
  });

  test('another controller may answer where this one is busy or silent, not where it refuses', () => {
    expect(mayAnswerElsewhere(new NoAnswer('is silent', true))).toBe(true);
    for (const code of [1, 51, 52]) expect(mayAnswerElsewhere(new LdapRefusal(code, ''))).toBe(true);
    for (const code of [19, 32, 49, 50, 53])
      expect(mayAnswerElsewhere(new LdapRefusal(code, ''))).toBe(false);
    expect(mayAnswerElsewhere(new Error('a bug'))).toBe(false);
  });
});

/** Prepared now, at a password of this version. */
const preparedAt = (passwordVersionBefore: string) => ({
  ...{ id: crypto.randomUUID(), preparedAt: now, passwordVersionBefore },
  ...{ accountId: '1e372150-d92b-41db-8ee7-5acca4c5945d', controller: 'ldaps://dc1' },
});
const deadlineMs = 10_000;
const seconds = (count: number): Date => new Date(now.getTime() + count * 1_000);

test.each([
  ['100', '200', 'unknown', 'accepted'],
  ['100', '100', 'unknown', 'not-changed'],
  ['200', '100', 'yes', 'undetermined'],
  ['9', '10', 'yes', 'accepted'],
  ['0', '100', 'unknown', 'accepted'],
  ['0', '0', 'yes', 'not-changed'],
  ['0', '0', 'no', 'undetermined'],
  ['0', '0', 'unknown', 'undetermined'],
  ['100', '0', 'no', 'accepted'],
  ['100', '0', 'yes', 'undetermined'],
  ['100', '0', 'unknown', 'undetermined'],
] as const)('pwdLastSet %s, then %s (Unexpire-Password: %s): %s', (before, after, mayUnexpire, verdict) => {
  const seen = { passwordVersion: after, setAt: seconds(1) };
  expect(judge(preparedAt(before), seen, deadlineMs, mayUnexpire)).toBe(verdict);
});

test.each([
  ['at the moment of the preparation', 0, 'accepted'],
  ['at the last moment at which it can have been carried out', 50, 'accepted'],
  ['before the preparation (heard of late)', -1, 'undetermined'],
  ['after that last moment', 51, 'undetermined'],
  ['nobody knows when', null, 'undetermined'],
] as const)('a newer password that was set %s', (_what, at, verdict) => {
  const setAt = at === null ? null : seconds(at);
  for (const [after, mayUnexpire] of [['200', 'yes'] as const, ['0', 'no'] as const])
    expect(judge(preparedAt('100'), { passwordVersion: after, setAt }, deadlineMs, mayUnexpire)).toBe(
      verdict,
    );
});

test('a change is handed over soon after its preparation, or not at all', () => {
  expect(mayHandOver(preparedAt('100'), seconds(30))).toBe(true);
  expect(mayHandOver(preparedAt('100'), seconds(31))).toBe(false);
});
