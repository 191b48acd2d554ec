// The ledger of reminders as the schedule reads it: what has reached the holder of an account, on any workstation.
import type { Reminder, ReminderOutcome, ReminderStage } from '../contract/reminders.ts';

const reaching: ReadonlySet<ReminderOutcome> = new Set(['shown', 'clicked', 'snoozed', 'dismissed']);

/** Whether somebody saw it, as far as the desktop tells. */
export const hasReached = (outcome: ReminderOutcome): boolean => reaching.has(outcome);

/** The same stage has the same key, however it was written. */
export const stageKey = ({ kind, at, ordinal }: ReminderStage): string =>
  `${kind}/${instantOf({ at }) ?? ''}/${ordinal}`;

const instantOf = ({ at }: Pick<ReminderStage, 'at'>): number | null => (at === null ? null : Date.parse(at));

/** Whether two stages are of one row: about the same thing, from the same instant on. */
export const sameRow = (one: ReminderStage, other: ReminderStage): boolean =>
  one.kind === other.kind && instantOf(one) === instantOf(other);

/** The server's ledger with what only this workstation knows yet; of the same stage the workstation's own line is newer. */
export function mergeLedgers(server: readonly Reminder[], local: readonly Reminder[]): Reminder[] {
  const keyOf = ({ channel, stage }: Reminder) => `${channel}/${stageKey(stage)}`;
  const lines = new Map(server.map((line) => [keyOf(line), line]));
  for (const line of local) {
    const known = lines.get(keyOf(line));
    // What reached somebody elsewhere stays, even if it could not be shown here.
    if (known === undefined || !hasReached(known.outcome) || hasReached(line.outcome))
      lines.set(keyOf(line), line);
  }
  return [...lines.values()].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
