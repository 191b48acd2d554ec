// A suggestion meets every rule that it was given, and every word is as likely as another.
import { dictionary } from '@zxcvbn-ts/language-common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainWords, secureRandom, suggestPassphrase } from '../../../../renderer/companion/passphrase.ts';
import type { PolicyRule } from '../../../../src/contract/steps.ts';
import { commonPassword } from '../../../../src/reset/common-passwords.ts';
import { allMet, checkRules } from '../../../../src/reset/password-rules.ts';

const words = plainWords(dictionary['diceware-common']);
const never = () => null;

const minLength = (min: number): PolicyRule => ({
  id: 'min-length',
  text: 'rule.min-length',
  source: 'directory',
  params: { min },
});
const maxLength = (max: number): PolicyRule => ({
  id: 'max-length',
  text: 'rule.max-length',
  source: 'directory',
  params: { max },
});

const anyRules = fc
  .record({
    min: fc.integer({ min: 0, max: 64 }),
    room: fc.integer({ min: 40, max: 150 }),
    required: fc.integer({ min: 1, max: 4 }),
    parts: fc.array(fc.constantFrom(...words.slice(0, 400), 'Amara', 'Okafor', 'ing'), { maxLength: 4 }),
  })
  .map(({ min, room, required, parts }): PolicyRule[] => [
    minLength(min),
    maxLength(min + room),
    { id: 'classes', text: 'rule.classes', source: 'directory', params: { required } },
    { id: 'not-name', text: 'rule.not-name', source: 'directory', params: { parts } },
    { id: 'not-common', text: 'rule.not-common', source: 'keyturn', params: { words: ['Northgate'] } },
    { id: 'not-previous', text: 'rule.not-previous', source: 'directory', params: { count: 24 } },
  ]);

describe('a suggested passphrase', () => {
  it('meets every rule', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const phrase = suggestPassphrase(rules, words, commonPassword, secureRandom);
        expect(phrase).not.toBeNull();
        expect(allMet(checkRules(phrase ?? '', rules, commonPassword))).toBe(true);
      }),
    );
  });

  it('is four words and a digit, from a list long enough', () => {
    expect(words.length).toBeGreaterThan(4000);
    expect(suggestPassphrase([], words, never, secureRandom)).toMatch(
      /^([A-Z][a-z]{2,6}[2-9]?-){3}[A-Z][a-z]{2,6}[2-9]?$/,
    );
  });

  it('is none where words do not fit', () => {
    expect(suggestPassphrase([maxLength(12)], words, never, secureRandom)).toBeNull();
  });

  it('throws away random values that would favour the first words', () => {
    const values = [2 ** 32 - 1, 0, 1, 2, 0, 0, 0];
    const phrase = suggestPassphrase([], ['one', 'two', 'three'], never, () => values.shift() ?? 0);
    // 2^32 - 1 is past the last whole multiple of three: kept, it would have been "one" once more.
    expect(phrase).toBe('One2-Two-Three-One');
  });
});
