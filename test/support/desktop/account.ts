// Runs the programs of a desktop session as the user they should run as.
import { chownSync } from 'node:fs';

/** A user of the operating system by numbers. */
export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/** Debian's user `nobody`, who may do nothing. */
export const NOBODY: OsUser = { uid: 65_534, gid: 65_534 };

/** The words to put before a command so that it runs as the user; none for the present one. */
export function runAs(user: OsUser | undefined): string[] {
  if (user === undefined) return [];
  return [
    ...['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--'],
    // The kernel takes the death signal away when the user changes: it is set once more.
    ...['setpriv', '--pdeathsig', 'KILL', '--'],
  ];
}

/** Gives a folder to the user; nothing to do for the present one. */
export function giveTo(user: OsUser | undefined, folder: string): void {
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
}
