// Which stages may be claimed: those of the rows an account is in now, once they have opened.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PasswordStatus, ReminderStage } from '../../../../src/contract/reminders.ts';
import { openStage } from '../../../../src/expiry/stages.ts';
import { standingAt } from '../../../../src/expiry/standing.ts';
import { ReminderSettings } from '../../../../src/settings/reminder-settings.ts';
import { isClaimable, presentRows } from '../../../../server/reminders/claimable.ts';

const now = new Date('2026-12-03T09:00:00.000Z');
const away = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
const day = 24 * 60;
const free = { locked: false, lockedAt: null };
const changedAt = away(-80 * day);
const expires = (minutes: number): PasswordStatus => ({
  kind: 'expires',
  at: away(minutes),
  changedAt,
  ...free,
});
const stage = (kind: ReminderStage['kind'], at: string | null, ordinal: number): ReminderStage => ({
  kind,
  at,
  ordinal,
});

describe('a stage before the expiry', () => {
  const status = expires(3 * day);
  const at = away(3 * day);

  test('may be claimed from two minutes before it opens, and when it has closed', () => {
    expect(isClaimable(stage('expires', at, 3 * day), status, now)).toBe(true);
    expect(isClaimable(stage('expires', at, 3 * day - 2), status, now)).toBe(true);
    expect(isClaimable(stage('expires', at, 3 * day - 3), status, now)).toBe(false);
    expect(isClaimable(stage('expires', at, 7 * day), status, now)).toBe(true);
  });

  test('may not be claimed for another instant, another kind, or none', () => {
    expect(isClaimable(stage('expires', away(3 * day + 1), 7 * day), status, now)).toBe(false);
    expect(isClaimable(stage('expired', at, 0), status, now)).toBe(false);
    expect(isClaimable(stage('locked', at, 0), status, now)).toBe(false);
    expect(isClaimable(stage('must-change', null, 0), status, now)).toBe(false);
    expect(isClaimable(stage('expires', null, 7 * day), status, now)).toBe(false);
  });

  test('may be claimed however the instant is written', () => {
    const micro = at.replace('.000Z', '.000000Z');
    expect(isClaimable(stage('expires', micro, 3 * day), status, now)).toBe(true);
  });

  test('may be claimed by who has shown it offline, while the account is locked and once it has expired', () => {
    const offline = stage('expires', at, 4 * day);
    expect(isClaimable(offline, { ...status, locked: true, lockedAt: away(-5) }, now)).toBe(true);
    const later: PasswordStatus = { kind: 'expired', since: at, changedAt, ...free };
    expect(isClaimable(offline, later, new Date(now.getTime() + 4 * day * 60_000))).toBe(true);
  });
});

test('what the schedule has open may be claimed, whatever the directory says', () => {
  const settings = ReminderSettings.parse({});
  const instants = fc.integer({ min: -100 * day, max: 100 * day }).map(away);
  const locks = fc.option(instants).map((lockedAt) => ({ locked: lockedAt !== null, lockedAt }));
  const status: fc.Arbitrary<PasswordStatus> = fc
    .tuple(fc.constantFrom('expires', 'expired', 'never', 'must-change', 'unknown'), instants, locks)
    .map(([kind, at, lock]): PasswordStatus => {
      if (kind === 'expires') return { kind, at, changedAt, ...lock };
      if (kind === 'expired') return { kind, since: at, changedAt, ...lock };
      if (kind === 'never') return { kind, changedAt, ...lock };
      return { kind, ...lock };
    });
  fc.assert(
    fc.property(status, (each) => {
      // A lock or an expiry of a moment to come opens when its controller's clock says so.
      const open = openStage(standingAt(each, now.getTime()), now.getTime(), settings);
      if (open === null || open.opensAt > now.getTime()) return;
      expect(isClaimable(open.stage, each, now)).toBe(true);
      expect(presentRows(each, now).map(({ kind }) => kind)).toContain(open.stage.kind);
    }),
    { numRuns: 1_000 },
  );
});

test('who never has to change it, or of whom nothing is known, has no row', () => {
  expect(presentRows({ kind: 'never', changedAt, ...free }, now)).toEqual([]);
  expect(presentRows({ kind: 'unknown', ...free }, now)).toEqual([]);
  expect(isClaimable(stage('expires', away(day), 2 * day), { kind: 'unknown', ...free }, now)).toBe(false);
});

test('a lock comes with the row below it', () => {
  expect(presentRows({ ...expires(day), locked: true, lockedAt: null }, now)).toEqual([
    { kind: 'locked', anchor: null },
    { kind: 'expires', anchor: new Date(away(day)) },
  ]);
});
