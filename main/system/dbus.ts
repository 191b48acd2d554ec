// D-Bus of a Linux desktop as the adapters need it: calls with a deadline and parsed replies, signals from
// the one who may send them, and word of the connection's end. A bus that is missing is an answer.
// Those who need it import it when they do: its library takes a while to read, and the tray does not wait for it.
import dbus, { type Message } from 'dbus-next';
import * as z from 'zod';
import { sessionBusAddress, systemBusAddress } from './bus-address.ts';

const BUS = 'org.freedesktop.DBus';
const BUS_PATH = '/org/freedesktop/DBus';
/** A service that has not answered by then will not, milliseconds. */
const DEADLINE_MS = 5_000;

/** Nobody answers in time, or the connection ended. */
class NoReply extends Error {
  override readonly name = 'NoReply';
}

/** A value in an envelope that names its type (D-Bus specification, "Type System"). */
export const variant = (signature: string, value: unknown): object => new dbus.Variant(signature, value);

/** A D-Bus variant: its value in an envelope. */
const OneVariant = z.tuple([z.object({ value: z.unknown() })]);

export interface ObjectOnBus {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
}

interface Call extends ObjectOnBus {
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
  readonly deadlineMs?: number;
}

interface SignalMatch {
  /** The well-known name whose owner alone is heard; anybody on the bus where absent. */
  readonly sender?: string;
  readonly path?: string;
  readonly interface?: string;
  readonly member: string;
}

interface Listener {
  readonly match: SignalMatch;
  readonly heard: (
    body: readonly unknown[],
    from: { readonly path: string; readonly interface: string },
  ) => void;
}

/** One connection. Calls reject with the service's own error, at the deadline, or when the connection ends. */
export class DBusConnection {
  readonly #bus: dbus.MessageBus;
  readonly #ended: Promise<never>;
  readonly #listeners: Listener[] = [];
  /** Owners of the well-known names that signals are heard from. */
  readonly #owners = new Map<string, string>();

  private constructor(busAddress: string) {
    this.#bus = dbus.sessionBus({ busAddress });
    this.#ended = new Promise((_resolve, reject) => {
      this.#bus.on('error', (error: Error) => reject(error));
      // The library keeps quiet about a bus that hangs up.
      streamOf(this.#bus).once('close', () => reject(new NoReply('the bus is gone')));
    });
    this.#ended.catch(() => undefined);
    this.#bus.on('message', (message: Message) => this.#hear(message));
  }

  /** Throws where there is no session bus to speak to; one that does not answer is told by the first call. */
  static session(env: NodeJS.ProcessEnv = process.env): DBusConnection {
    return new DBusConnection(sessionBusAddress(env));
  }

  /** Throws where its address can't be read; one that does not answer is told by the first call. */
  static system(env: NodeJS.ProcessEnv = process.env): DBusConnection {
    return new DBusConnection(systemBusAddress(env));
  }

  close(): void {
    this.#bus.disconnect();
  }

  /** Runs once, when the connection has ended, whoever ended it. */
  onEnd(listener: () => void): void {
    this.#ended.catch(() => listener());
  }

  async call<T extends z.ZodType>(
    { destination, path, interface: of, member, signature, body = [], deadlineMs = DEADLINE_MS }: Call,
    reply: T,
  ): Promise<z.infer<T>> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new NoReply(`${destination} does not answer`)), deadlineMs);
    });
    const message = new dbus.Message({
      destination,
      path,
      interface: of,
      member,
      body: [...body],
      ...(signature === undefined ? {} : { signature }),
    });
    try {
      const answer = await Promise.race([this.#bus.call(message), this.#ended, late]);
      return reply.parse(answer?.body ?? []);
    } finally {
      clearTimeout(timer);
    }
  }

  async property<T extends z.ZodType>(of: ObjectOnBus, name: string, value: T): Promise<z.infer<T>> {
    const [variant] = await this.call(
      {
        destination: of.destination,
        path: of.path,
        interface: `${BUS}.Properties`,
        member: 'Get',
        signature: 'ss',
        body: [of.interface, name],
      },
      OneVariant,
    );
    return value.parse(variant.value);
  }

  /** Whether `name` is there, or would be started when it is called. */
  async isThere(name: string): Promise<boolean> {
    const names = async (member: string): Promise<string[]> => {
      const [list] = await this.call(
        { destination: BUS, path: BUS_PATH, interface: BUS, member },
        z.tuple([z.array(z.string())]),
      );
      return list;
    };
    return (await names('ListNames')).includes(name) || (await names('ListActivatableNames')).includes(name);
  }

  /**
   * Hears a signal from now on. On the system's bus everybody may send signals, so that those of a named
   * sender count only from its owner.
   */
  async onSignal(match: SignalMatch, heard: Listener['heard']): Promise<void> {
    const { sender } = match;
    if (sender !== undefined) await this.#followOwner(sender);
    this.#listeners.push({ match, heard });
    await this.#addMatch(match);
  }

  #hear(message: Message): void {
    const { sender, path, interface: of, member, body } = message;
    if (sender === BUS && member === 'NameOwnerChanged') {
      const change = z.tuple([z.string(), z.string(), z.string()]).safeParse(body).data;
      if (change !== undefined && this.#owners.has(change[0])) this.#owners.set(change[0], change[2]);
    }
    for (const { match, heard } of this.#listeners) {
      if (match.member !== member) continue;
      if (match.interface !== undefined && match.interface !== of) continue;
      if (match.path !== undefined && match.path !== path) continue;
      if (match.sender !== undefined && this.#owners.get(match.sender) !== sender) continue;
      heard(body, { path, interface: of });
    }
  }

  async #followOwner(name: string): Promise<void> {
    if (this.#owners.has(name)) return;
    this.#owners.set(name, '');
    const changes = { sender: BUS, interface: BUS, member: 'NameOwnerChanged' };
    await this.#addMatch({ ...changes, arg0: name });
    const owner = this.call(
      {
        destination: BUS,
        path: BUS_PATH,
        interface: BUS,
        member: 'GetNameOwner',
        signature: 's',
        body: [name],
      },
      z.tuple([z.string()]),
    );
    // Nobody has it now; somebody may later.
    const [present] = await owner.catch((error: unknown) => {
      if (error instanceof dbus.DBusError) return [''] as const;
      throw error;
    });
    if (present !== '') this.#owners.set(name, present);
  }

  async #addMatch(match: SignalMatch & { readonly arg0?: string }): Promise<void> {
    const rule = Object.entries<string>({ type: 'signal', ...match })
      .map(([key, value]) => `${key}='${value}'`)
      .join(',');
    await this.call(
      {
        destination: BUS,
        path: BUS_PATH,
        interface: BUS,
        member: 'AddMatch',
        signature: 's',
        body: [rule],
      },
      z.unknown(),
    );
  }
}

/** The connection's socket, which the library does not show. */
function streamOf(bus: dbus.MessageBus): NodeJS.EventEmitter {
  return (bus as unknown as { _connection: { stream: NodeJS.EventEmitter } })._connection.stream;
}
