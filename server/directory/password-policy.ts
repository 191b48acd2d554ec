// What both directories tell of their password policy: the parts of names that count, and which
// readable rule a refused password broke. Pure.
import type { RefusalReason } from '../../src/contract/problems.ts';
import type { PolicyRule, PolicyRuleId } from '../../src/contract/steps.ts';
import { checkRules } from '../../src/reset/password-rules.ts';

/** How many of the five categories a complex password needs (MS-SAMR 3.1.1.7.2). */
export const requiredClasses = 3;

/** The longest password the contract carries, in UTF-16 units: what unicodePwd takes. */
export const longestPassword = 256;

/**
 * The parts of names that a complex password may not hold, whatever their case: the account name,
 * and each part of the display name between `, . - _ # space tab`, if of three letters or more
 * (MS-SAMR 3.1.1.7.2).
 */
export function nameParts(username: string, displayName: string): string[] {
  const parts = [username, ...displayName.split(/[,.\-_#\s]+/)];
  return [...new Set(parts.filter((part) => part.length >= 3))];
}

/** Why a password is refused that breaks a rule. A history says only that it is not accepted: nothing proves more. */
export const reasonOfRule: Partial<Record<PolicyRuleId, RefusalReason>> = {
  'min-length': 'too-short',
  'max-length': 'too-long',
  classes: 'classes',
  'not-name': 'contains-name',
  'not-common': 'common',
  'min-age': 'changed-too-recently',
};

/** The first readable rule of the directory that a password breaks, or null: all that may be said for certain. */
export function brokenRule(rules: readonly PolicyRule[], password: string): RefusalReason | null {
  const ofDirectory = rules.filter(({ source }) => source === 'directory');
  const broken = checkRules(password, ofDirectory, () => null).find(({ ok }) => !ok);
  return (broken && reasonOfRule[broken.id as PolicyRuleId]) ?? null;
}
