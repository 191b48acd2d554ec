// The server's one source of time, so that tests can say what time it is.

/** Wall-clock time, UTC. Deadlines of the process itself use timers, not this. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
