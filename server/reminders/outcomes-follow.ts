// What a report makes of a claim. Pure; devices are not believed more than they can know.
import type { OutcomeReport, ReminderOutcome } from '../../src/contract/reminders.ts';
import type { reminders } from './tables.ts';

/** The part of a claim that reports change. */
export type ClaimState = Pick<
  typeof reminders.$inferSelect,
  'claimedAt' | 'outcome' | 'triedAt' | 'snoozedUntil' | 'releasedAt'
>;

/** What may come after what. A report that was overtaken, or is repeated, changes nothing. */
const mayFollow: Readonly<Record<ReminderOutcome, readonly ReminderOutcome[]>> = {
  shown: ['clicked', 'snoozed', 'dismissed'],
  dismissed: ['clicked', 'snoozed'],
  clicked: ['snoozed'],
  snoozed: ['snoozed'],
  suppressed: [],
  failed: [],
};

/** Of these the stage is granted again. */
const releasing: ReadonlySet<ReminderOutcome> = new Set(['suppressed', 'failed']);

/** Nobody puts a reminder off for longer. */
const longestSnoozeMs = 48 * 3_600_000;

/** The claim after the report; null where it changes nothing. */
export function afterReport(claim: ClaimState, report: OutcomeReport, now: Date): ClaimState | null {
  const { outcome } = report;
  if (claim.outcome !== null && !mayFollow[claim.outcome].includes(outcome)) return null;
  const until = outcome === 'snoozed' ? snoozeEnd(report, now) : null;
  const isRepeated =
    claim.outcome === outcome && (until?.getTime() ?? 0) <= (claim.snoozedUntil?.getTime() ?? 0);
  if (isRepeated) return null;
  const at = Math.min(Math.max(Date.parse(report.at), claim.claimedAt.getTime()), now.getTime());
  return {
    claimedAt: claim.claimedAt,
    outcome,
    triedAt: claim.triedAt ?? new Date(at),
    snoozedUntil: until ?? claim.snoozedUntil,
    releasedAt: claim.releasedAt ?? (releasing.has(outcome) ? now : null),
  };
}

function snoozeEnd({ until }: OutcomeReport, now: Date): Date | null {
  return until === undefined ? null : new Date(Math.min(Date.parse(until), now.getTime() + longestSnoozeMs));
}
