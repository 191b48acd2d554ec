// The keyring of a Linux desktop. Entries that exist are found, read and overwritten in their place through
// the Secret Service: keytar sees one schema only, reports a locked keyring as absent, adds duplicates
// beside what it can't see and replaces labels. What is new is made and removed through keytar.
import type { KeychainEntry, KeychainFault } from '../ports.ts';
import type { SecretService } from './secret-service.ts';
import type { Stored, Vault } from './vault.ts';

type Connect = () => Pick<SecretService, 'search' | 'defaultKeyring' | 'read' | 'write' | 'unlock' | 'close'>;
type Connection = ReturnType<Connect>;

/** The person has no keyring that something could be stored in. */
class NoKeyring extends Error {
  override readonly name = 'NoKeyring';
}

export class LinuxVault implements Vault {
  readonly #keytar: Vault;
  readonly #connect: Connect;

  /** @param connect makes a connection for one request, so that a restarted keyring is found again */
  constructor(keytar: Vault, connect: Connect) {
    this.#keytar = keytar;
    this.#connect = connect;
  }

  read(entry: KeychainEntry): Promise<Stored> {
    return this.#with(async (service) => {
      const { unlocked, locked } = await service.search(entry);
      if (locked.length > 0) return { kind: 'locked' };
      if (unlocked.length === 0) {
        // Some keyrings do not even tell what they hold while they are locked.
        return { kind: (await service.defaultKeyring()) === 'locked' ? 'locked' : 'not-found' };
      }
      const passwords: string[] = [];
      for (const item of unlocked) passwords.push(await service.read(item));
      return { kind: 'found', passwords };
    });
  }

  write(entry: KeychainEntry, password: string): Promise<void> {
    return this.#with(async (service) => {
      const { unlocked } = await service.search(entry);
      for (const item of unlocked) await service.write(item, password);
      if (unlocked.length > 0) return;
      // Without a keyring it would ask the person to make one, and wait.
      if ((await service.defaultKeyring()) === 'absent') throw new NoKeyring();
      await this.#keytar.write(entry, password);
    });
  }

  async remove(entry: KeychainEntry): Promise<void> {
    await this.#keytar.remove(entry);
  }

  unlock(): Promise<'ok' | KeychainFault> {
    return this.#with(async (service) =>
      (await service.defaultKeyring()) === 'open' || (await service.unlock()) ? 'ok' : 'cancelled',
    );
  }

  async #with<T>(work: (service: Connection) => Promise<T>): Promise<T> {
    const service = this.#connect();
    try {
      return await work(service);
    } finally {
      service.close();
    }
  }
}
