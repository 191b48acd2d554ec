// What a program with all its processes costs at this moment, from the kernel's own books (proc(5)).
import { readFileSync } from 'node:fs';
import { processTree } from '../support/processes.ts';

/** Ticks per second of the times in `/proc/PID/stat`: 100 on every Linux that Electron runs on. */
const TICKS_PER_SECOND = 100;

export interface TreeCost {
  readonly processes: number;
  /** Proportional set size of all of them: shared pages count by the part of each who shares them. */
  readonly pssBytes: number;
  /** Of all of them since their start, those that have ended included. */
  readonly cpuSeconds: number;
}

export function costOf(pid: number): TreeCost {
  const pids = processTree(pid);
  const sum = (valueOf: (one: number) => number): number =>
    pids.reduce((total, one) => total + valueOf(one), 0);
  return {
    processes: pids.length,
    pssBytes: sum((one) => pssBytes(read(`/proc/${one}/smaps_rollup`))),
    cpuSeconds: sum((one) => cpuSeconds(read(`/proc/${one}/stat`))),
  };
}

/** `Pss:    12345 kB` of a `smaps_rollup`; 0 for a process that has gone. */
export function pssBytes(rollup: string): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024;
}

/** utime, stime, and those of children that have ended (fields 14 to 17) of a `stat`, whose second field may hold anything. */
export function cpuSeconds(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((total, ticks) => total + Number(ticks), 0) / TICKS_PER_SECOND;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
