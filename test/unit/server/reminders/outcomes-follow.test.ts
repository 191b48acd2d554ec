// What reports make of a claim: in the order that things happen, at times that can be, and no further.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OutcomeReport, ReminderOutcome } from '../../../../src/contract/reminders.ts';
import { hasReached } from '../../../../src/expiry/ledger.ts';
import { type ClaimState, afterReport } from '../../../../server/reminders/outcomes-follow.ts';

const claimedAt = new Date('2026-12-03T09:00:00.000Z');
const at = (minutes: number) => new Date(claimedAt.getTime() + minutes * 60_000);
const now = at(10);
const fresh: ClaimState = { claimedAt, outcome: null, triedAt: null, snoozedUntil: null, releasedAt: null };
const report = (outcome: ReminderOutcome, minutes = 1, until?: Date): OutcomeReport => ({
  claim: '9f1c8b2e-5a5b-4a0f-9a6e-0c8b7f1f2d3c',
  outcome,
  at: at(minutes).toISOString(),
  ...(until === undefined ? {} : { until: until.toISOString() }),
});
const after = (...reports: OutcomeReport[]) =>
  reports.reduce<ClaimState>((claim, each) => afterReport(claim, each, now) ?? claim, fresh);

describe('a report', () => {
  test('is taken at its word between the claim and now', () => {
    expect(after(report('shown', 1)).triedAt).toEqual(at(1));
    expect(after(report('shown', -600)).triedAt).toEqual(claimedAt);
    expect(after(report('shown', 600)).triedAt).toEqual(now);
  });

  test('of what was done with it keeps when it was shown', () => {
    expect(after(report('shown', 1), report('clicked', 3))).toMatchObject({
      outcome: 'clicked',
      triedAt: at(1),
      releasedAt: null,
    });
  });

  test('of a desktop that kept it back releases the stage, and nothing comes after', () => {
    for (const outcome of ['suppressed', 'failed'] as const) {
      const released = after(report(outcome, 1), report('shown', 2), report('clicked', 3));
      expect(released).toMatchObject({ outcome, triedAt: at(1), releasedAt: now });
    }
  });

  test('of a snooze holds until then, for two days at most', () => {
    expect(after(report('snoozed', 1, at(60))).snoozedUntil).toEqual(at(60));
    expect(after(report('snoozed', 1, at(60 * 24 * 30))).snoozedUntil).toEqual(at(10 + 48 * 60));
    expect(after(report('snoozed', 1)).snoozedUntil).toBeNull();
    expect(after(report('clicked', 1, at(60))).snoozedUntil).toBeNull();
  });

  test('of a longer snooze follows a shorter one, and not the other way round', () => {
    const [short, long] = [report('snoozed', 1, at(60)), report('snoozed', 2, at(240))];
    expect(after(short, long).snoozedUntil).toEqual(at(240));
    expect(after(long, short).snoozedUntil).toEqual(at(240));
  });

  test('of a claim that lapsed and went to another stays told, and released', () => {
    const lapsed = { ...fresh, releasedAt: at(3) };
    expect(afterReport(lapsed, report('shown', 2), now)).toMatchObject({
      outcome: 'shown',
      releasedAt: at(3),
    });
  });
});

test('reports in any order, repeated or late, never take back that somebody was reached', () => {
  const one = fc
    .tuple(
      fc.constantFrom(...ReminderOutcome.options),
      fc.integer({ min: -99, max: 99 }),
      fc.option(fc.nat(9_999)),
    )
    .map(([outcome, minutes, until]) => report(outcome, minutes, until === null ? undefined : at(until)));
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), (reports) => {
      let claim = fresh;
      for (const each of reports) {
        const next = afterReport(claim, each, now) ?? claim;
        if (claim.outcome !== null && hasReached(claim.outcome)) expect(hasReached(next.outcome!)).toBe(true);
        expect(next.triedAt! >= claimedAt && next.triedAt! <= now).toBe(true);
        // Sent again right away it changes nothing.
        expect(afterReport(next, each, now)).toBeNull();
        claim = next;
      }
    }),
  );
});
