// The lists of common passwords and of words for passphrases, loaded only when a password is to be chosen:
// they are large, and the first screen must not wait for them.
import type { CommonPasswordCheck } from '../../src/reset/password-rules.ts';
import { plainWords } from './passphrase.ts';

export interface WordLists {
  readonly isCommon: CommonPasswordCheck;
  /** The EFF's long diceware list, those that are quick to type. */
  readonly diceware: readonly string[];
}

/** Rejects when the page can't read its own files. */
export const loadWordLists = async (): Promise<WordLists> => {
  const [{ commonPassword }, { dictionary }] = await Promise.all([
    import('../../src/reset/common-passwords.ts'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return { isCommon: commonPassword, diceware: plainWords(dictionary['diceware-common']) };
};
