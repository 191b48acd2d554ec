// The Credential Manager of Windows. keytar names its targets itself (`service/account`); an entry that another
// program looks for under a name of its own, such as TERMSRV/host, is reached by that exact name.
import type { AsyncEntry, findCredentialsAsync } from '@napi-rs/keyring';
import type { KeychainEntry } from '../ports.ts';
import type { Stored, Vault } from './vault.ts';

/** The part of the module that is used. */
export interface Targets {
  readonly AsyncEntry: Pick<typeof AsyncEntry, 'withTarget'>;
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
    const { kind } = await this.read(entry);
    return kind === 'found' ? 'there' : kind;
  }

  find(pattern: KeychainEntry) {
    return this.#keytar.find(pattern);
  }

  /** A target holds one credential: it is ours to read only where its user is the account that was asked for. */
  async read(entry: KeychainEntry): Promise<Stored> {
    if (entry.exactTarget !== true) return this.#keytar.read(entry);
    const { service: target, account } = entry;
    const found = await this.#targets().findCredentialsAsync(target, target);
    const values = found.filter((one) => sameName(one.account, account)).map(({ password }) => password);
    return values.length === 0 ? { kind: 'not-found' } : { kind: 'found', values };
  }

  async overwrite(entry: KeychainEntry, value: string): Promise<boolean> {
    if (entry.exactTarget !== true) return this.#keytar.overwrite(entry, value);
    if ((await this.look(entry)) !== 'there') return false;
    await this.make(entry, value);
    return true;
  }

  async make(entry: KeychainEntry, value: string): Promise<void> {
    if (entry.exactTarget !== true) return this.#keytar.make(entry, value);
    const { service: target, account } = entry;
    await this.#targets().AsyncEntry.withTarget(target, target, account).setPassword(value);
  }

  remove(entry: KeychainEntry): Promise<void> {
    return this.#keytar.remove(entry);
  }

  unlock() {
    return this.#keytar.unlock();
  }
}

/** Windows does not tell large from small letters in names of users. */
const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
