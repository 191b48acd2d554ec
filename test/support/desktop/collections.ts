// More keyrings than the one that a person logs in with, and everything that all of them hold.
import dbus, { type MessageBus } from 'dbus-next';
import { z } from 'zod';
import { callMethod, getProperty } from './bus.ts';

const NAME = 'org.freedesktop.secrets';
const PATH = '/org/freedesktop/secrets';
const SECRET = 'org.freedesktop.Secret';
/** gnome-keyring's own name for what its login module uses. */
const INTERNAL = 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface';

const Attributes = z.record(z.string(), z.string());
const Secret = z.tuple([z.string(), z.instanceof(Buffer), z.instanceof(Buffer), z.string()]);
const paths = z.array(z.string());

/** Everything that the Secret Service tells of an entry. */
export interface Item {
  readonly path: string;
  readonly label: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly locked: boolean;
  /** Seconds since 1970. */
  readonly modified: number;
  /** Undefined where it is locked. */
  readonly secret: string | undefined;
}

export interface Collections {
  /** Makes a keyring, open, and names it by its path. */
  create(label: string, password: string): Promise<string>;
  /** Stores an entry in a keyring, beside any that is like it. */
  store(collection: string, attributes: Readonly<Record<string, string>>, secret: string): Promise<string>;
  lock(collection: string): Promise<void>;
  /** Every entry of every keyring, by path. */
  dump(): Promise<Item[]>;
}

/**
 * None for an entry that has gone since it was listed: some gnome-keyring makes for itself, for a moment. It denies
 * one that is there now and then, too, but not twice.
 */
async function there(look: () => Promise<Item>): Promise<Item[]> {
  for (let tries = 0; tries < 2; tries += 1)
    try {
      return [await look()];
    } catch (error) {
      if (!(error instanceof dbus.DBusError && error.type.endsWith('.UnknownMethod'))) throw error;
    }
  return [];
}

export function collectionsOf(connection: MessageBus): Collections {
  const call = <T>(path: string, member: string, signature: string, body: unknown[], reply: z.ZodType<T>) => {
    const at = member.lastIndexOf('.');
    const method = { interface: member.slice(0, at), member: member.slice(at + 1) };
    return callMethod(connection, { destination: NAME, path, ...method, signature, body }, reply);
  };
  const property = <T>(path: string, of: string, name: string, value: z.ZodType<T>): Promise<T> =>
    getProperty(connection, { destination: NAME, path, interface: `${SECRET}.${of}` }, name, value);
  const session = async (): Promise<string> => {
    const plain = ['plain', new dbus.Variant('s', '')];
    const opened = z.tuple([z.unknown(), z.string()]);
    return (await call(PATH, `${SECRET}.Service.OpenSession`, 'sv', plain, opened))[1];
  };
  const sealed = async (value: string) => [
    await session(),
    Buffer.alloc(0),
    Buffer.from(value),
    'text/plain',
  ];
  const named = (of: string, name: string, variant: dbus.Variant) => ({
    [`${SECRET}.${of}.${name}`]: variant,
  });

  const item = async (path: string, through: string): Promise<Item> => {
    const locked = await property(path, 'Item', 'Locked', z.boolean());
    const read = async () =>
      (await call(path, `${SECRET}.Item.GetSecret`, 'o', [through], z.tuple([Secret])))[0][2].toString();
    return {
      path,
      locked,
      secret: locked ? undefined : await read(),
      label: await property(path, 'Item', 'Label', z.string()),
      attributes: await property(path, 'Item', 'Attributes', Attributes),
      modified: Number(await property(path, 'Item', 'Modified', z.bigint())),
    };
  };

  return {
    async create(label, password) {
      const properties = named('Collection', 'Label', new dbus.Variant('s', label));
      const body = [properties, await sealed(password)];
      const signature = 'a{sv}(oayays)';
      const made = z.tuple([z.string()]);
      return (await call(PATH, `${INTERNAL}.CreateWithMasterPassword`, signature, body, made))[0];
    },
    async store(collection, attributes, secret) {
      // Left out, gnome-keyring adds it when it writes the keyring next.
      const all = { 'xdg:schema': 'org.freedesktop.Secret.Generic', ...attributes };
      const properties = {
        ...named('Item', 'Label', new dbus.Variant('s', 'Password')),
        ...named('Item', 'Attributes', new dbus.Variant('a{ss}', all)),
      };
      const body = [properties, await sealed(secret), false];
      const made = z.tuple([z.string(), z.string()]);
      return (await call(collection, `${SECRET}.Collection.CreateItem`, 'a{sv}(oayays)b', body, made))[0];
    },
    async lock(collection) {
      await call(PATH, `${SECRET}.Service.Lock`, 'ao', [[collection]], z.unknown());
    },
    async dump() {
      const through = await session();
      const items: Item[] = [];
      for (const collection of await property(PATH, 'Service', 'Collections', paths))
        for (const path of await property(collection, 'Collection', 'Items', paths))
          items.push(...(await there(() => item(path, through))));
      return items.sort((one, other) => (one.path < other.path ? -1 : 1));
    },
  };
}
