// The system's keychain through keytar: Credential Manager, Keychain, Secret Service.
import type keytar from 'keytar';
import type { KeychainEntry } from '../ports.ts';
import { secretBytes } from '../secret-bytes.ts';
import { OutOfReach, type Stored, textOf, type Vault } from './vault.ts';

/** The part of the module that is used. */
export type Keytar = Pick<typeof keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

export class KeytarVault implements Vault {
  readonly #keytar: () => Keytar;

  /** @param module reads it when it is first needed: on Linux that is where an entry is made */
  constructor(module: () => Keytar) {
    this.#keytar = module;
  }

  /**
   * keytar has no other way to see an entry than to read it. The text that it makes of the value can't be overwritten: it
   * goes with the collector, or with the process.
   */
  async look({ service, account }: KeychainEntry): Promise<'there' | 'not-found'> {
    return (await this.#keytar().getPassword(service, account)) === null ? 'not-found' : 'there';
  }

  find(): Promise<never> {
    return Promise.reject(new OutOfReach('keytar lists no services'));
  }

  async read({ service, account }: KeychainEntry): Promise<Extract<Stored, { kind: 'found' | 'not-found' }>> {
    const value = await this.#keytar().getPassword(service, account);
    return value === null ? { kind: 'not-found' } : { kind: 'found', values: [secretBytes(value)] };
  }

  async overwrite(entry: KeychainEntry, value: Uint8Array): Promise<boolean> {
    if ((await this.look(entry)) !== 'there') return false;
    await this.make(entry, value);
    return true;
  }

  async make({ service, account }: KeychainEntry, value: Uint8Array): Promise<void> {
    await this.#keytar().setPassword(service, account, textOf(value));
  }

  async remove({ service, account }: KeychainEntry): Promise<void> {
    await this.#keytar().deletePassword(service, account);
  }

  /** Windows unlocks it with the session; macOS asks by itself when it is read. */
  unlock(): Promise<'ok'> {
    return Promise.resolve('ok');
  }
}
