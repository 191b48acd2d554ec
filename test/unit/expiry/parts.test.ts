// The parts of the schedule: quiet hours across changes of clocks, time left as people say it, claims, the ledger.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reminder, ReminderOutcome } from '../../../src/contract/reminders.ts';
import { faceOf } from '../../../src/expiry/face.ts';
import { mergeLedgers } from '../../../src/expiry/ledger.ts';
import { quietUntil } from '../../../src/expiry/quiet-hours.ts';
import { remaining } from '../../../src/expiry/remaining.ts';
import { hasOpened, openStage } from '../../../src/expiry/stages.ts';
import { standingAt } from '../../../src/expiry/standing.ts';
import { ReminderSettings } from '../../../src/settings/reminder-settings.ts';
import { anyInstant, anySettings, anyStatus, anyZone, DAY, expires, HOUR, instant, MINUTE } from './facts.ts';

const at = (text: string): number => Date.parse(text);

describe('quiet hours end', () => {
  test.each([
    ['in winter', 'Europe/Berlin', '22:00', '06:00', '2026-12-01T23:00:00Z', '2026-12-02T05:00:00Z'],
    [
      'as clocks go forward',
      'Europe/Berlin',
      '22:00',
      '06:00',
      '2027-03-27T23:00:00Z',
      '2027-03-28T04:00:00Z',
    ],
    ['as clocks go back', 'Europe/Berlin', '22:00', '06:00', '2026-10-24T22:00:00Z', '2026-10-25T05:00:00Z'],
    [
      'in a minute that is left out',
      'Europe/Berlin',
      '22:00',
      '02:30',
      '2027-03-27T23:00:00Z',
      '2027-03-28T01:00:00Z',
    ],
    ['in the south', 'Pacific/Auckland', '22:00', '06:00', '2026-09-26T12:00:00Z', '2026-09-26T17:00:00Z'],
    [
      'by half an hour',
      'Australia/Lord_Howe',
      '22:00',
      '06:00',
      '2027-04-03T13:00:00Z',
      '2027-04-03T19:30:00Z',
    ],
  ])('%s', (_when, zone, from, to, now, end) => {
    expect(quietUntil({ from, to }, at(now), zone)).toBe(at(end));
  });

  test('at the first minute that is not quiet, wherever and whenever', () => {
    const from = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:15`);
    const to = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:45`);
    fc.assert(
      fc.property(anyInstant, anyZone, from, to, (now, zone, start, stop) => {
        const quiet = { from: start, to: stop };
        const end = quietUntil(quiet, now, zone);
        if (end === null) return;
        expect(end).toBeGreaterThan(now);
        expect(end - now).toBeLessThan(26 * HOUR);
        expect(quietUntil(quiet, end, zone)).toBeNull();
        expect(quietUntil(quiet, end - MINUTE, zone)).toBe(end);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('time left', () => {
  const now = at('2026-11-30T18:00:00Z');
  test.each([
    ['2026-12-03T09:00:00Z', 'days', 3],
    ['2026-12-01T23:00:00Z', 'days', 1],
    ['2026-12-01T17:59:00Z', 'hours', 23],
    ['2026-11-30T19:00:00Z', 'hours', 1],
    ['2026-11-30T18:59:59Z', 'minutes', 59],
    ['2026-11-30T18:00:01Z', 'minutes', 1],
    ['2026-11-30T17:00:00Z', 'minutes', 1],
  ])('until %s is %s: %d', (end, unit, count) => {
    expect(remaining(at(end), now, 'UTC')).toEqual({ unit, count });
  });

  test('is hours of today on the day that has 25 of them', () => {
    const [early, late] = [at('2026-11-01T04:10:00Z'), at('2026-11-02T04:40:00Z')];
    expect(remaining(late, early, 'America/New_York')).toEqual({ unit: 'hours', count: 24 });
    expect(remaining(late, early, 'UTC')).toEqual({ unit: 'days', count: 1 });
  });

  test('is never below one, never a fraction, and never more days than there are', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -DAY, max: 40 * DAY }), anyZone, (start, ms, zone) => {
        const { unit, count } = remaining(start + ms, start, zone);
        expect(count).toBeGreaterThanOrEqual(1);
        expect(Number.isInteger(count)).toBe(true);
        const longest = { minutes: 60, hours: 25, days: Math.ceil(ms / DAY) + 2 }[unit];
        expect(count).toBeLessThan(longest);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a claim', () => {
  const limits = { slackMs: 0, changedAt: null };
  const any = anyInstant.chain((now) =>
    fc.record({ now: fc.constant(now), status: anyStatus(now), settings: anySettings }),
  );

  test('of the stage that is open is always good', () => {
    fc.assert(
      fc.property(any, ({ now, status, settings }) => {
        const standing = standingAt(status, now);
        const open = openStage(standing, now, settings);
        if (open !== null) expect(hasOpened(open.stage, standing, now, limits)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  const now = at('2026-12-01T09:00:00Z');
  const standing = standingAt(expires(now + 3 * DAY), now);
  const stage = { kind: 'expires' as const, at: instant(now + 3 * DAY), ordinal: 3 * 24 * 60 };
  test.each([
    ['open', stage, true],
    ['past', { ...stage, ordinal: 5 * 24 * 60 }, true],
    ['of eight days ago', { ...stage, ordinal: 11 * 24 * 60 }, true],
    ['of longer ago', { ...stage, ordinal: 11 * 24 * 60 + 1 }, false],
    ['of no time at all', { ...stage, ordinal: 1_000_000_000 }, false],
    ['to come', { ...stage, ordinal: 2 * 24 * 60 }, false],
    ['of another expiry', { ...stage, at: instant(now + 4 * DAY) }, false],
    ['of no instant', { ...stage, at: null }, false],
    ['of another kind', { ...stage, kind: 'expired' as const }, false],
  ])('of a stage that is %s: %#', (_which, claimed, good) => {
    expect(hasOpened(claimed, standing, now, limits)).toBe(good);
  });

  test('of a stage that had closed when the password was changed is not good, whatever its row', () => {
    const past = { ...stage, ordinal: 10 * 24 * 60 };
    const changed = (days: number) => ({ ...limits, changedAt: now - days * DAY });
    expect(hasOpened(past, standing, now, changed(1))).toBe(true);
    expect(hasOpened(past, standing, now, changed(0))).toBe(false);
    const since = now - 7 * DAY;
    const lock = { kind: 'locked' as const, at: instant(since), ordinal: 0 };
    expect(hasOpened(lock, { kind: 'locked', since }, now, changed(0))).toBe(true);
  });

  test('of a must-change long ago is not good', () => {
    const mustChange = (ordinal: number) => ({ kind: 'must-change' as const, at: null, ordinal });
    const good = (ordinal: number) => hasOpened(mustChange(ordinal), { kind: 'must-change' }, now, limits);
    expect([now / MINUTE, now / MINUTE - 8 * 24 * 60].map(good)).toEqual([true, true]);
    expect([5, now / MINUTE - 8 * 24 * 60 - 1, now / MINUTE + 1].map(good)).toEqual([false, false, false]);
  });

  test('of a stage a moment early is good within the slack', () => {
    const early = { ...stage, ordinal: 3 * 24 * 60 - 1 };
    expect(hasOpened(early, standing, now, { ...limits, slackMs: MINUTE })).toBe(true);
    expect(hasOpened(early, standing, now, { ...limits, slackMs: MINUTE - 1 })).toBe(false);
  });
});

test('what reached somebody elsewhere is not undone by what failed here', () => {
  const line = (outcome: ReminderOutcome, when: string): Reminder => ({
    stage: { kind: 'expires', at: '2026-12-03T09:00:00.000Z', ordinal: 60 },
    channel: 'workstation',
    outcome,
    at: when,
    until: null,
  });
  const shown = line('shown', '2026-12-03T08:00:00Z');
  const failed = line('failed', '2026-12-03T08:01:00Z');
  expect(mergeLedgers([shown], [failed])).toEqual([shown]);
  expect(mergeLedgers([failed], [shown])).toEqual([shown]);
  expect(mergeLedgers([shown], [])).toEqual([shown]);
  const mail = { ...shown, channel: 'mail' as const };
  expect(mergeLedgers([mail], [failed])).toHaveLength(2);
});

test('one word for where an account stands', () => {
  const settings = ReminderSettings.parse({});
  const now = at('2026-12-01T09:00:00Z');
  const face = (left: number) => faceOf(standingAt(expires(now + left), now), settings);
  expect([20 * DAY, 14 * DAY, 2 * DAY, DAY, 0].map(face)).toEqual([
    'fine',
    'soon',
    'soon',
    'urgent',
    'expired',
  ]);
  expect(faceOf({ kind: 'never' }, settings)).toBe('fine');
  expect(faceOf({ kind: 'must-change' }, settings)).toBe('expired');
  expect(faceOf({ kind: 'locked', since: null }, settings)).toBe('locked');
  expect(faceOf({ kind: 'unknown' }, settings)).toBe('unknown');
});
