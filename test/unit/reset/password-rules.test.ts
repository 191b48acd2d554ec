// What the rules promise: they count as the directory counts, and never call a password fine that isn't.
import { describe, expect, test } from 'vitest';
import type { PolicyRule } from '../../../src/contract/steps.ts';
import { allMet, checkRules, countClasses } from '../../../src/reset/password-rules.ts';

const never = () => null;
const minLength = (min: number, source: 'directory' | 'keyturn' = 'directory'): PolicyRule => ({
  id: 'min-length',
  text: 'rule.min-length',
  source,
  params: { min },
});
const notName = (parts: string[]): PolicyRule => ({
  id: 'not-name',
  text: 'rule.not-name',
  source: 'directory',
  params: { parts },
});

describe('length', () => {
  test('the directory counts UTF-16 code units, so an emoji is two', () => {
    expect(checkRules('😀😀😀😀', [minLength(8)], never)).toEqual([{ id: 'min-length', ok: true }]);
    expect(checkRules('😀😀😀😀', [minLength(9)], never)[0]?.ok).toBe(false);
  });

  test('a rule of ours counts characters, so an emoji is one', () => {
    expect(checkRules('😀😀😀😀', [minLength(5, 'keyturn')], never)[0]?.ok).toBe(false);
    expect(checkRules('😀😀😀😀', [minLength(4, 'keyturn')], never)[0]?.ok).toBe(true);
  });

  test('a maximum is met up to and with it', () => {
    const rule: PolicyRule = {
      id: 'max-length',
      text: 'rule.max-length',
      source: 'directory',
      params: { max: 4 },
    };
    expect(checkRules('abcd', [rule], never)[0]?.ok).toBe(true);
    expect(checkRules('abcde', [rule], never)[0]?.ok).toBe(false);
  });

  test('spaces at the ends count', () => {
    expect(checkRules('  ab  ', [minLength(6)], never)[0]?.ok).toBe(true);
  });
});

describe('character categories of MS-SAMR 3.1.1.7.2', () => {
  test.each([
    ['', 0],
    ['abc', 1],
    ['abC', 2],
    ['abC1', 3],
    ['abC1!', 4],
    ['abC1!あ', 5],
    ['éÉ', 2],
    ['жЖ', 2],
    ['ß', 1],
    ['日本語', 1],
    ['हिन्दी', 1],
    ['٣٤', 0],
    ['€£', 0],
    ['   ', 0],
    ['😀', 0],
  ])('%j has %i', (password, count) => {
    expect(countClasses(password)).toBe(count);
  });

  test('three of five are enough when three are required', () => {
    const rule: PolicyRule = {
      id: 'classes',
      text: 'rule.classes',
      source: 'directory',
      params: { required: 3 },
    };
    expect(checkRules('aaaBBB111', [rule], never)[0]?.ok).toBe(true);
    expect(checkRules('aaaBBBccc', [rule], never)[0]?.ok).toBe(false);
  });
});

describe('names', () => {
  test('a part anywhere in the password is found in any case, and told', () => {
    expect(checkRules('my-HAGENS-2026', [notName(['erin', 'hagens'])], never)).toEqual([
      { id: 'not-name', ok: false, detail: 'hagens' },
    ]);
  });

  test('parts under three characters are not looked for', () => {
    expect(checkRules('m-and-m', [notName(['m', 'mm'])], never)[0]?.ok).toBe(true);
  });

  test('composed and decomposed letters are the same name', () => {
    expect(checkRules('x-ame\u0301lie-x', [notName(['Amélie'])], never)[0]?.ok).toBe(false);
  });
});

describe('what only the directory or the caller knows', () => {
  test('the reason for a common password is passed on', () => {
    const rule: PolicyRule = {
      id: 'not-common',
      text: 'rule.not-common',
      source: 'keyturn',
      params: { words: ['corp'] },
    };
    const check = (password: string, words: readonly string[]) => `common.${password}.${words.join()}`;
    expect(checkRules('x', [rule], check)).toEqual([
      { id: 'not-common', ok: false, detail: 'common.x.corp' },
    ]);
  });

  test('history and minimum age are left to saving', () => {
    const rules: PolicyRule[] = [
      { id: 'not-previous', text: 'rule.not-previous', source: 'directory', params: { count: 24 } },
      {
        id: 'min-age',
        text: 'rule.min-age',
        source: 'directory',
        params: { until: '2099-01-01T00:00:00.000Z' },
      },
    ];
    const results = checkRules('anything', rules, never);
    expect(results).toEqual([
      { id: 'not-previous', ok: true, detail: 'checked-on-save' },
      { id: 'min-age', ok: true, detail: 'checked-on-save' },
    ]);
    expect(allMet(results)).toBe(true);
  });

  test('one broken rule is enough', () => {
    expect(allMet(checkRules('abc', [minLength(1), minLength(8)], never))).toBe(false);
  });
});
