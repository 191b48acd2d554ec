// Which rules of the list a refusal speaks of, so that the list shows it too.
import type { BridgeError } from '../../../../src/contract/ipc.ts';
import type { RefusalReason } from '../../../../src/contract/problems.ts';
import type { PolicyRuleId } from '../../../../src/contract/steps.ts';

const ruleOf: Partial<Record<RefusalReason, PolicyRuleId>> = {
  'too-short': 'min-length',
  'too-long': 'max-length',
  classes: 'classes',
  'contains-name': 'not-name',
  common: 'not-common',
  'changed-too-recently': 'min-age',
  'not-accepted': 'not-previous',
};

/** The ids of the rules that the server found broken. */
export const refusedBy = (fault: BridgeError | null): ReadonlySet<string> => {
  if (fault?.problem !== 'password-refused') return new Set();
  const { rules = [], reason } = fault.details ?? {};
  const named = reason === undefined ? undefined : ruleOf[reason];
  return new Set([...rules.filter(({ ok }) => !ok).map(({ id }) => id), ...(named ? [named] : [])]);
};
