// What the tests of the schedule are told: arbitrary accounts, settings and zones.
import * as fc from 'fast-check';
import type { PasswordStatus } from '../../../src/contract/reminders.ts';
import { ReminderSettings } from '../../../src/settings/reminder-settings.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Both hemispheres, half and quarter hours, a zone that skipped a day, none that changes its clocks. */
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Asia/Manila',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Apia',
] as const;
export const anyZone = fc.constantFrom(...zones);

/** Any minute of about three years, so that every change of clocks is met. */
export const anyInstant = fc
  .integer({ min: 0, max: 3 * 366 * 24 * 60 })
  .map((minutes) => Date.UTC(2026, 0, 1) + minutes * MINUTE);

export const instant = (at: number): string => new Date(at).toISOString();

const hourOfDay = fc
  .integer({ min: 0, max: 1439 })
  .map((minute) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`);
const pad = (value: number): string => String(value).padStart(2, '0');

const quietHours = fc.record({ from: hourOfDay, to: hourOfDay }).filter(({ from, to }) => from !== to);

const stages = fc
  .uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 })
  .map((days) => days.sort((one, other) => other - one))
  .chain((days) =>
    fc
      .array(fc.integer({ min: 1, max: 72 }), { minLength: days.length, maxLength: days.length })
      .map((hours) => days.map((fromDays, index) => ({ fromDays, everyHours: hours[index] ?? 24 }))),
  );

/** The defaults, and anything else that IT may set. */
export const anySettings: fc.Arbitrary<ReminderSettings> = fc
  .record(
    {
      stages,
      quietHours,
      finalHours: fc.integer({ min: 0, max: 48 }),
      afterEveryHours: fc.integer({ min: 1, max: 24 }),
      breakThroughDays: fc.integer({ min: 0, max: 7 }),
    },
    { requiredKeys: [] },
  )
  .map((settings) => ReminderSettings.parse(settings));

export const expires = (at: number, changedAt = at - 90 * DAY): PasswordStatus => ({
  kind: 'expires',
  at: instant(at),
  changedAt: instant(changedAt),
  locked: false,
  lockedAt: null,
});

/** An account near `around`: every kind of status, locked or not. */
export const anyStatus = (around: number): fc.Arbitrary<PasswordStatus> => {
  const near = fc
    .integer({ min: -30 * 24 * 60, max: 40 * 24 * 60 })
    .map((minutes) => around + minutes * MINUTE);
  const past = fc.integer({ min: 1, max: 30 * 24 * 60 }).map((minutes) => instant(around - minutes * MINUTE));
  const lock = fc.oneof(
    { weight: 4, arbitrary: fc.constant({ locked: false, lockedAt: null }) },
    { weight: 1, arbitrary: past.map((lockedAt) => ({ locked: true, lockedAt })) },
    { weight: 1, arbitrary: fc.constant({ locked: true, lockedAt: null }) },
  );
  const kinds: fc.Arbitrary<PasswordStatus> = fc.oneof(
    { weight: 6, arbitrary: near.map((at) => expires(at)) },
    {
      weight: 1,
      arbitrary: past.map((since) => ({
        kind: 'expired' as const,
        since,
        changedAt: instant(Date.parse(since) - 90 * DAY),
        locked: false,
        lockedAt: null,
      })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('must-change' as const, 'unknown' as const).map((kind) => ({
        kind,
        locked: false,
        lockedAt: null,
      })),
    },
    {
      weight: 1,
      arbitrary: fc.constant({ kind: 'never' as const, changedAt: null, locked: false, lockedAt: null }),
    },
  );
  return fc.tuple(kinds, lock).map(([status, locked]) => ({ ...status, ...locked }));
};
