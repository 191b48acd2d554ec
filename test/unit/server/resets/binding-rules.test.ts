// Which of the directory's rules bind a reset, and which a change alone.
import { expect, test } from 'vitest';
import type { PolicyRule } from '../../../../src/contract/steps.ts';
import { bindingRules } from '../../../../server/resets/standing.ts';

const source = 'directory';
const length: PolicyRule = { id: 'min-length', text: 'rule.min-length', source, params: { min: 12 } };
const history: PolicyRule = { id: 'not-previous', text: 'rule.not-previous', source, params: { count: 5 } };
const age: PolicyRule = {
  id: 'min-age',
  text: 'rule.min-age',
  source,
  params: { until: '2026-11-24T00:00:00.000Z' },
};
const rules = [length, history, age];

test.each([
  ['a change is bound by all', true, false, rules],
  ['a reset by the history where the directory applies it there', false, true, [length, history]],
  ['a reset by neither history nor age elsewhere', false, false, [length]],
] as const)('%s', (_, isChange, historyOnReset, expected) => {
  expect(bindingRules({ rules, lockout: null, lockedUntil: null, historyOnReset }, isChange)).toEqual(
    expected,
  );
});
