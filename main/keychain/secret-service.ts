// The freedesktop Secret Service over D-Bus, for what keytar can't: tell a locked keyring from an absent
// entry, see entries of other programs' schemas, and ask the person to unlock.
// https://specifications.freedesktop.org/secret-service-spec/latest/
import dbus from 'dbus-next';
import * as z from 'zod';
import { DBusConnection } from '../system/dbus.ts';

const NAME = 'org.freedesktop.secrets';
const SERVICE_PATH = '/org/freedesktop/secrets';
const SECRET = 'org.freedesktop.Secret';
const NO_OBJECT = '/';

// What the methods answer with. Made once: to make a schema takes longer than to ask.
const Path = z.tuple([z.string()]);
const Paths = z.array(z.string());
const Found = z.tuple([Paths, Paths]);
const Attributes = z.record(z.string(), z.string());
const Secret = z.tuple([z.tuple([z.string(), z.instanceof(Buffer), z.instanceof(Buffer), z.string()])]);
const Unlocked = z.tuple([Paths, z.string()]);
const Session = z.tuple([z.unknown(), z.string()]);
const Locked = z.boolean();
const Nothing = z.unknown();

/** One connection to the session bus; throws where there is none. Calls reject with the service's own error. */
export class SecretService {
  readonly #bus = DBusConnection.session();
  #session: Promise<string> | undefined;

  close(): void {
    this.#bus.close();
  }

  /** The items that have these attributes, whatever schema and whatever others they have. */
  async search(
    attributes: Readonly<Record<string, string>>,
  ): Promise<{ readonly unlocked: string[]; readonly locked: string[] }> {
    const [unlocked, locked] = await this.#call(
      { path: SERVICE_PATH, member: 'Service.SearchItems', signature: 'a{ss}', body: [attributes] },
      Found,
    );
    return { unlocked, locked };
  }

  /** What an item is found by. */
  attributes(item: string): Promise<Record<string, string>> {
    const of = { destination: NAME, path: item, interface: `${SECRET}.Item` };
    return onceMore(() => this.#bus.property(of, 'Attributes', Attributes));
  }

  /** The keyring that new entries go to; `absent` where the person has none. */
  async defaultKeyring(): Promise<'open' | 'locked' | 'absent'> {
    const collection = await this.defaultCollection();
    if (collection === NO_OBJECT) return 'absent';
    const of = { destination: NAME, path: collection, interface: `${SECRET}.Collection` };
    const locked = await onceMore(() => this.#bus.property(of, 'Locked', Locked));
    return locked ? 'locked' : 'open';
  }

  /** UTF-8, to be overwritten by whoever reads it. */
  async read(item: string): Promise<Uint8Array> {
    const session = await (this.#session ??= this.#openSession());
    const [secret] = await this.#call(
      { path: item, member: 'Item.GetSecret', signature: 'o', body: [session] },
      Secret,
    );
    return secret[2];
  }

  async write(item: string, value: Uint8Array): Promise<void> {
    const session = await (this.#session ??= this.#openSession());
    const same = Buffer.from(value.buffer, value.byteOffset, value.length);
    const secret = [session, Buffer.alloc(0), same, 'text/plain; charset=utf8'];
    await this.#call(
      { path: item, member: 'Item.SetSecret', signature: '(oayays)', body: [secret] },
      Nothing,
    );
  }

  /** Asks the person to unlock items or keyrings; `cancelled` when they dismiss it, or nobody can ask. */
  async unlock(objects: readonly string[]): Promise<'ok' | 'cancelled' | 'locked'> {
    const [unlocked, prompt] = await this.#call(
      { path: SERVICE_PATH, member: 'Service.Unlock', signature: 'ao', body: [objects] },
      Unlocked,
    );
    if (prompt === NO_OBJECT) return unlocked.length > 0 ? 'ok' : 'locked';
    return (await this.#prompt(prompt)) ? 'cancelled' : 'ok';
  }

  /** Path of the keyring that new entries go to; `/` where the person has none. */
  async defaultCollection(): Promise<string> {
    const [path] = await this.#call(
      { path: SERVICE_PATH, member: 'Service.ReadAlias', signature: 's', body: ['default'] },
      Path,
    );
    return path;
  }

  /** Secrets travel plainly on the bus of this very session, where each program may ask for them anyway. */
  async #openSession(): Promise<string> {
    const [, path] = await this.#call(
      {
        path: SERVICE_PATH,
        member: 'Service.OpenSession',
        signature: 'sv',
        body: ['plain', new dbus.Variant('s', '')],
      },
      Session,
    );
    return path;
  }

  /** Shows a prompt and waits for its end; true when it was dismissed. */
  async #prompt(path: string): Promise<boolean> {
    const done = Promise.withResolvers<boolean>();
    this.#bus.onEnd(() => done.reject(new Error('Disconnected')));
    done.promise.catch(() => undefined);
    const match = { sender: NAME, path, interface: `${SECRET}.Prompt`, member: 'Completed' };
    await this.#bus.onSignal(match, (body) => done.resolve(body[0] !== false));
    await this.#call({ path, member: 'Prompt.Prompt', signature: 's', body: [''] }, Nothing);
    return done.promise;
  }

  /** `member` is `Interface.Method` of the Secret Service. */
  #call<T extends z.ZodType>(
    call: { path: string; member: string; signature: string; body: unknown[] },
    reply: T,
  ): Promise<z.infer<T>> {
    const [kind = '', member = ''] = call.member.split('.');
    return onceMore(() =>
      this.#bus.call({ ...call, destination: NAME, interface: `${SECRET}.${kind}`, member }, reply),
    );
  }
}

/**
 * gnome-keyring now and then denies that it has a method of the specification, to one call of some
 * hundreds. Nothing was done then, so the call is safe to make once more.
 */
function onceMore<T>(ask: () => Promise<T>): Promise<T> {
  return ask().catch((error: unknown) => (isUnknownMethod(error) ? ask() : Promise.reject(error as Error)));
}

const isUnknownMethod = (error: unknown): boolean =>
  error instanceof dbus.DBusError && error.type === 'org.freedesktop.DBus.Error.UnknownMethod';
