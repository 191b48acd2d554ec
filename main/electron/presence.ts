// What happens around the person, from where each system tells it.
import { net, powerMonitor } from 'electron';
import { networkInterfaces } from 'node:os';
import type { Cancel, Clock, Presence, PresenceEvent } from '../ports.ts';
import { watchLinuxPresence } from '../system/linux-presence.ts';
import { isGnomeWayland, mutterIdleSeconds } from '../system/mutter-idle.ts';
import { watchNetwork } from '../system/network-watch.ts';

/** Before it listens, milliseconds: what it takes for that keeps the icon from the tray while it is read. */
const AFTER_TRAY_MS = 250;

/** Buses that don't answer by then are not waited for, milliseconds. */
const SETTLED_MS = 5_000;

/** Listens to this system from its first listener on; to be used when the app is ready. */
export function desktopPresence(clock: Clock): Presence {
  const listeners = new Set<(event: PresenceEvent) => void>();
  const tell = (event: PresenceEvent): void => {
    for (const listener of listeners) listener(event);
  };
  let settled: Promise<void> | undefined;
  const passed = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));
  const watch = async (): Promise<void> => {
    if (process.platform === 'linux') {
      await passed(AFTER_TRAY_MS);
      const { heard } = watchLinuxPresence({ clock, env: process.env, tell });
      await Promise.race([heard, passed(SETTLED_MS)]);
    } else {
      watchOthers(clock, tell);
    }
  };
  return {
    on: (listener): Cancel => {
      listeners.add(listener);
      settled ??= watch();
      return () => void listeners.delete(listener);
    },
    settled: () => settled ?? Promise.resolve(),
    idleSeconds,
  };
}

async function idleSeconds(): Promise<number> {
  const told = isGnomeWayland(process.env) ? await mutterIdleSeconds(process.env) : undefined;
  return told ?? powerMonitor.getSystemIdleTime();
}

/** Windows locks a session that it switches away from; macOS tells of switching apart. */
function watchOthers(clock: Clock, tell: (event: PresenceEvent) => void): void {
  powerMonitor.on('lock-screen', () => tell('lock'));
  powerMonitor.on('unlock-screen', () => tell('unlock'));
  powerMonitor.on('suspend', () => tell('suspend'));
  powerMonitor.on('resume', () => tell('resume'));
  powerMonitor.on('user-did-resign-active', () => tell('leave'));
  powerMonitor.on('user-did-become-active', () => tell('enter'));
  watchNetwork({
    clock,
    read: () => ({ online: net.isOnline(), interfaces: networkInterfaces() }),
    changed: () => tell('network'),
  });
}
