// What IT lists to be looked after, as this system can reach it.
import type { Listed } from '../../src/credentials/journal.ts';
import type { ManagedSettings } from '../../src/settings/managed-settings.ts';
import { namesAnAccount, type SavedCredentialSetting } from '../../src/settings/saved-credential-settings.ts';
import type { Keychain } from '../ports.ts';
import { isReachable } from './credential-sync.ts';

export interface CopiesListedOptions {
  readonly keychain: Keychain;
  readonly settings: () => ManagedSettings | undefined;
}

/** Read anew at each question: the settings change while the companion runs. */
export class CopiesListed {
  readonly #options: CopiesListedOptions;

  constructor(options: CopiesListedOptions) {
    this.#options = options;
  }

  /** All of it, in the order of the settings. */
  get settings(): readonly SavedCredentialSetting[] {
    return this.#options.settings()?.savedCredentials ?? [];
  }

  readonly reachable = (setting: SavedCredentialSetting): boolean =>
    isReachable(setting, this.#options.keychain.reach);

  /** What Keyturn changes; the rest is shown, and left to people. */
  get entries(): SavedCredentialSetting[] {
    return this.settings.filter(this.reachable);
  }

  /**
   * What is changed of a colleague of who sits here: what is saved under their own name. None is made, and none is missed in a
   * keychain that is not theirs.
   */
  get ofColleague(): SavedCredentialSetting[] {
    return this.entries
      .filter(isUnderAName)
      .map((setting) => ({ ...setting, create: false, required: false }));
  }

  /** What must be there, and is for its owner to see to here. What needn't be there may be another system's. */
  get beyond(): SavedCredentialSetting[] {
    return this.settings.filter((setting) => setting.required && !this.reachable(setting));
  }

  /** Whether each of the entries must be there. */
  get listed(): Listed {
    return new Map(this.entries.map(({ id, required }) => [id, required]));
  }
}

/** Whether an entry is found by a name of the account, and not whoever's it is. */
const isUnderAName = ({ account, attributes }: SavedCredentialSetting): boolean =>
  (attributes === undefined ? [account] : Object.values(attributes)).some(namesAnAccount);
