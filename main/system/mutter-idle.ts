// How long nobody has touched a GNOME desktop on Wayland: its compositor alone sees every touch, and tells it on the bus.
import * as z from 'zod';

const MUTTER = {
  destination: 'org.gnome.Mutter.IdleMonitor',
  path: '/org/gnome/Mutter/IdleMonitor/Core',
  interface: 'org.gnome.Mutter.IdleMonitor',
} as const;

/** Patience, milliseconds. */
const DEADLINE_MS = 2_000;

/** Milliseconds, a 64-bit number on the bus. */
const Idle = z.tuple([z.bigint().nonnegative()]);

/** Whether a session's idle time is told by Mutter and by nothing else. */
export const isGnomeWayland = (env: NodeJS.ProcessEnv): boolean =>
  env['XDG_SESSION_TYPE'] === 'wayland' &&
  (env['XDG_CURRENT_DESKTOP'] ?? '').split(':').some((desktop) => desktop.toLowerCase() === 'gnome');

/** Seconds since the last touch; undefined where nobody says. Never rejects. */
export async function mutterIdleSeconds(env: NodeJS.ProcessEnv): Promise<number | undefined> {
  try {
    const { DBusConnection } = await import('./dbus.ts');
    const bus = DBusConnection.session(env);
    try {
      const call = { ...MUTTER, member: 'GetIdletime', deadlineMs: DEADLINE_MS };
      const [idle] = await bus.call(call, Idle);
      return Math.floor(Number(idle) / 1_000);
    } finally {
      bus.close();
    }
  } catch {
    return undefined;
  }
}
