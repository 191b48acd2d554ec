// The embedded policy as rules that a person can read, for one account at one moment. Pure.
import type { PolicyRule } from '../../../src/contract/steps.ts';
import { longestPassword, nameParts, requiredClasses } from '../password-policy.ts';
import type { EmbeddedPolicy } from './policy.ts';
import { tooYoungUntil } from './status.ts';
import type { AccountRow } from './tables.ts';

const source = 'directory';

/** The rules in the order in which they are told. */
export function rulesOf(row: AccountRow, policy: EmbeddedPolicy, now: Date): PolicyRule[] {
  const rules: PolicyRule[] = [
    { id: 'min-length', text: 'rule.min-length', source, params: { min: policy.minLength } },
    { id: 'max-length', text: 'rule.max-length', source, params: { max: longestPassword } },
  ];
  if (policy.classes) {
    const parts = nameParts(row.username, row.displayName);
    rules.push(
      { id: 'classes', text: 'rule.classes', source, params: { required: requiredClasses } },
      { id: 'not-name', text: 'rule.not-name', source, params: { parts } },
    );
  }
  if (policy.history > 0)
    rules.push({ id: 'not-previous', text: 'rule.not-previous', source, params: { count: policy.history } });
  const until = tooYoungUntil(row, policy, now);
  if (until !== null)
    rules.push({ id: 'min-age', text: 'rule.min-age', source, params: { until: until.toISOString() } });
  return rules;
}
