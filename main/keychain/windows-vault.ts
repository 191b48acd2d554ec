// The Credential Manager of Windows. keytar names its targets itself (`service/account`); an entry that another
// program looks for under a name of its own, such as TERMSRV/host, is reached by that exact name.
import type { AsyncEntry, findCredentialsAsync } from '@napi-rs/keyring';
import type { KeychainEntry } from '../ports.ts';
import { secretBytes } from '../secret-bytes.ts';
import { type Stored, textOf, type Vault } from './vault.ts';

/** The part of the module that is used. */
export interface Targets {
  readonly AsyncEntry: {
    withTarget(...names: Parameters<typeof AsyncEntry.withTarget>): Pick<AsyncEntry, 'setPassword'>;
  };
  readonly findCredentialsAsync: typeof findCredentialsAsync;
}

export class WindowsVault implements Vault {
  readonly #keytar: Vault;
  readonly #targets: () => Targets;

  /** @param targets reads the module when it is first needed */
  constructor(keytar: Vault, targets: () => Targets) {
    this.#keytar = keytar;
    this.#targets = targets;
  }

  async look(entry: KeychainEntry) {
    if (entry.exactTarget !== true) return this.#keytar.look(entry);
    return kindOf(await this.#passwords(entry)) ?? 'there';
  }

  find(pattern: KeychainEntry) {
    return this.#keytar.find(pattern);
  }

  /**
   * A target holds one credential: it is ours to read only where its user is the account that was asked for. What
   * Windows saves for itself (CRED_TYPE_DOMAIN_PASSWORD) is listed, and its password shown to no program.
   */
  async read(entry: KeychainEntry): Promise<Stored> {
    if (entry.exactTarget !== true) return this.#keytar.read(entry);
    const passwords = await this.#passwords(entry);
    const kind = kindOf(passwords);
    if (kind !== undefined) return { kind };
    return { kind: 'found', values: passwords.map((password) => secretBytes(password)) };
  }

  /** The name of the user stays as it was stored, in large and small letters: only the password is another. */
  async overwrite(entry: KeychainEntry, value: Uint8Array): Promise<boolean> {
    if (entry.exactTarget !== true) return this.#keytar.overwrite(entry, value);
    const [stored] = await this.#ours(entry);
    if (stored === undefined) return false;
    await this.#write(entry.service, stored.account, value);
    return true;
  }

  /** Throws where the target holds the credential of another user: it would be lost. */
  async make(entry: KeychainEntry, value: Uint8Array): Promise<void> {
    if (entry.exactTarget !== true) return this.#keytar.make(entry, value);
    const { service: target, account } = entry;
    if ((await this.#all(target)).some((one) => !sameName(one.account, account)))
      throw new Error('the target holds the credential of another user');
    await this.#write(target, account, value);
  }

  remove(entry: KeychainEntry): Promise<void> {
    return this.#keytar.remove(entry);
  }

  unlock(entries: readonly KeychainEntry[]) {
    return this.#keytar.unlock(entries);
  }

  #all(target: string) {
    return this.#targets().findCredentialsAsync(target, target);
  }

  async #ours({ service, account }: KeychainEntry) {
    return (await this.#all(service)).filter((one) => sameName(one.account, account));
  }

  async #passwords(entry: KeychainEntry): Promise<readonly string[]> {
    return (await this.#ours(entry)).map(({ password }) => password);
  }

  async #write(target: string, account: string, value: Uint8Array): Promise<void> {
    await this.#targets().AsyncEntry.withTarget(target, target, account).setPassword(textOf(value));
  }
}

/** Why there is nothing to read; undefined where there is. */
function kindOf(passwords: readonly string[]): 'denied' | 'not-found' | undefined {
  if (passwords.includes('')) return 'denied';
  return passwords.length === 0 ? 'not-found' : undefined;
}

/** Windows does not tell large from small letters in names of users. */
const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
