// Whatever is tried through Keyturn, and whatever others try, it is never Keyturn's try that locks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counter, advance, current, decide } from '../../../../server/throttle/limit.ts';
import { passwordTries } from '../../../../server/throttle/password-tries.ts';

const withoutLockout = { count: 10, windowSeconds: 1_800, pauseSeconds: 0 };
const lockout = (threshold: number) => ({ threshold, observationMinutes: 30 });
const budget = (badCount: number, threshold: number, locked = false) =>
  passwordTries({ locked, badCount, lockout: lockout(threshold) }, withoutLockout).count;

describe('the budget of password tries', () => {
  it('is half the threshold, less when others have used tries up, nothing when two or fewer would be left for them', () => {
    expect([0, 1, 2, 3, 4, 5].map((bad) => budget(bad, 5))).toEqual([2, 2, 2, 1, 0, 0]);
  });

  it('is nothing while locked, whatever the policy says', () => {
    expect(budget(0, 5, true)).toBe(0);
    expect(passwordTries({ locked: true, badCount: 0, lockout: null }, withoutLockout).count).toBe(0);
  });

  it('is the configured one where the directory locks nobody', () => {
    expect(passwordTries({ locked: false, badCount: 99, lockout: null }, withoutLockout)).toBe(
      withoutLockout,
    );
  });

  it('is nothing for a threshold of one, which no wrong try survives', () => {
    expect(budget(0, 1)).toBe(0);
  });

  it('never locks an account, with wrong tries by others, parallel tries and stale counts in between', () => {
    const moves = fc.array(
      fc.record({
        /** Seconds since the move before. */
        after: fc.integer({ min: 0, max: 2_400 }),
        by: fc.constantFrom('keyturn', 'others'),
        /** How many of Keyturn's tries read the count before any of them is made. */
        parallel: fc.integer({ min: 1, max: 6 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), moves, (threshold, all) => {
        let counter: Counter | undefined;
        let bad = 0;
        let lastBad = -Infinity;
        let second = 0;
        for (const { after, by, parallel } of all) {
          second += after;
          // The directory counts from zero again when its window has passed since the last wrong try.
          if (second - lastBad >= 1_800) bad = 0;
          if (by === 'others') {
            // Others may lock the account; that ends the run.
            bad += 1;
            lastBad = second;
            if (bad >= threshold) return;
            continue;
          }
          const readCount = bad;
          for (let index = 0; index < parallel; index += 1) {
            const limit = passwordTries(
              { locked: false, badCount: readCount, lockout: lockout(threshold) },
              withoutLockout,
            );
            const now = new Date(second * 1_000);
            const standing = current(counter, limit, now);
            if (limit.count === 0 || !decide(standing, limit, now).allowed) continue;
            counter = advance(standing, limit, now);
            bad += 1;
            lastBad = second;
            expect(bad).toBeLessThan(threshold);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
