// The arithmetic of limits, against a plain model of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counter, type Limit, advance, current, decide } from '../../../../server/throttle/limit.ts';
import { LimitNotation, limitDefaults, limitsOf } from '../../../../server/throttle/limits.ts';

const start = new Date('2026-03-01T09:00:00Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1_000);

/** Tries at these seconds; says which were allowed. Only allowed ones are counted, as `take` does. */
function run(limit: Limit, seconds: readonly number[]): boolean[] {
  let counter: Counter | undefined;
  return seconds.map((second) => {
    const now = at(second);
    const standing = current(counter, limit, now);
    const { allowed } = decide(standing, limit, now);
    if (allowed) counter = advance(standing, limit, now);
    return allowed;
  });
}

const tries = fc
  .array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 60 })
  .map((all) => [...all].sort((a, b) => a - b));
const limits = fc.record({
  count: fc.integer({ min: 1, max: 8 }),
  windowSeconds: fc.integer({ min: 1, max: 600 }),
  pauseSeconds: fc.constantFrom(0, 1, 30, 900),
});

describe('a limit', () => {
  it('allows its count, then pauses for as long as it says', () => {
    const limit = { count: 2, windowSeconds: 60, pauseSeconds: 300 };
    expect(run(limit, [0, 1, 2, 300, 301, 302])).toEqual([true, true, false, false, true, true]);
  });

  it('without a pause waits for the end of its window', () => {
    const limit = { count: 2, windowSeconds: 60, pauseSeconds: 0 };
    expect(run(limit, [0, 50, 59, 60, 61, 62])).toEqual([true, true, false, true, true, false]);
  });

  it('allows at most twice its count in any stretch as long as its window, or as its pause, which forgives', () => {
    fc.assert(
      fc.property(limits, tries, (limit, seconds) => {
        const outcome = run(limit, seconds);
        const allowed = seconds.filter((_, index) => outcome[index]);
        for (let index = 0; index + limit.count * 2 < allowed.length; index += 1) {
          expect((allowed[index + limit.count * 2] ?? 0) - (allowed[index] ?? 0)).toBeGreaterThanOrEqual(
            Math.min(limit.windowSeconds, limit.pauseSeconds || limit.windowSeconds),
          );
        }
      }),
    );
  });

  it('that restarts never allows more than its count in any stretch as long as its window', () => {
    fc.assert(
      fc.property(limits, tries, (base, seconds) => {
        const limit = { ...base, pauseSeconds: 0, restarts: true };
        const outcome = run(limit, seconds);
        const allowed = seconds.filter((_, index) => outcome[index]);
        for (let index = 0; index + limit.count < allowed.length; index += 1) {
          const stretch = (allowed[index + limit.count] ?? 0) - (allowed[index] ?? 0);
          expect(stretch).toBeGreaterThanOrEqual(limit.windowSeconds);
        }
      }),
    );
  });

  it('tells a wait after which one more is allowed, and never zero seconds', () => {
    fc.assert(
      fc.property(limits, tries, (limit, seconds) => {
        let counter: Counter | undefined;
        for (const second of seconds) {
          const standing = current(counter, limit, at(second));
          const decision = decide(standing, limit, at(second));
          if (decision.allowed) {
            counter = advance(standing, limit, at(second));
            continue;
          }
          expect(decision.retryAfterSeconds).toBeGreaterThan(0);
          const then = at(second + decision.retryAfterSeconds);
          expect(decide(current(counter, limit, then), limit, then).allowed).toBe(true);
        }
      }),
    );
  });

  it('does not begin anew because another server’s clock is a little behind', () => {
    const limit = { count: 1, windowSeconds: 60, pauseSeconds: 0 };
    expect(run(limit, [1, 0.9])).toEqual([true, false]);
  });
});

describe('the notation of limits', () => {
  it('has a count, a window and a pause', () => {
    expect(LimitNotation.parse('10/5m/30m')).toEqual({ count: 10, windowSeconds: 300, pauseSeconds: 1_800 });
    expect(LimitNotation.parse(' 5/1d ')).toEqual({ count: 5, windowSeconds: 86_400, pauseSeconds: 0 });
  });

  it.each(['', '10', '0/5m', '10/0s', '10/5', '-1/5m', '10/5m/', '10/5w', 'ten/5m', '10/5m/30m/1h'])(
    'refuses %j',
    (text) => {
      expect(LimitNotation.safeParse(text).success).toBe(false);
    },
  );

  it('can say every default, and NIST’s cap on wrong answers is kept', () => {
    expect(Object.keys(limitsOf())).toEqual(Object.keys(limitDefaults));
    expect(limitsOf().WRONG_ANSWERS_ACCOUNT.count).toBeLessThanOrEqual(100);
  });
});
