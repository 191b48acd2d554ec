// Which passwords are refused as too common, with which reason, and which are not.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonPassword } from '../../../src/reset/common-passwords.ts';

const words = ['Keyturn', 'Corp', 'Amira Haddad', 'a.haddad'];

describe('refused', () => {
  test.each([
    ['password', 'common.often-used'],
    ['Password1!', 'common.often-used'],
    ['P@ssw0rd', 'common.often-used'],
    ['P@ssw0rd2026!', 'common.often-used'],
    ['Summer2026!', 'common.often-used'],
    ['iloveyou99', 'common.often-used'],
    ['passwordpassword', 'common.often-used'],
    ['Keyturn2026!', 'common.context-word'],
    ['K3yturn!!', 'common.context-word'],
    ['Haddad-1984', 'common.context-word'],
    ['amirahaddad', 'common.context-word'],
    ['CorpCorpCorp1', 'common.context-word'],
    ['abcdefgh', 'common.sequence'],
    ['87654321', 'common.sequence'],
    ['Qwertyuiop', 'common.sequence'],
    ['qwerty123456', 'common.sequence'],
    ['aaaaaaaaaa', 'common.repeated'],
    ['abababababab', 'common.repeated'],
    ['xy7xy7xy7xy7', 'common.repeated'],
    ['', 'common.repeated'],
  ])('%j: %s', (password, reason) => {
    expect(commonPassword(password, words)).toBe(reason);
  });
});

describe('taken', () => {
  test.each([
    'correct horse battery staple',
    'Harbour-lantern-42-violet',
    'kqT7!vmZ2#pw',
    'Keyturn makes me dance all night',
    'sunflower trumpet 9 password',
    'パスワードではない長い言葉',
    'Tr0ub4dor-and-3-otters',
  ])('%j', (password) => {
    expect(commonPassword(password, words)).toBeNull();
  });

  test('context words under three characters do not count', () => {
    expect(commonPassword('zvmqwplkj-it', ['it'])).toBeNull();
  });
});

test('it answers for any text and any words', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }),
      (password, context) => {
        const reason = commonPassword(password, context);
        expect(reason === null || reason.startsWith('common.')).toBe(true);
      },
    ),
  );
});
