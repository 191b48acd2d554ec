// The workstation's clocks and its source of chance.
import { uptime } from 'node:os';
import type { Chance, Clock } from '../ports.ts';

/** The longest that a timer can wait, milliseconds; longer ones would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Uptime is told in whole seconds on some systems: what differs by no more is no sleep. Milliseconds. */
const NOTICEABLE_MS = 2_000;

/**
 * A clock that goes on in sleep and that nobody can set: the precise one, which stands still in sleep on Linux and macOS,
 * and what the system's uptime has on it since (CLOCK_BOOTTIME, GetTickCount64, kern.boottime).
 * @param precise milliseconds from some start
 * @param up seconds since the system was started
 */
export function elapsedClock(precise: () => number, up: () => number): () => number {
  const ahead = (): number => up() * 1_000 - precise();
  const atStart = ahead();
  let slept = 0;
  return () => {
    const missed = ahead() - atStart;
    if (missed - slept > NOTICEABLE_MS) slept = missed;
    return precise() + slept;
  };
}

export const systemClock: Clock = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  elapsed: elapsedClock(() => performance.now(), uptime),
  after: (ms, work) => {
    const timer = setTimeout(work, Math.min(ms, LONGEST_TIMER));
    return () => clearTimeout(timer);
  },
};

export const systemChance: Chance = {
  fraction: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  uuid: () => crypto.randomUUID(),
};
