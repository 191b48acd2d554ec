// The D-Bus session bus of a Linux desktop: how to reach it, and whether a service is there.
import dbus from 'dbus-next';
import * as z from 'zod';

/** Milliseconds after which a bus that says nothing counts as none. */
const DEADLINE_MS = 2_000;

/** There is no session bus to speak to. */
class NoSessionBus extends Error {
  override readonly name = 'NoSessionBus';
}

/**
 * Connects to the session bus: where the environment says, else where systemd puts it. Throws
 * NoSessionBus where there is none; a bus that refuses is told by the connection's `error` event.
 */
export function connectSessionBus(env: NodeJS.ProcessEnv = process.env): dbus.MessageBus {
  const runtime = env['XDG_RUNTIME_DIR'];
  const named = env['DBUS_SESSION_BUS_ADDRESS'];
  const busAddress = named || (runtime ? `unix:path=${runtime}/bus` : undefined);
  if (busAddress === undefined) throw new NoSessionBus();
  return dbus.sessionBus({ busAddress });
}

/**
 * Whether `name` is there on the session bus, or would be started when it is called. False too where
 * there is no bus; never rejects.
 */
export async function isOnSessionBus(name: string): Promise<boolean> {
  let bus: dbus.MessageBus | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    const connection = (bus = connectSessionBus());
    const broken = new Promise<never>((_resolve, reject) => {
      connection.once('error', reject);
      timer = setTimeout(() => reject(new Error('the session bus does not answer')), DEADLINE_MS);
    });
    const names = async (member: string): Promise<unknown[]> => {
      const reply = await Promise.race([connection.call(busMethod(member)), broken]);
      return z.array(z.unknown()).parse(reply?.body[0]);
    };
    return (await names('ListNames')).includes(name) || (await names('ListActivatableNames')).includes(name);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    bus?.disconnect();
  }
}

/** A method of the bus itself that takes nothing. */
const busMethod = (member: string) =>
  new dbus.Message({
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member,
  });
