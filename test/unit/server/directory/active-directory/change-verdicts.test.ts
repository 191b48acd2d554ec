// What two values of pwdLastSet prove of a change, and what the absence of an answer does.
import { describe, expect, test } from 'vitest';
import { mayHandOver } from '../../../../../server/directory/active-directory/change-window.ts';
import {
  LdapRefusal,
  NoAnswer,
  mayAnswerElsewhere,
  toLdapAnswer,
} from '../../../../../server/directory/active-directory/ldap-answer.ts';
import { lastWrite } from '../../../../../server/directory/active-directory/password-writes.ts';
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
const preparedAt = (passwordVersionBefore: string, passwordWritesBefore: number | null = null) => ({
  id: crypto.randomUUID(),
  preparedAt: now,
  passwordVersionBefore,
  passwordWritesBefore,
  accountId: '1e372150-d92b-41db-8ee7-5acca4c5945d',
  controller: 'ldaps://dc1',
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
  const seen = { passwordVersion: after, setAt: seconds(1), write: null };
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
    expect(
      judge(preparedAt('100'), { passwordVersion: after, setAt, write: null }, deadlineMs, mayUnexpire),
    ).toBe(verdict);
});

const ownWrite = { version: 8, at: seconds(1), isOwn: true };
test.each([
  ['none', { ...ownWrite, version: 7 }, 'not-changed'],
  ['exactly one', ownWrite, 'accepted'],
  ['one, asked of another controller', { ...ownWrite, isOwn: false }, 'undetermined'],
  ['one, too late to be ours', { ...ownWrite, at: seconds(51) }, 'undetermined'],
  ['two', { ...ownWrite, version: 9 }, 'undetermined'],
  ['fewer than before', { ...ownWrite, version: 6 }, 'undetermined'],
] as const)(
  'where writes are counted, %s since decides, whatever pwdLastSet says',
  (_what, write, verdict) => {
    for (const passwordVersion of ['0', '100', '200']) {
      const seen = { passwordVersion, setAt: null, write };
      expect(judge(preparedAt('100', 7), seen, deadlineMs, 'unknown')).toBe(verdict);
    }
  },
);

test('a count of which nothing was known before proves nothing', () => {
  const seen = { passwordVersion: '100', setAt: null, write: ownWrite };
  expect(judge(preparedAt('100'), seen, deadlineMs, 'unknown')).toBe('not-changed');
});

describe('the count of writes', () => {
  const vector = (...attributes: number[]): Buffer => {
    const head = Buffer.alloc(16);
    head.writeUInt32LE(1);
    head.writeUInt32LE(attributes.length, 8);
    const properties = attributes.map((attribute) => {
      const property = Buffer.alloc(48, 0xab);
      property.writeUInt32LE(attribute);
      property.writeUInt32LE(3, 4);
      property.writeBigUInt64LE(13_416_710_400n, 8);
      return property;
    });
    return Buffer.concat([head, ...properties]);
  };
  const of = (value: Buffer) => lastWrite({ dn: 'CN=Ana', replPropertyMetaData: value });

  test('is that of the password among those of all attributes', () => {
    expect(of(vector(0x9_0060, 0x9_005a, 3))).toEqual({
      version: 3,
      at: new Date('2026-02-28T00:00:00Z'),
      origin: Buffer.alloc(16, 0xab),
    });
  });

  test('is unknown where it is not shown, cut off, or of another version', () => {
    expect(lastWrite({ dn: 'CN=Ana' })).toBeNull();
    expect(of(vector(0x9_0060))).toBeNull();
    expect(of(Buffer.alloc(3))).toBeNull();
    expect(of(vector(0x9_005a).subarray(0, 60))).toBeNull();
    const other = vector(0x9_005a);
    other.writeUInt32LE(2);
    expect(of(other)).toBeNull();
  });
});

test('a change is handed over soon after its preparation, or not at all', () => {
  expect(mayHandOver(preparedAt('100'), seconds(30))).toBe(true);
  expect(mayHandOver(preparedAt('100'), seconds(31))).toBe(false);
});
