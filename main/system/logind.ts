// logind's idea of the session that this process belongs to.
// https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html
import { userInfo } from 'node:os';
import * as z from 'zod';
import type { DBusConnection } from './dbus.ts';

export const LOGIND = 'org.freedesktop.login1';
export const MANAGER = { path: '/org/freedesktop/login1', interface: `${LOGIND}.Manager` } as const;

const path = z.tuple([z.string()]).transform(([found]) => found);

/**
 * The object of the session: the one that the environment names, that of this process, or the one that the
 * person has in front of them (programs that systemd started for the person belong to none). Undefined where
 * there is no logind or it knows none.
 */
export async function findSession(bus: DBusConnection, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const ask = (member: string, signature: string, body: readonly unknown[]): Promise<string | undefined> =>
    bus.call({ ...MANAGER, destination: LOGIND, member, signature, body }, path).catch(() => undefined);
  const named = env['XDG_SESSION_ID'];
  return (
    (named === undefined ? undefined : await ask('GetSession', 's', [named])) ??
    (await ask('GetSessionByPID', 'u', [process.pid])) ??
    (await displayOf(bus, await ask('GetUser', 'u', [userInfo().uid])))
  );
}

const Display = z.tuple([z.string(), z.string()]);

async function displayOf(bus: DBusConnection, user: string | undefined): Promise<string | undefined> {
  if (user === undefined) return undefined;
  const of = { destination: LOGIND, path: user, interface: `${LOGIND}.User` };
  const [id, session] = await bus.property(of, 'Display', Display).catch(() => ['', ''] as const);
  return id === '' ? undefined : session;
}
