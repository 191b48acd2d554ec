// The keyring of a Linux desktop: keytar for the entries it can see, the Secret Service itself for those
// it can't (other schemas) and for knowing what is locked, which keytar reports as absent.
import type { KeychainEntry, KeychainFault } from '../ports.ts';
import type { SecretService } from './secret-service.ts';
import type { Stored, Vault } from './vault.ts';

/** The schema that keytar reads and writes (libsecret's example schema under that name). */
const KEYTAR_SCHEMA = 'org.freedesktop.Secret.Generic';

type Connect = () => Pick<
  SecretService,
  'search' | 'isLocked' | 'schemaOf' | 'read' | 'write' | 'unlock' | 'close'
>;
type Connection = ReturnType<Connect>;

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
      // Some keyrings do not even tell what they hold while they are locked.
      if (unlocked.length === 0) return { kind: (await service.isLocked()) ? 'locked' : 'not-found' };
      const passwords: string[] = [];
      for (const item of await this.#foreign(service, unlocked)) passwords.push(await service.read(item));
      const own = await this.#keytar.read(entry);
      if (own.kind === 'found') passwords.push(...own.passwords);
      return { kind: 'found', passwords };
    });
  }

  write(entry: KeychainEntry, password: string): Promise<void> {
    return this.#with(async (service) => {
      const { unlocked } = await service.search(entry);
      const foreign = await this.#foreign(service, unlocked);
      for (const item of foreign) await service.write(item, password);
      // Where keytar sees none of them, it would add one beside them.
      if (foreign.length < unlocked.length || unlocked.length === 0)
        await this.#keytar.write(entry, password);
    });
  }

  async remove(entry: KeychainEntry): Promise<void> {
    await this.#keytar.remove(entry);
  }

  unlock(): Promise<'ok' | KeychainFault> {
    return this.#with(async (service) =>
      !(await service.isLocked()) || (await service.unlock()) ? 'ok' : 'cancelled',
    );
  }

  /** The items that keytar can't see. */
  async #foreign(service: Connection, items: readonly string[]): Promise<string[]> {
    const schemas = await Promise.all(items.map((item) => service.schemaOf(item)));
    return items.filter((_item, index) => schemas[index] !== KEYTAR_SCHEMA);
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
