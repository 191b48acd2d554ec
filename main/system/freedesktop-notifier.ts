// Notifications of a Linux desktop, asked of its service directly (Desktop Notifications Specification 1.2):
// Electron's have no buttons there, do not tell a notice that ran out from one that was closed by hand, and
// stop the whole app while a service hangs.
import * as z from 'zod';
import type { Cancel, NoticeEvent, Notifier } from '../ports.ts';
import type { DBusConnection } from './dbus.ts';
import { isOnSessionBus } from './session-bus.ts';

const NAME = 'org.freedesktop.Notifications';
const SERVICE = { destination: NAME, path: '/org/freedesktop/Notifications', interface: NAME };
/** Reason of the signal NotificationClosed: by the person. */
const DISMISSED = 2;
const URGENCY = { normal: 1, critical: 2 } as const;
/** Milliseconds until it goes by itself: as the service likes it, or never. */
const EXPIRE = { default: -1, never: 0 } as const;

/** The key that the service gives to a click on the notice itself. */
const CLICK = 'default';
const EVENT_OF_ACTION: Readonly<Record<string, NoticeEvent>> = {
  [CLICK]: 'clicked',
  change: 'change',
  later: 'later',
};

export interface DesktopNotifier extends Notifier {
  /** Takes every notice back: nobody will hear the clicks on what is left behind. */
  takeAllBack(): void;
}

export interface FreedesktopNotifierOptions {
  /** The app's icon: a file, or its name in the icon theme. */
  readonly icon: string;
  /** Whether the desktop keeps banners back in a way that its service does not tell. */
  readonly bannersOff: () => Promise<boolean>;
}

interface Request {
  readonly title: string;
  readonly body: string;
  readonly urgent: boolean;
  /** Key to label. */
  readonly actions: readonly (readonly [string, string])[];
}

/** One notice: a connection of its own, which lives as long as it can be answered. */
class OnScreen {
  readonly #icon: string;
  readonly #heard: (event: NoticeEvent) => void;
  #connection: DBusConnection | undefined;
  #id: number | undefined;
  /** Signals that were read before the reply that names our notice: they may come with it. */
  readonly #early: { readonly id: unknown; readonly event: NoticeEvent | undefined }[] = [];
  #over = false;

  constructor(icon: string, heard: (event: NoticeEvent) => void) {
    this.#icon = icon;
    this.#heard = heard;
  }

  /** Never rejects. @param keptBack whether the desktop shows nothing now; not asked for what is urgent */
  async put(request: Request, keptBack: (connection: DBusConnection) => Promise<boolean>): Promise<void> {
    if (this.#over) return;
    try {
      const { DBusConnection, variant } = await import('./dbus.ts');
      if (this.#isOver()) return;
      const connection = (this.#connection = DBusConnection.session());
      const [abilities] = await connection.call(
        { ...SERVICE, member: 'GetCapabilities' },
        z.tuple([z.array(z.string())]),
      );
      if (!request.urgent && (await keptBack(connection))) {
        this.#end('suppressed');
        return;
      }
      await this.#listen(connection);
      if (this.#isOver()) {
        connection.close();
        return;
      }
      [this.#id] = await connection.call(
        notify(
          request,
          abilities,
          {
            urgency: variant('y', URGENCY[request.urgent ? 'critical' : 'normal']),
            // Name of the installed desktop file (electron-builder.yml, executableName).
            'desktop-entry': variant('s', 'keyturn'),
          },
          this.#icon,
        ),
        z.tuple([z.number()]),
      );
      // It may have been taken back while it was on its way.
      if (this.#isOver()) {
        this.#close();
        return;
      }
      this.#heard('shown');
      for (const { id, event } of this.#early) this.#answered(id, event);
    } catch {
      this.#end('failed');
      this.#connection?.close();
    }
  }

  takeBack(): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#id !== undefined) this.#close();
  }

  #isOver(): boolean {
    return this.#over;
  }

  async #listen(connection: DBusConnection): Promise<void> {
    const signal = (member: string) => ({ sender: NAME, path: SERVICE.path, interface: NAME, member });
    await connection.onSignal(signal('ActionInvoked'), ([id, action]) => {
      const event = EVENT_OF_ACTION[String(action)];
      if (event !== undefined) this.#answered(id, event);
    });
    await connection.onSignal(signal('NotificationClosed'), ([id, reason]) =>
      this.#answered(id, reason === DISMISSED ? 'closed' : undefined),
    );
  }

  #answered(id: unknown, event: NoticeEvent | undefined): void {
    if (this.#id === undefined) this.#early.push({ id, event });
    else if (id === this.#id) this.#end(event);
  }

  #end(event: NoticeEvent | undefined): void {
    if (this.#over) return;
    this.#over = true;
    this.#close();
    if (event !== undefined) this.#heard(event);
  }

  #close(): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    if (this.#id === undefined) {
      connection.close();
      return;
    }
    const call = { ...SERVICE, member: 'CloseNotification', signature: 'u', body: [this.#id] };
    // Some keep a notice that was answered; of those that don't, the error says what is wanted.
    void connection
      .call(call, z.unknown())
      .catch(() => undefined)
      .finally(() => connection.close());
  }
}

function notify(
  { title, body, urgent, actions }: Request,
  abilities: readonly string[],
  hints: object,
  icon: string,
) {
  const text = abilities.includes('body-markup') ? escaped(body) : body;
  const buttons = abilities.includes('actions') ? actions.flat() : [];
  const expire = EXPIRE[urgent ? 'never' : 'default'];
  const values = ['Keyturn', 0, icon, title, text, buttons, hints, expire];
  return { ...SERVICE, member: 'Notify', signature: 'susssasa{sv}i', body: values };
}

/** Bodies may be markup (specification, "Markup"); ours are words. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Plasma says it on the bus while it keeps notices back; other services have no such property. */
const isInhibited = (connection: DBusConnection): Promise<boolean> =>
  connection.property(SERVICE, 'Inhibited', z.boolean()).catch(() => false);

export function freedesktopNotifier({ icon, bannersOff }: FreedesktopNotifierOptions): DesktopNotifier {
  const onScreen = new Set<OnScreen>();
  const keptBack = async (connection: DBusConnection): Promise<boolean> =>
    (await isInhibited(connection)) || (await bannersOff());
  const put = (request: Request, quiet: typeof keptBack, heard: (event: NoticeEvent) => void): Cancel => {
    const shown = new OnScreen(icon, (event) => {
      if (event !== 'shown') onScreen.delete(shown);
      heard(event);
    });
    onScreen.add(shown);
    // Not before the caller has what takes it back: without a bus it is over at once.
    void Promise.resolve().then(() => shown.put(request, quiet));
    return () => {
      onScreen.delete(shown);
      shown.takeBack();
    };
  };
  return {
    show: ({ title, body, urgent, change, later }, heard) => {
      const actions = [[CLICK, change] as const, ['change', change] as const];
      const all = later === null ? actions : [...actions, ['later', later] as const];
      return put({ title, body, urgent, actions: all }, keptBack, heard);
    },
    check: (title, body) =>
      new Promise((resolve) => {
        const request = { title, body, urgent: false, actions: [] };
        const takeBack = put(request, keptBack, (event) => {
          takeBack();
          if (event === 'shown') resolve('shown');
          else if (event === 'suppressed') resolve('kept-back');
          else void isOnSessionBus(NAME).then((there) => resolve(there ? 'refused' : 'missing'));
        });
      }),
    takeAllBack: () => {
      for (const shown of onScreen) shown.takeBack();
      onScreen.clear();
    },
  };
}
