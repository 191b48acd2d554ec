// The server's sources of time, so that tests can say what time it is.

export interface Clock {
  /** Wall-clock time, UTC. Servers that share a database may differ: what they must agree on is the database's time. */
  now(): Date;
  /** Milliseconds that only go forward, whatever the wall clock is set to; comparable within this process alone. */
  monotonic(): number;
}

export const systemClock: Clock = { now: () => new Date(), monotonic: () => performance.now() };
