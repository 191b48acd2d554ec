// The desktop's tray, played by the test: it sees the icons that applications put there.
import dbus, { type Message, type MessageBus } from 'dbus-next';
import { z } from 'zod';
import { PATIENCE_MS, waitUntil } from '../ready.ts';
import { callMethod } from './bus.ts';
import { connectTrayItem, type TrayItem } from './tray-item.ts';

const NAME = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';
const OWNER_CHANGES =
  "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged'";

export interface Tray {
  /** The icons there now, in the order in which they came. */
  items(): readonly TrayItem[];
  /** The icon of that number (0 is the first), as soon as it is there. */
  waitForItem(ordinal?: number, deadlineMs?: number): Promise<TrayItem>;
  /** Resolves when no icon is there any more. */
  waitUntilEmpty(deadlineMs?: number): Promise<void>;
}

const ownerChange = z.tuple([z.string(), z.string(), z.string()]);

/** A tray on the bus; with `there` false the session has none, as on some desktops. */
export async function serveTray(connection: MessageBus, there: boolean): Promise<Tray> {
  const items = new Map<string, TrayItem>();
  let caller = '';

  class Watcher extends dbus.interface.Interface {
    get RegisteredStatusNotifierItems(): string[] {
      return [...items.keys()];
    }
    get IsStatusNotifierHostRegistered(): boolean {
      return true;
    }
    get ProtocolVersion(): number {
      return 0;
    }
    /** `service` is a bus name, or a path on the caller's connection. */
    RegisterStatusNotifierItem(service: string): void {
      const path = service.startsWith('/') ? service : '/StatusNotifierItem';
      items.set(caller, connectTrayItem(connection, caller, path));
      this.StatusNotifierItemRegistered(caller);
    }
    StatusNotifierItemRegistered(item: string): string {
      return item;
    }
    StatusNotifierItemUnregistered(item: string): string {
      return item;
    }
  }
  Watcher.configureMembers({
    properties: {
      RegisteredStatusNotifierItems: { signature: 'as', access: 'read' },
      IsStatusNotifierHostRegistered: { signature: 'b', access: 'read' },
      ProtocolVersion: { signature: 'i', access: 'read' },
    },
    methods: { RegisterStatusNotifierItem: { inSignature: 's', outSignature: '' } },
    signals: {
      StatusNotifierItemRegistered: { signature: 's' },
      StatusNotifierItemUnregistered: { signature: 's' },
    },
  });
  const watcher = new Watcher(NAME);
  connection.export(PATH, watcher);
  // Runs before the method itself, which is not told who called.
  connection.addMethodHandler((message: Message) => {
    caller = message.sender;
    return false;
  });
  connection.on('message', (message) => {
    if (message.member !== 'NameOwnerChanged') return;
    const [name, , newOwner] = ownerChange.parse(message.body);
    if (newOwner === '' && items.delete(name)) watcher.StatusNotifierItemUnregistered(name);
  });
  await callMethod(
    connection,
    {
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'AddMatch',
      signature: 's',
      body: [OWNER_CHANGES],
    },
    z.unknown(),
  );
  if (there) await connection.requestName(NAME, dbus.NameFlag.DO_NOT_QUEUE);

  return {
    items: () => [...items.values()],
    waitForItem: (ordinal = 0, deadlineMs = PATIENCE_MS) =>
      waitUntil('tray icon', () => [...items.values()][ordinal], { deadlineMs }),
    async waitUntilEmpty(deadlineMs = PATIENCE_MS) {
      await waitUntil('empty tray', () => items.size === 0, { deadlineMs });
    },
  };
}
