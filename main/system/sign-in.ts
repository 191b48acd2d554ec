// What names the present sign-in of the operating system, so that a program that is started again knows it.
import { readFileSync } from 'node:fs';

/** What the kernel says of a process that belongs to no session: AUDIT_SID_UNSET. */
const UNSET = '4294967295';

/**
 * The same for every program of one sign-in, and another text at the next one; null where the system has no name for
 * it. On Linux the kernel's audit session (/proc/PID/sessionid), else logind's, which both begin anew with
 * every boot.
 * @param read the text of a file; null where there is none
 */
export function readSignIn(
  platform: string,
  env: NodeJS.ProcessEnv,
  read: (path: string) => string | null = readText,
): string | null {
  if (platform !== 'linux') return null;
  const audit = read('/proc/self/sessionid');
  const session = audit === null || audit === UNSET ? env['XDG_SESSION_ID'] : `audit ${audit}`;
  const boot = read('/proc/sys/kernel/random/boot_id');
  return session === undefined || boot === null ? null : `${boot} ${session}`;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}
