// The desktop's notification service, played by the test (Desktop Notifications Specification 1.2).
import dbus, { type MessageBus } from 'dbus-next';
import { z } from 'zod';
import { PATIENCE_MS } from '../ready.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';

/** Why a notification was closed (specification, signal NotificationClosed). */
const CLOSED = { expired: 1, dismissed: 2, byCall: 3 } as const;

/** A notification as an application asked for it. */
interface ShownNotification {
  readonly id: number;
  readonly appName: string;
  readonly summary: string;
  readonly body: string;
  /** Key of the action to its label, e.g. `default` to `View`. */
  readonly actions: Readonly<Record<string, string>>;
  readonly replaces: number;
  readonly urgency: number | undefined;
  /** Milliseconds; 0 never goes by itself, -1 as the service likes it. */
  readonly expires: number;
}

/** What a test sees of notifications, and does with them. */
export interface Notifications {
  /** Every notification so far, also those closed since. */
  readonly list: readonly ShownNotification[];
  /** Identifiers of those on the screen now. */
  readonly open: ReadonlySet<number>;
  /** The next one not handed out before, at once if it is already there; rejects after the deadline. */
  next(deadlineMs?: number): Promise<ShownNotification>;
  /** Clicks on it, or on one of its actions; it then closes, as on a desktop. */
  click(id: number, action?: string): void;
  /** Closes it as a person does, without a click. */
  dismiss(id: number): void;
  /** Lets its time run out. */
  expire(id: number): void;
  /** From now on answers every request with an error; false: shows again. */
  refuse(on: boolean): void;
  /** Whether notifications are kept back from now on, as Plasma tells while "do not disturb" is on. */
  inhibit(on: boolean): void;
  /** Runs while a request is answered, before its reply goes out. */
  onRequest: ((shown: ShownNotification) => void) | undefined;
  /** What the service says that it can do; actions, body and persistence from the start. */
  abilities: readonly string[];
}

/** app_name, replaces_id, app_icon, summary, body, actions, hints, expire_timeout. */
const notifyArguments = z.tuple([
  z.string(),
  z.number(),
  z.string(),
  z.string(),
  z.string(),
  z.array(z.string()),
  z.record(z.string(), z.object({ value: z.unknown() })),
  z.number(),
]);

/** A notification service on the bus; with `there` false the session has none. */
export async function serveNotifications(connection: MessageBus, there: boolean): Promise<Notifications> {
  const list: ShownNotification[] = [];
  const open = new Set<number>();
  const handedOut = new Set<number>();
  const waiters: ((shown: ShownNotification) => void)[] = [];
  let onRequest: Notifications['onRequest'];
  let refusing = false;
  let inhibited = false;
  let abilities: readonly string[] = ['actions', 'body', 'persistence'];

  class Service extends dbus.interface.Interface {
    /** Plasma's. */
    get Inhibited(): boolean {
      return inhibited;
    }
    GetCapabilities(): string[] {
      return [...abilities];
    }
    GetServerInformation(): string[] {
      return ['Test desktop', 'Keyturn tests', '1', '1.2'];
    }
    Notify(...args: unknown[]): number {
      if (refusing) throw new dbus.DBusError(`${NAME}.Error.Refused`, 'no notifications now');
      const [appName, replaces, , summary, body, actions, hints, expires] = notifyArguments.parse(args);
      const shown: ShownNotification = {
        id: list.length + 1,
        appName,
        summary,
        body,
        replaces,
        expires,
        actions: pairs(actions),
        urgency: z.number().optional().parse(hints['urgency']?.value),
      };
      list.push(shown);
      open.add(shown.id);
      open.delete(replaces);
      waiters.shift()?.(shown);
      onRequest?.(shown);
      return shown.id;
    }
    CloseNotification(id: number): void {
      close(id, CLOSED.byCall);
    }
    ActionInvoked(id: number, action: string): [number, string] {
      return [id, action];
    }
    NotificationClosed(id: number, reason: number): [number, number] {
      return [id, reason];
    }
  }
  Service.configureMembers({
    properties: { Inhibited: { signature: 'b', access: 'read' } },
    methods: {
      GetCapabilities: { inSignature: '', outSignature: 'as' },
      GetServerInformation: { inSignature: '', outSignature: 'ssss' },
      Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
      CloseNotification: { inSignature: 'u', outSignature: '' },
    },
    signals: {
      ActionInvoked: { signature: 'us' },
      NotificationClosed: { signature: 'uu' },
    },
  });
  const service = new Service(NAME);
  const close = (id: number, reason: number): void => {
    if (open.delete(id)) service.NotificationClosed(id, reason);
  };
  connection.export(PATH, service);
  if (there) await connection.requestName(NAME, dbus.NameFlag.DO_NOT_QUEUE);

  return {
    list,
    open,
    next(deadlineMs = PATIENCE_MS) {
      return new Promise((resolve, reject) => {
        const handOut = (shown: ShownNotification): void => {
          clearTimeout(deadline);
          handedOut.add(shown.id);
          resolve(shown);
        };
        const deadline = setTimeout(() => {
          waiters.splice(waiters.indexOf(handOut), 1);
          reject(new Error(`no notification within ${deadlineMs} ms`));
        }, deadlineMs);
        const there = list.find(({ id }) => !handedOut.has(id));
        if (there === undefined) waiters.push(handOut);
        else handOut(there);
      });
    },
    click(id, action = 'default') {
      service.ActionInvoked(id, action);
      close(id, CLOSED.dismissed);
    },
    dismiss: (id) => close(id, CLOSED.dismissed),
    expire: (id) => close(id, CLOSED.expired),
    refuse(on) {
      refusing = on;
    },
    inhibit(on) {
      inhibited = on;
    },
    get onRequest() {
      return onRequest;
    },
    set onRequest(heard) {
      onRequest = heard;
    },
    get abilities() {
      return abilities;
    },
    set abilities(able) {
      abilities = able;
    },
  };
}

function pairs(flat: readonly string[]): Record<string, string> {
  const result: Record<string, string> = {};
  for (let index = 0; index + 1 < flat.length; index += 2) result[flat[index] ?? ''] = flat[index + 1] ?? '';
  return result;
}
