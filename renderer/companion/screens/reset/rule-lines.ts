// The live list of password rules: which are met, which are not yet, which only the directory can tell.
import type { RuleResult } from '../../../../src/contract/problems.ts';
import type { PolicyRule } from '../../../../src/contract/steps.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import { checkedOnSave, checkRules } from '../../../../src/reset/password-rules.ts';
import type { CommonPasswordCheck } from '../../../../src/reset/password-rules.ts';
import type { MarkedLine } from '../../../ui/marked-list.tsx';

/** A rule of the directory as a person reads it. */
export const ruleWords = (words: Translator, rule: PolicyRule, now: Date): string => {
  const { t } = words;
  switch (rule.id) {
    case 'min-length':
      return t('rule.min-length', { min: rule.params.min });
    case 'max-length':
      return t('rule.max-length', { max: rule.params.max });
    case 'classes':
      return t('rule.classes', { required: rule.params.required });
    case 'not-name':
      return t('rule.not-name');
    case 'not-common':
      return t('rule.not-common');
    case 'not-previous':
      return t('rule.not-previous', { count: rule.params.count });
    case 'min-age':
      return t('rule.min-age', { until: words.moment(new Date(rule.params.until), now) });
  }
};

/**
 * Every rule with its result for a password. `isCommon` is null while the list of common passwords is
 * still being loaded: then that rule waits for the directory too. `refused` are rules that the server
 * found broken in exactly this password.
 */
export const judge = (
  password: string,
  rules: readonly PolicyRule[],
  isCommon: CommonPasswordCheck | null,
  refused: ReadonlySet<string>,
): readonly RuleResult[] =>
  checkRules(password, rules, isCommon ?? (() => null)).map((result) => {
    if (refused.has(result.id)) return { ...result, ok: false };
    if (result.id === 'not-common' && isCommon === null) return { ...result, detail: checkedOnSave };
    return result;
  });

/** How a rule stands. Nothing is met before something was typed, whatever the rule. */
export type Standing = 'met' | 'open' | 'on-save';

const standing = ({ ok, detail }: RuleResult, empty: boolean): Standing => {
  if (ok && detail === checkedOnSave) return 'on-save';
  return ok && !empty ? 'met' : 'open';
};

/** Rules that only the directory can judge: its word stands at the end of the line, before and after. */
const directoryOnly = new Set<PolicyRule['id']>(['not-previous', 'min-age']);

/** Nobody comes near it: it is told only to who does. */
const silentWhileMet = (rule: PolicyRule, { ok }: RuleResult): boolean => rule.id === 'max-length' && ok;

/** The end of the line, for the eye; or the state, for the ear alone. Of one length, so that no line breaks anew. */
const verdict = ({ t }: Translator, rule: PolicyRule, stands: Standing) => {
  if (directoryOnly.has(rule.id))
    return { note: t(stands === 'on-save' ? 'password.checked-on-save' : 'password.not-accepted') };
  if (stands === 'on-save') return { state: t('password.checked-on-save') };
  return { state: t(stands === 'met' ? 'password.met' : 'password.not-met') };
};

/**
 * The lines for the screen, in the order of the policy. Why a password is common stands in the place of its
 * rule: the list keeps its height while somebody types.
 */
export const ruleLines = (
  words: Translator,
  rules: readonly PolicyRule[],
  results: readonly RuleResult[],
  refused: ReadonlySet<string>,
  empty: boolean,
  now: Date,
): readonly (MarkedLine & { readonly standing: Standing })[] =>
  rules.flatMap((rule, index) => {
    const result = results[index] ?? { id: rule.id, ok: false };
    if (silentWhileMet(rule, result)) return [];
    const stands = standing(result, empty);
    const reason =
      !result.ok && !empty && result.detail !== undefined ? words.find(result.detail) : undefined;
    const wrong = reason !== undefined || refused.has(rule.id) || rule.id === 'max-length';
    return {
      id: rule.id,
      standing: stands,
      mark: stands === 'met' ? 'done' : wrong ? 'attention' : 'open',
      words: reason ?? ruleWords(words, rule, now),
      ...verdict(words, rule, stands),
    };
  });
