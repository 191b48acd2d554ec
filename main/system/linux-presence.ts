// What happens around the person on a Linux desktop, from where it is told: logind (locks, switched
// sessions, sleep), screen savers, NetworkManager. What is missing is no fault; nothing is told then.
import * as z from 'zod';
import type { Cancel, Clock, PresenceEvent } from '../ports.ts';
import type { DBusConnection } from './dbus.ts';
import { findSession, LOGIND, MANAGER } from './logind.ts';

const NETWORK_MANAGER = 'org.freedesktop.NetworkManager';
/** From here on something can be reached (NMState: connected, from local to global). */
const NM_CONNECTED_LOCAL = 50;
/** Each desktop has its own name for it; their signal is the same. */
const SCREEN_SAVER = /\.ScreenSaver$/;

/** A bus that went away is looked for again after so long, milliseconds; then twice as long each time. */
const RETRY_MS = { first: 30_000, longest: 30 * 60_000 } as const;

export interface LinuxPresenceOptions {
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
  readonly tell: (event: PresenceEvent) => void;
}

/**
 * Listens from now on. `heard`: resolves when it has asked everybody the first time, or knows that it can't; by
 * then it has told of a session that is locked, or not in front.
 */
export function watchLinuxPresence(options: LinuxPresenceOptions): {
  readonly heard: Promise<void>;
  readonly stop: Cancel;
} {
  // Outlives the connection: what changed while the bus was away is told when it is back.
  const session: SessionState = { Active: true, LockedHint: false };
  const listenToSystem: Listen = async (bus, all) => {
    await listenToMachine(bus, all);
    await listenToLogin(bus, all, session);
  };
  const buses = [
    keepListening(options, 'system', listenToSystem),
    keepListening(options, 'session', listenToSession),
  ];
  return {
    heard: Promise.all(buses.map(({ heard }) => heard)).then(() => undefined),
    stop: () => {
      for (const { stop } of buses) stop();
    },
  };
}

type Listen = (bus: DBusConnection, options: LinuxPresenceOptions) => Promise<void>;

/** Connects, listens, and does so again when the bus has gone. */
function keepListening(options: LinuxPresenceOptions, which: 'system' | 'session', listen: Listen) {
  let bus: DBusConnection | undefined;
  let waiting: Cancel | undefined;
  let stopped = false;
  let wait: number = RETRY_MS.first;
  const later = () => {
    if (stopped) return;
    waiting = options.clock.after(wait, () => void begin());
    wait = Math.min(2 * wait, RETRY_MS.longest);
  };
  const begin = async (): Promise<void> => {
    let connection: DBusConnection | undefined;
    try {
      const dbus = await import('./dbus.ts');
      if (stopped) return;
      connection = bus = dbus.DBusConnection[which](options.env);
      await listen(connection, options);
      wait = RETRY_MS.first;
      connection.onEnd(later);
    } catch {
      connection?.close();
      later();
    }
  };
  return {
    heard: begin(),
    stop: () => {
      stopped = true;
      waiting?.();
      bus?.close();
    },
  };
}

async function listenToMachine(bus: DBusConnection, { tell }: LinuxPresenceOptions): Promise<void> {
  await bus.onSignal({ ...MANAGER, sender: LOGIND, member: 'PrepareForSleep' }, ([begins]) =>
    tell(begins === true ? 'suspend' : 'resume'),
  );
  await bus.onSignal(
    { sender: NETWORK_MANAGER, interface: NETWORK_MANAGER, member: 'StateChanged' },
    ([state]) => {
      if (typeof state === 'number' && state >= NM_CONNECTED_LOCAL) tell('network');
    },
  );
}

/** What logind says of the session, as it was told last. */
interface SessionState {
  Active: boolean;
  LockedHint: boolean;
}

async function listenToLogin(
  bus: DBusConnection,
  { tell, env }: LinuxPresenceOptions,
  known: SessionState,
): Promise<void> {
  const path = await findSession(bus, env);
  if (path === undefined) return;
  const take = ({ Active, LockedHint }: z.infer<typeof SessionFlags>): void => {
    if (Active !== undefined) tell(Active ? 'enter' : 'leave');
    if (LockedHint !== undefined) tell(LockedHint ? 'lock' : 'unlock');
    Object.assign(known, { Active: Active ?? known.Active, LockedHint: LockedHint ?? known.LockedHint });
  };
  const session = { sender: LOGIND, path, interface: `${LOGIND}.Session` };
  await bus.onSignal({ ...session, member: 'Lock' }, () => tell('lock'));
  await bus.onSignal({ ...session, member: 'Unlock' }, () => tell('unlock'));
  const properties = { sender: LOGIND, path, interface: 'org.freedesktop.DBus.Properties' };
  await bus.onSignal({ ...properties, member: 'PropertiesChanged' }, (body) => {
    const changed = Changed.safeParse(body).data;
    if (changed !== undefined) take(changed);
  });
  // Signals tell of changes alone. A property that a login manager does not have says nothing.
  const of = { destination: LOGIND, path, interface: session.interface };
  for (const name of ['Active', 'LockedHint'] as const) {
    const now = await bus.property(of, name, z.boolean()).catch(() => undefined);
    if (now !== undefined && now !== known[name]) take({ [name]: now });
  }
}

async function listenToSession(bus: DBusConnection, { tell }: LinuxPresenceOptions): Promise<void> {
  await bus.onSignal({ member: 'ActiveChanged' }, ([active], from) => {
    if (SCREEN_SAVER.test(from.interface)) tell(active === true ? 'lock' : 'unlock');
  });
}

const flag = z.object({ value: z.boolean() }).transform(({ value }) => value);
const SessionFlags = z.object({ Active: flag.optional(), LockedHint: flag.optional() });

/** Interface, changed properties, names of those without a value. */
const Changed = z
  .tuple([z.literal(`${LOGIND}.Session`), SessionFlags, z.unknown()])
  .transform(([, changed]) => changed);
