// Which rules of the directory a password breaks, for the administrator who typed it.
import { createTranslator } from '../../../src/i18n/index.ts';
import type { PolicyRule } from '../../../src/contract/steps.ts';
import { checkRules } from '../../../src/reset/password-rules.ts';

/** The broken rules, one per line; null when none can be seen to be broken (history is the directory's to know). */
export function brokenRuleWords(rules: readonly PolicyRule[], password: string): string | null {
  const { find } = createTranslator('en');
  const broken = checkRules(password, rules, () => null).flatMap(({ ok }, index) => {
    const rule = rules[index];
    return ok || rule === undefined ? [] : [`  ${find(rule.text, valuesOf(rule)) ?? rule.id}`];
  });
  if (broken.length === 0) return null;
  return `The directory does not take this password; nothing was changed. It asks for:\n${broken.join('\n')}`;
}

/** The values that stand in the words of a rule. */
function valuesOf({ params }: PolicyRule): Record<string, string | number> {
  const isValue = (entry: [string, unknown]): entry is [string, string | number] =>
    typeof entry[1] === 'string' || typeof entry[1] === 'number';
  return Object.fromEntries(Object.entries(params).filter(isValue));
}
