// The freedesktop Secret Service over D-Bus, for what keytar can't: tell a locked keyring from an absent
// entry, see entries of other programs' schemas, and ask the person to unlock.
// https://specifications.freedesktop.org/secret-service-spec/latest/
import dbus, { type Message, type MessageBus } from 'dbus-next';
import * as z from 'zod';
import type { KeychainEntry } from '../ports.ts';
import { connectSessionBus } from '../system/session-bus.ts';

const NAME = 'org.freedesktop.secrets';
const SERVICE_PATH = '/org/freedesktop/secrets';
const SECRET = 'org.freedesktop.Secret';
const NO_OBJECT = '/';

const Variant = z.object({ value: z.unknown() });
const Secret = z.tuple([z.string(), z.instanceof(Buffer), z.instanceof(Buffer), z.string()]);

/** One connection to the session bus. Calls reject with the service's own error. */
export class SecretService {
  readonly #bus: MessageBus;
  readonly #broken: Promise<never>;

  /** Throws NoSessionBus where there is none. */
  constructor() {
    this.#bus = connectSessionBus();
    this.#broken = new Promise((_resolve, reject) => this.#bus.once('error', reject));
    this.#broken.catch(() => undefined);
  }

  close(): void {
    this.#bus.disconnect();
  }

  /** The items of an entry, whatever schema they have. */
  async search(entry: KeychainEntry): Promise<{ readonly unlocked: string[]; readonly locked: string[] }> {
    const attributes = { service: entry.service, account: entry.account };
    const paths = z.array(z.string());
    const [unlocked, locked] = await this.#call(
      { path: SERVICE_PATH, member: 'Service.SearchItems', signature: 'a{ss}', body: [attributes] },
      z.tuple([paths, paths]),
    );
    return { unlocked, locked };
  }

  /** The keyring that new entries go to; `absent` where the person has none. */
  async defaultKeyring(): Promise<'open' | 'locked' | 'absent'> {
    const collection = await this.#defaultCollection();
    if (collection === NO_OBJECT) return 'absent';
    const locked = await this.#property(collection, `${SECRET}.Collection`, 'Locked', z.boolean());
    return locked ? 'locked' : 'open';
  }

  async read(item: string): Promise<string> {
    const session = await this.#openSession();
    const [secret] = await this.#call(
      { path: item, member: 'Item.GetSecret', signature: 'o', body: [session] },
      z.tuple([Secret]),
    );
    return secret[2].toString('utf8');
  }

  async write(item: string, password: string): Promise<void> {
    const session = await this.#openSession();
    const secret = [session, Buffer.alloc(0), Buffer.from(password, 'utf8'), 'text/plain; charset=utf8'];
    await this.#call(
      { path: item, member: 'Item.SetSecret', signature: '(oayays)', body: [secret] },
      z.unknown(),
    );
  }

  /** Asks the person to unlock the default keyring; false when they dismiss it, or nobody can ask. */
  async unlock(): Promise<boolean> {
    const collection = await this.#defaultCollection();
    const [unlocked, prompt] = await this.#call(
      { path: SERVICE_PATH, member: 'Service.Unlock', signature: 'ao', body: [[collection]] },
      z.tuple([z.array(z.string()), z.string()]),
    );
    if (prompt === NO_OBJECT) return unlocked.length > 0;
    const dismissed = await this.#prompt(prompt);
    return !dismissed && (await this.defaultKeyring()) === 'open';
  }

  async #defaultCollection(): Promise<string> {
    const [path] = await this.#call(
      { path: SERVICE_PATH, member: 'Service.ReadAlias', signature: 's', body: ['default'] },
      z.tuple([z.string()]),
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
      z.tuple([z.unknown(), z.string()]),
    );
    return path;
  }

  /** Shows a prompt and waits for its end; true when it was dismissed. */
  async #prompt(path: string): Promise<boolean> {
    const rule = `type='signal',interface='${SECRET}.Prompt',member='Completed',path='${path}'`;
    await this.#bus.call(
      new dbus.Message({
        destination: 'org.freedesktop.DBus',
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus',
        member: 'AddMatch',
        signature: 's',
        body: [rule],
      }),
    );
    const completed = new Promise<boolean>((resolve) => {
      this.#bus.on('message', (message: Message) => {
        if (message.path === path && message.member === 'Completed') resolve(message.body[0] !== false);
      });
    });
    await this.#call({ path, member: 'Prompt.Prompt', signature: 's', body: [''] }, z.unknown());
    return Promise.race([completed, this.#broken]);
  }

  async #property<T extends z.ZodType>(
    path: string,
    of: string,
    name: string,
    schema: T,
  ): Promise<z.infer<T>> {
    const [variant] = await this.#call(
      {
        path,
        interface: 'org.freedesktop.DBus.Properties',
        member: 'Get',
        signature: 'ss',
        body: [of, name],
      },
      z.tuple([Variant]),
    );
    return schema.parse(variant.value);
  }

  /** `member` is `Interface.Method` of the Secret Service where no interface is named. */
  async #call<T extends z.ZodType>(
    call: { path: string; interface?: string; member: string; signature: string; body: unknown[] },
    schema: T,
  ): Promise<z.infer<T>> {
    const [kind = '', method = ''] = call.member.split('.');
    const ask = () =>
      this.#bus.call(
        new dbus.Message({
          destination: NAME,
          path: call.path,
          interface: call.interface ?? `${SECRET}.${kind}`,
          member: call.interface === undefined ? method : call.member,
          signature: call.signature,
          body: call.body,
        }),
      );
    // gnome-keyring now and then denies that it has a method of the specification, to one call of some
    // hundreds. Nothing was done then, so the call is safe to make once more.
    const asked = ask().catch((error: unknown) =>
      isUnknownMethod(error) ? ask() : Promise.reject(error as Error),
    );
    const reply = await Promise.race([asked, this.#broken]);
    return schema.parse(reply?.body);
  }
}

const isUnknownMethod = (error: unknown): boolean =>
  error instanceof dbus.DBusError && error.type === 'org.freedesktop.DBus.Error.UnknownMethod';
