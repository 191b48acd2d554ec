// What may be said for certain of a refused password.
import { expect, test } from 'vitest';
import { brokenRule, nameParts } from '../../../../server/directory/password-policy.ts';
import type { PolicyRule } from '../../../../src/contract/steps.ts';

const source = 'directory';
const rules: PolicyRule[] = [
  { id: 'min-length', text: 'rule.min-length', source, params: { min: 8 } },
  { id: 'max-length', text: 'rule.max-length', source, params: { max: 20 } },
  { id: 'classes', text: 'rule.classes', source, params: { required: 3 } },
  { id: 'not-name', text: 'rule.not-name', source, params: { parts: ['Reyes'] } },
  { id: 'not-previous', text: 'rule.not-previous', source, params: { count: 5 } },
];

test.each([
  ['Ab1!', 'too-short'],
  ['Ab1!'.repeat(6), 'too-long'],
  ['abcdefghij', 'classes'],
  ['xREYESx-12', 'contains-name'],
  ['Fits-them-all-1', null],
] as const)('%s: %s', (password, reason) => {
  expect(brokenRule(rules, password)).toBe(reason);
});

test('length is counted as the directory counts it, in UTF-16 units', () => {
  expect(brokenRule(rules, '🔑🔑Aa')).toBe('too-short');
  expect(brokenRule(rules, '🔑🔑🔑Aa1')).toBeNull();
});

test('rules of Keyturn are not the directory’s reasons', () => {
  const own: PolicyRule = {
    id: 'min-length',
    text: 'rule.min-length',
    source: 'keyturn',
    params: { min: 99 },
  };
  expect(brokenRule([own], 'short')).toBeNull();
});

test('name parts are the username and the parts of the display name, of three letters or more', () => {
  expect(nameParts('areyes', 'Dr. Ana-Li Reyes_Cruz, #QA\tLead')).toEqual([
    'areyes',
    'Ana',
    'Reyes',
    'Cruz',
    'Lead',
  ]);
  expect(nameParts('li', 'Li')).toEqual([]);
});
