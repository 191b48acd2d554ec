// The system's keychain through keytar: Credential Manager, Keychain, Secret Service.
import type keytar from 'keytar';
import type { KeychainEntry } from '../ports.ts';
import type { Stored, Vault } from './vault.ts';

/** The part of the module that is used. */
export type Keytar = Pick<typeof keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

export class KeytarVault implements Vault {
  readonly #keytar: Keytar;

  constructor(module: Keytar) {
    this.#keytar = module;
  }

  async read({ service, account }: KeychainEntry): Promise<Stored> {
    const password = await this.#keytar.getPassword(service, account);
    return password === null ? { kind: 'not-found' } : { kind: 'found', passwords: [password] };
  }

  async write({ service, account }: KeychainEntry, password: string): Promise<void> {
    await this.#keytar.setPassword(service, account, password);
  }

  async remove({ service, account }: KeychainEntry): Promise<void> {
    await this.#keytar.deletePassword(service, account);
  }

  /** Windows unlocks it with the session; macOS asks by itself when it is read. */
  unlock(): Promise<'ok'> {
    return Promise.resolve('ok');
  }
}
