// Whether a service is there on the session bus of a Linux desktop.
import type { DBusConnection } from './dbus.ts';

/** Whether `name` is there, or would be started when it is called. False too where there is no bus; never rejects. */
export async function isOnSessionBus(name: string): Promise<boolean> {
  let connection: DBusConnection | undefined;
  try {
    const bus = await import('./dbus.ts');
    connection = bus.DBusConnection.session();
    return await connection.isThere(name);
  } catch {
    return false;
  } finally {
    connection?.close();
  }
}
