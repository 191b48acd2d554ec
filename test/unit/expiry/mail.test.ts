// Mail as the second channel: each mark at most once, none to whom a workstation has reached, none too late.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PasswordStatus } from '../../../src/contract/reminders.ts';
import {
  type LastMail,
  mailDue,
  mailMarks,
  madeUpHours,
  type SettledMark,
} from '../../../src/expiry/mail.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = Date.UTC(2026, 11, 24, 9, 30);

const expires = (expiresAt: number, changedAt = expiresAt - 90 * DAY): PasswordStatus => ({
  kind: 'expires',
  at: new Date(expiresAt).toISOString(),
  changedAt: new Date(changedAt).toISOString(),
  locked: false,
  lockedAt: null,
});

/** Looks at the given moments one after the other, as the sweep does, and keeps what it did. */
function run(
  moments: readonly number[],
  statusAt: (now: number) => PasswordStatus,
  reached: readonly number[],
  lastMail: LastMail = 'unreached',
) {
  const settled: SettledMark[] = [];
  const mails: { now: number; days: number; expiresAt: number }[] = [];
  for (const now of moments) {
    const due = mailDue(
      statusAt(now),
      reached.filter((each) => each <= now),
      settled,
      now,
      lastMail,
    );
    if (due === null) continue;
    settled.push({ expiresAt: due.expiresAt, days: due.mark.days });
    mails.push({ now, days: due.mark.days, expiresAt: due.expiresAt });
  }
  return mails;
}

const hourly = (from: number, to: number): number[] =>
  Array.from({ length: Math.floor((to - from) / HOUR) + 1 }, (_each, index) => from + index * HOUR);

/** Moments of a sweep that may be away for long, in order. */
const moments = fc
  .array(fc.integer({ min: at - 16 * DAY, max: at + 2 * DAY }), { maxLength: 400 })
  .map((list) => list.sort((one, other) => one - other));

describe('somebody whom no workstation reaches', () => {
  test('is mailed 7, 3 and 1 days before, once each', () => {
    const mails = run(hourly(at - 20 * DAY, at + 5 * DAY), () => expires(at), []);
    expect(mails.map(({ days, now }) => [days, at - now])).toEqual(
      mailMarks.map(({ days }) => [days, days * DAY]),
    );
  });

  test('gets each mark at most once, within a day of it and never after the expiry', () => {
    fc.assert(
      fc.property(moments, (times) => {
        const mails = run(times, () => expires(at), []);
        expect(new Set(mails.map(({ days }) => days)).size).toBe(mails.length);
        for (const { now, days } of mails) {
          const late = now - (at - days * DAY);
          expect(late).toBeGreaterThanOrEqual(0);
          expect(late).toBeLessThan(madeUpHours * HOUR);
          expect(now).toBeLessThan(at);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('gets the mark of every day on which somebody looked', () => {
    fc.assert(
      fc.property(moments, (times) => {
        const mails = run(times, () => expires(at), []);
        const looked = mailMarks.filter(({ days }) =>
          times.some((now) => now >= at - days * DAY && now < at - days * DAY + madeUpHours * HOUR),
        );
        expect(mails.map(({ days }) => days)).toEqual(looked.map(({ days }) => days));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('somebody whom a workstation has reached', () => {
  test.each([
    [7, 13],
    [3, 6],
    [1, 2],
  ])('since the mark before %i days is not mailed', (days, reachedDays) => {
    const now = at - days * DAY + HOUR;
    expect(mailDue(expires(at), [at - reachedDays * DAY], [], now, 'unreached')).toBeNull();
    expect(mailDue(expires(at), [], [], now, 'unreached')?.mark.days).toBe(days);
  });

  test('is mailed on the last day all the same where that goes to all: devices may lie', () => {
    const reaches = hourly(at - 14 * DAY, at);
    const mails = run(hourly(at - 20 * DAY, at), () => expires(at), reaches, 'all');
    expect(mails.map(({ days }) => days)).toEqual([1]);
  });

  test('too long ago is mailed again', () => {
    expect(mailDue(expires(at), [at - 7 * DAY - 1], [], at - 3 * DAY, 'unreached')?.mark.days).toBe(3);
    expect(mailDue(expires(at), [at - 7 * DAY], [], at - 3 * DAY, 'unreached')).toBeNull();
  });

  test('is mailed only for marks before which nothing has reached them', () => {
    const reached = fc.array(fc.integer({ min: at - 16 * DAY, max: at }), { maxLength: 3 });
    fc.assert(
      fc.property(moments, reached, (times, reaches) => {
        for (const { now, days } of run(times, () => expires(at), reaches)) {
          const since = mailMarks.find((mark) => mark.days === days)!.reachedSinceDays;
          expect(reaches.filter((each) => each >= at - since * DAY && each <= now)).toEqual([]);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

test('a moved expiry starts anew', () => {
  fc.assert(
    fc.property(fc.integer({ min: -6 * 24, max: 30 * 24 }), (hours) => {
      fc.pre(hours !== 0);
      const moved = at + hours * HOUR;
      const turn = at - 6.5 * DAY;
      const mails = run(
        hourly(at - 20 * DAY, moved + DAY),
        (now) => (now < turn ? expires(at) : expires(moved)),
        [],
      );
      expect(mails[0]).toMatchObject({ days: 7, expiresAt: at });
      const after = mails.slice(1);
      expect(after.every(({ expiresAt }) => expiresAt === moved)).toBe(true);
      const stillToCome = mailMarks.filter(({ days }) => moved - days * DAY + madeUpHours * HOUR > turn);
      expect(after.map(({ days }) => days)).toEqual(stillToCome.map(({ days }) => days));
    }),
  );
});

test('a password that was set with less time to run than the mark is not mailed about at once', () => {
  const status = expires(at, at - 3 * DAY);
  const mails = run(hourly(at - 3 * DAY, at), () => status, []);
  expect(mails.map(({ days }) => days)).toEqual([1]);
});

const lock = fc.constantFrom(
  { locked: false, lockedAt: null },
  { locked: true, lockedAt: new Date(at - DAY).toISOString() },
);
const instant = fc
  .integer({ min: at - 20 * DAY, max: at + 20 * DAY })
  .map((ms) => new Date(ms).toISOString());

test('nobody is mailed whose password never expires, has expired, must be changed, or is not known', () => {
  const other = fc.oneof(
    fc.record({ kind: fc.constant('never' as const), changedAt: fc.option(instant) }),
    fc.record({ kind: fc.constant('expired' as const), since: instant, changedAt: instant }),
    fc.record({ kind: fc.constant('must-change' as const) }),
    fc.record({ kind: fc.constant('unknown' as const) }),
  );
  fc.assert(
    fc.property(other, lock, moments, (status, locked, times) => {
      expect(run(times, () => ({ ...status, ...locked }), [])).toEqual([]);
    }),
  );
});

test('somebody who is locked out is mailed all the same: no workstation can tell them', () => {
  const status = { ...expires(at), locked: true, lockedAt: new Date(at - 8 * DAY).toISOString() };
  expect(mailDue(status, [], [], at - 7 * DAY, 'unreached')?.mark.days).toBe(7);
});
