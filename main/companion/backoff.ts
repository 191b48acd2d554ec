// How long to wait before asking again: full jitter, so that a floor of workstations does not come back
// in step after the API was away.

/** Wait of the first repeat and longest wait, milliseconds. */
export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * A wait drawn evenly from zero to a bound that doubles with each attempt ("full jitter").
 * @param attempt 0 for the first repeat
 * @param fraction 0 to below 1
 */
export function jitteredWait(attempt: number, { firstMs, longestMs }: Backoff, fraction: number): number {
  const bound = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 30));
  return Math.floor(bound * fraction);
}
