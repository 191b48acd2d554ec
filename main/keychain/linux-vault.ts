// The keyring of a Linux desktop. Entries that exist are found, read and overwritten in their place through
// the Secret Service: keytar sees one schema only, reports a locked keyring as absent, adds duplicates
// beside what it can't see and replaces labels. What is new is made and removed through keytar.
import { fitsPattern } from '../../src/settings/pattern.ts';
import type { FoundEntries, KeychainEntry, KeychainFault } from '../ports.ts';
import type { SecretService } from './secret-service.ts';
import { type Stored, type Vault, vaultFault } from './vault.ts';

/** What of a connection to the keyring is used. */
export type Connection = Pick<
  SecretService,
  'search' | 'attributes' | 'defaultKeyring' | 'defaultCollection' | 'read' | 'write' | 'unlock' | 'close'
>;

/** The person has no keyring that something could be stored in. */
class NoKeyring extends Error {
  override readonly name = 'NoKeyring';
}

export class LinuxVault implements Vault {
  readonly #keytar: Vault;
  readonly #connect: () => Connection;
  /** Kept from one request to the next. */
  #connection: Connection | undefined;

  /** @param connect makes a connection to the keyring of now */
  constructor(keytar: Vault, connect: () => Connection) {
    this.#keytar = keytar;
    this.#connect = connect;
  }

  look(entry: KeychainEntry): Promise<'there' | 'not-found' | KeychainFault> {
    return this.#with(async (service) => {
      const { unlocked, locked } = await service.search(attributesOf(entry));
      if (locked.length > 0) return 'locked';
      return unlocked.length > 0 ? 'there' : nothingIn(service);
    });
  }

  /** What is locked counts too: asked for by its name, it says so itself. */
  find({ service: pattern, account }: KeychainEntry): Promise<FoundEntries | KeychainFault> {
    return this.#with(async (service) => {
      const { unlocked, locked } = await service.search({ account });
      if (unlocked.length + locked.length === 0 && (await nothingIn(service)) === 'locked') return 'locked';
      const found = (await fitting(service, [...unlocked, ...locked], pattern)).map(({ name }) => name);
      const names = new Set(found.filter((name) => name !== HIDDEN));
      const entries = [...names].sort().map((name) => ({ service: name, account }));
      return { entries, hidden: found.includes(HIDDEN) };
    });
  }

  read(entry: KeychainEntry): Promise<Stored> {
    return this.#with(async (service) => {
      const { unlocked, locked } = await service.search(attributesOf(entry));
      if (locked.length > 0) return { kind: 'locked' };
      if (unlocked.length === 0) return { kind: await nothingIn(service) };
      const values: Uint8Array[] = [];
      try {
        for (const item of unlocked) values.push(await service.read(item));
      } catch (error) {
        for (const value of values) value.fill(0);
        throw error;
      }
      return { kind: 'found', values };
    });
  }

  overwrite(entry: KeychainEntry, value: Uint8Array): Promise<boolean> {
    return this.#with(async (service) => {
      const { unlocked } = await service.search(attributesOf(entry));
      for (const item of unlocked) await service.write(item, value);
      return unlocked.length > 0;
    });
  }

  async make(entry: KeychainEntry, value: Uint8Array): Promise<void> {
    // Without a keyring it would ask the person to make one, and wait.
    const keyring = await this.#with((service) => service.defaultKeyring());
    if (keyring === 'absent') throw new NoKeyring();
    await this.#keytar.make(entry, value);
  }

  async remove(entry: KeychainEntry): Promise<void> {
    await this.#keytar.remove(entry);
  }

  /** All are asked for at once: one keyring, one question. */
  unlock(entries: readonly KeychainEntry[]): Promise<'ok' | KeychainFault> {
    return this.#with(async (service) => {
      const locked = new Set<string>();
      for (const entry of entries) for (const path of await lockedFor(service, entry)) locked.add(path);
      return locked.size === 0 ? 'ok' : service.unlock([...locked]);
    });
  }

  /**
   * One request, made once more on a new connection where the keyring or the bus went away: what is asked here can
   * be repeated, since it says what should be and not what should change.
   */
  async #with<T>(work: (service: Connection) => Promise<T>): Promise<T> {
    try {
      return await work((this.#connection ??= this.#connect()));
    } catch (error) {
      this.#forget();
      if (vaultFault(error) !== 'unavailable') throw error;
    }
    try {
      return await work((this.#connection = this.#connect()));
    } catch (error) {
      this.#forget();
      throw error;
    }
  }

  #forget(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }
}

/** Throws where nothing is named: that would be found in every entry there is. */
function attributesOf(entry: KeychainEntry): Readonly<Record<string, string>> {
  const { service, account, attributes = { service, account } } = entry;
  if (Object.keys(attributes).length === 0) throw new Error('an entry without attributes is no entry');
  return attributes;
}

/** The items that an entry may be, as far as they are locked; the keyring it would be in where nothing is found. */
async function lockedFor(service: Connection, entry: KeychainEntry): Promise<readonly string[]> {
  const { service: pattern, account } = entry;
  const isPattern = entry.attributes === undefined && pattern.includes('*');
  const { unlocked, locked } = await service.search(isPattern ? { account } : attributesOf(entry));
  if (unlocked.length + locked.length === 0)
    return (await nothingIn(service)) === 'locked' ? [await service.defaultCollection()] : [];
  return isPattern ? (await fitting(service, locked, pattern)).map(({ item }) => item) : locked;
}

/** A locked keyring that was not opened since it was read from the disk tells digests of attributes, under other names. */
const HIDDEN = Symbol('can not be told');
const DIGEST_OF_SERVICE = 'gkr:compat:hashed:service';

/** The items whose service fits a pattern, or may. */
async function fitting(service: Connection, items: readonly string[], pattern: string) {
  const found: { readonly item: string; readonly name: string | typeof HIDDEN }[] = [];
  for (const item of items) {
    const { service: name, ...others } = await service.attributes(item);
    if (name === undefined && DIGEST_OF_SERVICE in others) found.push({ item, name: HIDDEN });
    else if (name !== undefined && fitsPattern(pattern, name)) found.push({ item, name });
  }
  return found;
}

/** Some keyrings do not even tell what they hold while they are locked. */
async function nothingIn(service: Connection): Promise<'locked' | 'not-found'> {
  return (await service.defaultKeyring()) === 'locked' ? 'locked' : 'not-found';
}
