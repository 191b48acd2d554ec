// The schedule by example: when reminders come, how they are put off, what breaks through.
import { describe, expect, test } from 'vitest';
import type { Reminder, ReminderOutcome } from '../../../src/contract/reminders.ts';
import { bringsWindow, schedule, snoozeChoices } from '../../../src/expiry/schedule.ts';
import { standingAt } from '../../../src/expiry/standing.ts';
import { ReminderSettings } from '../../../src/settings/reminder-settings.ts';
import { DAY, expires, HOUR, instant, MINUTE } from './facts.ts';

const at = Date.parse('2026-12-03T09:00:00Z');
const status = expires(at);
const defaults = ReminderSettings.parse({});

const dueAt = (now: number, ledger: readonly Reminder[] = [], settings = defaults, zone = 'UTC') =>
  schedule({ status, ledger, settings, now, zone });

const shown = (
  ordinal: number,
  when: number,
  more: { outcome?: ReminderOutcome; until?: string | null } = {},
): Reminder => ({
  stage: { kind: 'expires', at: instant(at), ordinal },
  channel: 'workstation',
  outcome: 'shown',
  at: instant(when),
  until: null,
  ...more,
});

describe('the row before an expiry', () => {
  test.each([
    [14 * DAY + MINUTE, null],
    [14 * DAY, 20_160],
    [13.2 * DAY, 20_160],
    [13 * DAY, 18_720],
    [7 * DAY, 10_080],
    [6.4 * DAY, 9_360],
    [2 * DAY, 2_880],
    [1.9 * DAY, 2_880],
    [DAY, 1_440],
    [90 * MINUTE, 120],
    [MINUTE, 60],
  ])('with %d ms left the stage of %s minutes is open', (left, ordinal) => {
    expect(dueAt(at - left).due?.stage.ordinal ?? null).toBe(ordinal);
  });

  test('before the first one it says when that comes', () => {
    expect(dueAt(at - 20 * DAY)).toEqual({ due: null, lookAgainAt: at - 14 * DAY });
  });

  test('what was missed is caught up with once, by the stage that is open', () => {
    const now = at - 5.2 * DAY;
    const due = dueAt(now).due;
    expect(due?.stage.ordinal).toBe(5.5 * 24 * 60);
    expect(dueAt(now + MINUTE, [shown(5.5 * 24 * 60, now)]).due).toBeNull();
  });

  test('one who came late in a stage is left alone for half of the next', () => {
    const ledger = [shown(14 * 24 * 60, at - 13 * DAY - 10 * MINUTE)];
    const { due, lookAgainAt } = dueAt(at - 13 * DAY + MINUTE, ledger);
    expect(due).toBeNull();
    expect(lookAgainAt).toBe(at - 13 * DAY - 10 * MINUTE + 12 * HOUR);
    expect(dueAt(at - 12.4 * DAY, ledger).due?.stage.ordinal).toBe(13 * 24 * 60);
  });

  test('whatever is claimed of other minutes, each stage keeps its second half', () => {
    const opensAt = at - 6 * DAY;
    const bogus = [8 * 24 * 60, 6.5 * 24 * 60 + 7, 6 * 24 * 60 - 1].map((ordinal, index) =>
      shown(ordinal, opensAt + (index + 1) * HOUR),
    );
    expect(dueAt(opensAt + 5 * HOUR, bogus).due).toBeNull();
    expect(dueAt(opensAt + 6 * HOUR, bogus).due?.stage.ordinal).toBe(6 * 24 * 60);
  });

  test('a mail about the same takes no stage away', () => {
    const now = at - 7 * DAY;
    const mail = { ...shown(7 * 24 * 60, now), channel: 'mail' as const };
    expect(dueAt(now, [mail]).due?.stage.ordinal).toBe(7 * 24 * 60);
  });

  test('an expiry that moved has a row of its own', () => {
    const ledger = [shown(1_440, at - DAY)];
    const later = schedule({
      status: expires(at + HOUR),
      ledger,
      settings: defaults,
      now: at - DAY + HOUR,
      zone: 'UTC',
    });
    expect(later.due?.stage).toEqual({ kind: 'expires', at: instant(at + HOUR), ordinal: 1_440 });
  });

  test('what could not be shown has not reached anybody', () => {
    const now = at - 3 * DAY;
    expect(dueAt(now, [shown(3 * 24 * 60, now, { outcome: 'failed' })]).due).not.toBeNull();
    expect(dueAt(now, [shown(3 * 24 * 60, now, { outcome: 'dismissed' })]).due).toBeNull();
  });
});

describe('what does not expire by itself', () => {
  const after = (kind: 'expired' | 'must-change' | 'locked', now: number) => {
    const since = instant(at);
    const lock = { locked: kind === 'locked', lockedAt: kind === 'locked' ? since : null };
    const status =
      kind === 'expired'
        ? { kind, since, changedAt: instant(at - 90 * DAY), ...lock }
        : kind === 'locked'
          ? { kind: 'never' as const, changedAt: null, ...lock }
          : { kind, ...lock };
    return schedule({ status, ledger: [], settings: defaults, now, zone: 'UTC' });
  };

  test.each(['expired', 'locked'] as const)('%s: at once, then every hour', (kind) => {
    expect(after(kind, at + 1).due?.stage).toEqual({ kind, at: instant(at), ordinal: 0 });
    expect(after(kind, at + 61 * MINUTE).due?.stage.ordinal).toBe(60);
    expect(after(kind, at + 1).lookAgainAt).toBe(at + HOUR);
  });

  test('must-change has no instant to count from: one for each hour', () => {
    expect(after('must-change', at + 5 * MINUTE).due?.stage).toEqual({
      kind: 'must-change',
      at: null,
      ordinal: at / MINUTE,
    });
  });

  test('an expiry that passed unseen is expired since then', () => {
    expect(dueAt(at).due?.stage).toEqual({ kind: 'expired', at: instant(at), ordinal: 0 });
  });

  test.each(['never', 'unknown'] as const)('%s: nobody is warned', (kind) => {
    const facts = { ledger: [], settings: defaults, now: at, zone: 'UTC' };
    const lock = { locked: false, lockedAt: null };
    const status = kind === 'never' ? { kind, changedAt: null, ...lock } : { kind, ...lock };
    expect(schedule({ ...facts, status })).toEqual({ due: null, lookAgainAt: null });
  });
});

describe('putting off', () => {
  const now = at - 5 * DAY;
  const until = now + HOUR;
  const ledger = [shown(5 * 24 * 60, now, { outcome: 'snoozed', until: instant(until) })];

  test('is silent until then, and then reminds by a stage of its own', () => {
    expect(dueAt(now + 59 * MINUTE, ledger)).toEqual({ due: null, lookAgainAt: until });
    expect(dueAt(until, ledger).due?.stage.ordinal).toBe((at - until) / MINUTE);
    const twice = [...ledger, shown((at - until) / MINUTE, until)];
    expect(dueAt(until + MINUTE, twice).due).toBeNull();
  });

  test('passes over the stages between', () => {
    const long = [shown(5 * 24 * 60, now, { outcome: 'snoozed', until: instant(now + DAY) })];
    expect(dueAt(now + 13 * HOUR, long).due).toBeNull();
    expect(dueAt(now + DAY, long).due).not.toBeNull();
  });

  test('never reaches into the final hours', () => {
    const late = at - 30 * HOUR;
    const long = [shown(32 * 60, late, { outcome: 'snoozed', until: instant(late + DAY) })];
    expect(dueAt(late + HOUR, long).lookAgainAt).toBe(at - DAY);
    expect(dueAt(at - DAY, long).due).not.toBeNull();
  });

  test('is offered as often a day as IT says, and not in the final hours', () => {
    const offered = (when: number, lines: readonly Reminder[]) =>
      snoozeChoices({ status, ledger: lines, settings: defaults, now: when });
    expect(offered(now, [])).toEqual([60, 240, 1440]);
    expect(offered(at - 26 * HOUR, [])).toEqual([60]);
    expect(offered(at - 23 * HOUR, [])).toEqual([]);
    const used = [1, 2, 3].map((hours) =>
      shown(5 * 24 * 60 - hours, now - hours * HOUR, { outcome: 'snoozed', until: instant(now) }),
    );
    expect(offered(now, used)).toEqual([]);
    expect(offered(now + DAY, used)).toEqual([60, 240, 1440]);
    // While it is put off there is nothing more to put off.
    expect(offered(until - 1, ledger)).toEqual([]);
    expect(offered(until, ledger)).toEqual([60, 240, 1440]);
  });
});

describe('quiet hours', () => {
  const settings = ReminderSettings.parse({ quietHours: { from: '22:00', to: '06:00' } });
  const night = Date.parse('2026-11-28T23:30:00Z');

  test('hold by the clock on the wall, and end in the morning', () => {
    expect(dueAt(night, [], settings)).toEqual({
      due: null,
      lookAgainAt: Date.parse('2026-11-29T06:00:00Z'),
    });
    expect(dueAt(night, [], settings, 'Asia/Manila').due).not.toBeNull();
  });

  test('end early where it becomes urgent on the way', () => {
    const all = ReminderSettings.parse({ quietHours: { from: '22:00', to: '21:00' } });
    expect(dueAt(at - 30 * HOUR, [], all)).toEqual({ due: null, lookAgainAt: at - DAY });
    expect(dueAt(at - DAY, [], all).due).not.toBeNull();
  });

  test('do not hold where it is urgent', () => {
    const { due } = dueAt(Date.parse('2026-12-02T23:30:00Z'), [], settings);
    expect(due?.urgent).toBe(true);
    expect(dueAt(at - 3 * DAY, [], settings).due?.urgent).toBe(false);
  });
});

test('the window comes by itself in the final hours, where IT wants it', () => {
  const standing = (left: number) => standingAt(status, at - left);
  expect(bringsWindow(standing(25 * HOUR), defaults)).toBe(false);
  expect(bringsWindow(standing(24 * HOUR), defaults)).toBe(true);
  expect(bringsWindow(standing(-HOUR), defaults)).toBe(true);
  expect(bringsWindow(standing(HOUR), ReminderSettings.parse({ forceWindow: false }))).toBe(false);
});
