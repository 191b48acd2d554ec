// What happens around the person, played by the test: logind and NetworkManager on the system's bus, and the
// screen saver on the session's.
import dbus, { type MessageBus } from 'dbus-next';

const LOGIND = 'org.freedesktop.login1';
const MANAGER = '/org/freedesktop/login1';
const SESSION = `${MANAGER}/session/_31`;
const USER = `${MANAGER}/user/_0`;
const OTHER_SESSION = `${MANAGER}/session/_32`;
const NETWORK_MANAGER = 'org.freedesktop.NetworkManager';

export interface Login {
  /** False: programs belong to no session, as those that systemd started for the person. */
  belongs: boolean;
  /** The system asks for the session to be locked, or takes that back. */
  lock(): void;
  unlock(): void;
  /** Another person's session is locked. */
  lockOther(): void;
  /** The desktop says that it is locked now. */
  locked(now: boolean): void;
  /** Another person's session comes in front, or this one again. */
  active(now: boolean): void;
  /** The workstation is about to sleep; false: it is awake again. */
  sleep(begins: boolean): void;
  /** NMState: 20 is none, 70 is everything. */
  network(state: number): void;
  /** The screen saver begins or ends. */
  screenSaver(active: boolean): void;
}

/** Owns the names; with `there` false the system has none of them. */
export async function serveLogin(buses: {
  readonly system: MessageBus;
  readonly session: MessageBus;
  readonly there: boolean;
}): Promise<Login> {
  const { system, session } = buses;

  let belongs = true;

  class Manager extends dbus.interface.Interface {
    GetSession(id: string): string {
      if (id !== '1') throw new dbus.DBusError(`${LOGIND}.NoSuchSession`, 'no such session');
      return SESSION;
    }
    GetSessionByPID(): string {
      if (!belongs) throw new dbus.DBusError(`${LOGIND}.NoSessionForPID`, 'it belongs to none');
      return SESSION;
    }
    GetUser(): string {
      return USER;
    }
    PrepareForSleep(begins: boolean): boolean {
      return begins;
    }
  }
  Manager.configureMembers({
    methods: {
      GetSession: { inSignature: 's', outSignature: 'o' },
      GetSessionByPID: { inSignature: 'u', outSignature: 'o' },
      GetUser: { inSignature: 'u', outSignature: 'o' },
    },
    signals: { PrepareForSleep: { signature: 'b' } },
  });
  const manager = new Manager(`${LOGIND}.Manager`);
  system.export(MANAGER, manager);

  class User extends dbus.interface.Interface {
    get Display(): [string, string] {
      return ['1', SESSION];
    }
  }
  User.configureMembers({ properties: { Display: { signature: '(so)', access: 'read' } } });
  system.export(USER, new User(`${LOGIND}.User`));

  const state = { Active: true, LockedHint: false };
  class Session extends dbus.interface.Interface {
    get Active(): boolean {
      return state.Active;
    }
    get LockedHint(): boolean {
      return state.LockedHint;
    }
  }
  Session.configureMembers({
    properties: {
      Active: { signature: 'b', access: 'read' },
      LockedHint: { signature: 'b', access: 'read' },
    },
  });
  system.export(SESSION, new Session(`${LOGIND}.Session`));
  if (buses.there) {
    await system.requestName(LOGIND, dbus.NameFlag.DO_NOT_QUEUE);
    await system.requestName(NETWORK_MANAGER, dbus.NameFlag.DO_NOT_QUEUE);
  }

  const signal = (
    bus: MessageBus,
    path: string,
    name: string,
    signature = '',
    body: unknown[] = [],
  ): void => {
    const [, of = '', member = ''] = /^(.*)\.([^.]+)$/.exec(name) ?? [];
    bus.send(dbus.Message.newSignal(path, of, member, signature, body));
  };
  const changed = (property: keyof typeof state, value: boolean): void => {
    state[property] = value;
    const values = { [property]: new dbus.Variant('b', value) };
    const name = 'org.freedesktop.DBus.Properties.PropertiesChanged';
    signal(system, SESSION, name, 'sa{sv}as', [`${LOGIND}.Session`, values, []]);
  };
  return {
    get belongs() {
      return belongs;
    },
    set belongs(does) {
      belongs = does;
    },
    lock: () => signal(system, SESSION, `${LOGIND}.Session.Lock`),
    unlock: () => signal(system, SESSION, `${LOGIND}.Session.Unlock`),
    lockOther: () => signal(system, OTHER_SESSION, `${LOGIND}.Session.Lock`),
    locked: (now) => changed('LockedHint', now),
    active: (now) => changed('Active', now),
    sleep: (begins) => void manager.PrepareForSleep(begins),
    network: (state) =>
      signal(system, '/org/freedesktop/NetworkManager', `${NETWORK_MANAGER}.StateChanged`, 'u', [state]),
    screenSaver: (active) => {
      const name = 'org.freedesktop.ScreenSaver.ActiveChanged';
      signal(session, '/org/freedesktop/ScreenSaver', name, 'b', [active]);
    },
  };
}
