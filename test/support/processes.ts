// Reads the kernel's table of processes (proc(5)).
import { readdirSync, readFileSync } from 'node:fs';

/** The processes that a process has started and that are still there. */
export function childrenOf(pid: number): number[] {
  return list(`/proc/${pid}/task`).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
}

/** A process with everything below it, as far as they are there now. */
export function processTree(pid: number): number[] {
  return isThere(pid) ? [pid, ...childrenOf(pid).flatMap(processTree)] : [];
}

/** Whether the process runs; one that has ended and was not waited for yet (a zombie) doesn't. */
export function isThere(pid: number): boolean {
  return !(statusField(pid, 'State') ?? 'Z').startsWith('Z');
}

/** A field of `/proc/PID/status`, such as `Seccomp` or `Uid`; undefined when there is none. */
export function statusField(pid: number, name: string): string | undefined {
  return new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(read(`/proc/${pid}/status`))?.[1];
}

/** A process's arguments or environment, one a value; none when it has gone. */
export function strings(pid: number, file: 'cmdline' | 'environ'): string[] {
  return read(`/proc/${pid}/${file}`).split('\0').filter(Boolean);
}

// A process may go while it is looked at: then it has nothing to tell.
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
