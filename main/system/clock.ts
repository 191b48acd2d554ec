// The workstation's clocks and its source of chance.
import type { Chance, Clock } from '../ports.ts';

/** The longest that a timer can wait, milliseconds; longer ones would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

export const systemClock: Clock = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, Math.min(ms, LONGEST_TIMER));
    return () => clearTimeout(timer);
  },
};

export const systemChance: Chance = {
  fraction: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  uuid: () => crypto.randomUUID(),
};
