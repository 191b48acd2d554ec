// Checks a password against the rules the directory can be read for. One home for client and server, so
// that the live list in the window and the answer at submitting can't differ.
import type { RuleResult } from '../contract/problems.ts';
import type { PolicyRule } from '../contract/steps.ts';

/**
 * Why a password is too common, as a key of the catalogue under `common.` (such as `common.sequence`), or
 * null. `words` are the words of the context: organisation, product, the person's own names.
 */
export type CommonPasswordCheck = (password: string, words: readonly string[]) => string | null;

/** Stands as `detail` where only the directory can tell, when the password is saved. */
export const checkedOnSave = 'checked-on-save';

/** MS-SAMR 3.1.1.7.2: the non-alphanumeric characters that count; currency signs and spaces do not. */
const symbols = new Set('~!@#$%^&*_-+=`|\\(){}[]:;"\'<>,.?/');

/**
 * How many of the five categories of MS-SAMR 3.1.1.7.2 a password has: upper case, lower case, digits 0
 * to 9, symbols, and letters that have no case. A character on which domain controllers disagree (an
 * emoji, a space) counts nowhere, so that what is acceptable here is acceptable there.
 */
export function countClasses(password: string): number {
  const found = new Set<string>();
  for (const character of password) {
    if (/^[0-9]$/.test(character)) found.add('digit');
    else if (symbols.has(character)) found.add('symbol');
    else if (/^\p{Lu}$/u.test(character)) found.add('upper');
    else if (/^\p{Ll}$/u.test(character)) found.add('lower');
    else if (/^\p{L}$/u.test(character)) found.add('caseless');
  }
  return found.size;
}

/** Upper case first, then lower: the nearest portable form of a case-insensitive comparison. */
const foldCase = (text: string): string => text.normalize('NFC').toUpperCase().toLowerCase();

/** The part of a name that the password contains, or undefined. MS-SAMR 3.1.1.7.2: three characters or more. */
function containedPart(password: string, parts: readonly string[]): string | undefined {
  const folded = foldCase(password);
  return parts.find((part) => part.length >= 3 && folded.includes(foldCase(part)));
}

/** The directory counts UTF-16 code units (MS-SAMR 3.1.1.7.2); a rule of ours counts code points (NIST SP 800-63B-4 3.1.1.2). */
const lengthFor = (password: string, source: 'directory' | 'keyturn'): number =>
  source === 'directory' ? password.length : Array.from(password).length;

function checkRule(password: string, rule: PolicyRule, isCommon: CommonPasswordCheck): RuleResult {
  switch (rule.id) {
    case 'min-length':
      return { id: rule.id, ok: lengthFor(password, rule.source) >= rule.params.min };
    case 'max-length':
      return { id: rule.id, ok: lengthFor(password, rule.source) <= rule.params.max };
    case 'classes':
      return { id: rule.id, ok: countClasses(password) >= rule.params.required };
    case 'not-name': {
      const part = containedPart(password, rule.params.parts);
      return part === undefined ? { id: rule.id, ok: true } : { id: rule.id, ok: false, detail: part };
    }
    case 'not-common': {
      const why = isCommon(password, rule.params.words);
      return why === null ? { id: rule.id, ok: true } : { id: rule.id, ok: false, detail: why };
    }
    case 'not-previous':
    case 'min-age':
      return { id: rule.id, ok: true, detail: checkedOnSave };
  }
}

/**
 * One result per rule, in the order of the rules. `detail` is the part of the name that was found
 * (`not-name`), a catalogue key (`not-common`), or `checked-on-save` for what only the directory knows:
 * its history, and the minimum age, which binds a change but not a reset.
 */
export function checkRules(
  password: string,
  rules: readonly PolicyRule[],
  isCommon: CommonPasswordCheck,
): RuleResult[] {
  return rules.map((rule) => checkRule(password, rule, isCommon));
}

/** True when no rule is broken as far as it can be told before saving. */
export const allMet = (results: readonly RuleResult[]): boolean => results.every((result) => result.ok);
