// One limit and how it counts. Pure: the room's arithmetic in one place, for every key and database.

/** So many within a window; the one too many starts a pause. */
export interface Limit {
  readonly count: number;
  readonly windowSeconds: number;
  /** After it counting begins anew. Zero: the pause lasts as long as the window does. */
  readonly pauseSeconds: number;
  /** Each one begins the window anew: only a whole window of quiet ends it, as directories observe theirs. */
  readonly restarts?: boolean;
}

/** What is known of one key. */
export interface Counter {
  readonly count: number;
  readonly since: Date;
  readonly pausedUntil: Date | null;
}

export interface Allowed {
  readonly allowed: true;
}
export interface Refused {
  readonly allowed: false;
  readonly retryAfterSeconds: number;
}
export type Decision = Allowed | Refused;

export const allowed: Allowed = { allowed: true };

/** Refused until `until`; at least one second, so that a Retry-After is never a lie by rounding. */
export function refusedUntil(until: Date, now: Date): Refused {
  return {
    allowed: false,
    retryAfterSeconds: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1_000)),
  };
}

export const later = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1_000);

/** The counter as it stands now: pauses that are over and windows that have passed count for nothing. */
export function current(counter: Counter | undefined, limit: Limit, now: Date): Counter {
  const fresh: Counter = { count: 0, since: now, pausedUntil: null };
  if (counter === undefined) return fresh;
  if (counter.pausedUntil !== null) return counter.pausedUntil > now ? counter : fresh;
  // Clocks of servers differ a little: a beginning that lies ahead is open too, but never for longer than a window.
  const sinceSeconds = Math.abs(now.getTime() - counter.since.getTime()) / 1_000;
  return sinceSeconds < limit.windowSeconds ? counter : fresh;
}

/** Whether one more is allowed, without counting it. */
export function decide(counter: Counter, limit: Limit, now: Date): Decision {
  if (counter.pausedUntil !== null) return refusedUntil(counter.pausedUntil, now);
  if (counter.count < limit.count) return allowed;
  return refusedUntil(later(counter.since, limit.windowSeconds), now);
}

/** The counter after one more. Reaching the limit starts the pause, where there is one. */
export function advance(counter: Counter, limit: Limit, now: Date): Counter {
  const count = counter.count + 1;
  const reached = count >= limit.count && limit.pauseSeconds > 0;
  const since = limit.restarts === true ? now : counter.since;
  return { count, since, pausedUntil: reached ? later(now, limit.pauseSeconds) : null };
}

/** From when on the counter says nothing, whatever the limit: the row may go. */
export function forgetAt(counter: Counter, limit: Limit): Date {
  const windowEnd = later(counter.since, limit.windowSeconds);
  return counter.pausedUntil !== null && counter.pausedUntil > windowEnd ? counter.pausedUntil : windowEnd;
}
