// Suggests a passphrase: random words, so that it can be remembered, in a form that meets the rules.
import type { PolicyRule } from '../../src/contract/steps.ts';
import { allMet, checkRules } from '../../src/reset/password-rules.ts';
import type { CommonPasswordCheck } from '../../src/reset/password-rules.ts';

/** Gives random 32-bit values, such as `crypto.getRandomValues` of a `Uint32Array`. */
export type RandomSource = () => number;

/** Four words of a list of 4,000 or more and a digit: 50 bits or more, far beyond guessing at a sign-in. */
const fewestWords = 4;
const mostWords = 12;
/** A suggestion that breaks a rule (a part of the name in a word) is made anew this often. */
const tries = 200;

const twoTo32 = 2 ** 32;

/** A whole number from 0 up to `below`, each as likely: values beyond the last whole multiple are thrown away. */
const below = (limit: number, random: RandomSource): number => {
  const usable = twoTo32 - (twoTo32 % limit);
  let value = random();
  while (value >= usable) value = random();
  return value % limit;
};

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const phrase = (words: readonly string[], count: number, random: RandomSource): string => {
  const chosen = Array.from({ length: count }, () => capitalised(words[below(words.length, random)] ?? ''));
  const digitAfter = below(count, random);
  const digit = String(2 + below(8, random));
  return chosen.map((word, index) => (index === digitAfter ? word + digit : word)).join('-');
};

const limitOf = (rules: readonly PolicyRule[]): { least: number; most: number } => {
  let [least, most] = [0, 256];
  for (const rule of rules) {
    if (rule.id === 'min-length') least = Math.max(least, rule.params.min);
    if (rule.id === 'max-length') most = Math.min(most, rule.params.max);
  }
  return { least, most };
};

/** Easy to read and type: three to seven letters, nothing but letters. */
export const plainWords = (words: readonly string[]): readonly string[] =>
  words.filter((word) => /^[a-z]{3,7}$/.test(word));

/**
 * A passphrase such as "Ledge-Onion4-Crisp-Valley" that meets every rule, or null where words can't (at
 * most 15 characters, say). Unbiased; the words are `plainWords` of a list of 4,000 or more.
 */
export const suggestPassphrase = (
  rules: readonly PolicyRule[],
  words: readonly string[],
  isCommon: CommonPasswordCheck,
  random: RandomSource,
): string | null => {
  const { least, most } = limitOf(rules);
  let count = fewestWords;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const candidate = phrase(words, count, random);
    if (candidate.length < least && count < mostWords) count += 1;
    else if (candidate.length <= most && allMet(checkRules(candidate, rules, isCommon))) return candidate;
  }
  return null;
};

/** The computer's cryptographic source. */
export const secureRandom: RandomSource = () => {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value;
};
