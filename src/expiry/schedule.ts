// The schedule: whether a reminder is due now, and when to look again. A pure function of the
// directory's status, the ledger, the managed settings and now; it remembers nothing.
import type { PasswordStatus, Reminder, ReminderStage } from '../contract/reminders.ts';
import type { ReminderSettings } from '../settings/reminder-settings.ts';
import { hasReached, sameRow, stageKey } from './ledger.ts';
import { quietUntil } from './quiet-hours.ts';
import { firstOpening, openStage, stageOfSnooze } from './stages.ts';
import { type Standing, standingAt } from './standing.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface ScheduleFacts {
  readonly status: PasswordStatus;
  readonly ledger: readonly Reminder[];
  readonly settings: ReminderSettings;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: number;
  /** IANA name of the workstation's zone, for quiet hours alone. */
  readonly zone: string;
}

export interface DueReminder {
  readonly stage: ReminderStage;
  readonly standing: Standing;
  /** Whether it breaks through quiet hours and do-not-disturb. */
  readonly urgent: boolean;
}

export interface Schedule {
  readonly due: DueReminder | null;
  /** When the answer may change without anything happening, milliseconds since 1970; null: not at all. */
  readonly lookAgainAt: number | null;
}

/**
 * Each stage reaches the holder at most once; what was missed is caught up with by the stage that is open now, and no
 * other. Two reminders of one row are at least half a stage apart, so that one who signs in late in a stage is
 * not reminded again a moment later. Putting off closes the row until then, and the reminder that comes
 * then is a stage of its own; it never reaches into the final hours.
 */
export function schedule({ status, ledger, settings, now, zone }: ScheduleFacts): Schedule {
  const standing = standingAt(status, now);
  const open = openStage(standing, now, settings);
  if (open === null) return { due: null, lookAgainAt: firstOpening(standing, settings) };

  const row = rowOf(ledger, open.stage);
  const final = isFinal(standing, settings);
  const until = final ? null : snoozedUntil(row);
  const snoozeEnd = until === null ? null : Math.min(until, finalFrom(standing, settings));
  if (snoozeEnd !== null && now < snoozeEnd) return { due: null, lookAgainAt: snoozeEnd };

  const present = snoozeEnd !== null && snoozeEnd > open.opensAt ? stageOfSnooze(open, snoozeEnd) : open;
  const reached = row.filter(({ outcome }) => hasReached(outcome));
  const key = stageKey(present.stage);
  if (reached.some(({ stage }) => stageKey(stage) === key)) return { due: null, lookAgainAt: open.closesAt };

  // Counted from the opening at the latest: whatever a device of somebody else claims, half a stage is left.
  const since = Math.min(lastOf(reached), open.opensAt);
  const notBefore = present === open ? since + (open.closesAt - open.opensAt) / 2 : -Infinity;
  if (now < notBefore) return { due: null, lookAgainAt: Math.min(notBefore, open.closesAt) };

  const urgent = isUrgent(standing, settings);
  const quiet = urgent ? null : quietUntil(settings.quietHours, now, zone);
  if (quiet !== null) return { due: null, lookAgainAt: Math.min(quiet, urgentFrom(standing, settings)) };
  return { due: { stage: present.stage, standing, urgent }, lookAgainAt: open.closesAt };
}

/** For how many minutes the reminder can be put off at `now`; empty where it can't: final hours, put off already, or used up today. */
export function snoozeChoices({ status, ledger, settings, now }: Omit<ScheduleFacts, 'zone'>): number[] {
  const standing = standingAt(status, now);
  const open = openStage(standing, now, settings);
  if (open === null || isFinal(standing, settings)) return [];
  if ((snoozedUntil(rowOf(ledger, open.stage)) ?? -Infinity) > now) return [];
  const today = ledger.filter(({ until, at }) => until !== null && now - Date.parse(at) < DAY_MS);
  if (today.length >= settings.snooze.perDay) return [];
  const longest = (finalFrom(standing, settings) - now) / 60_000;
  return settings.snooze.choicesMinutes.filter((minutes) => minutes <= longest);
}

/** Whether the window comes to the front by itself. */
export const bringsWindow = (standing: Standing, settings: ReminderSettings): boolean =>
  settings.forceWindow && isFinal(standing, settings);

/** Final: expired, must-change, locked, and the last hours before the expiry. */
function isFinal(standing: Standing, { finalHours }: ReminderSettings): boolean {
  return standing.kind === 'expires' ? standing.leftMs <= finalHours * HOUR_MS : true;
}

function finalFrom(standing: Standing, { finalHours }: ReminderSettings): number {
  return standing.kind === 'expires' ? standing.at - finalHours * HOUR_MS : -Infinity;
}

/** Whether it breaks through quiet hours and do-not-disturb. */
export function isUrgent(standing: Standing, { breakThroughDays }: ReminderSettings): boolean {
  return standing.kind === 'expires' ? standing.leftMs <= breakThroughDays * DAY_MS : true;
}

function urgentFrom(standing: Standing, { breakThroughDays }: ReminderSettings): number {
  return standing.kind === 'expires' ? standing.at - breakThroughDays * DAY_MS : Infinity;
}

/** What the workstations have shown of the row. A mail waits in a mailbox: it takes no stage away from them. */
const rowOf = (ledger: readonly Reminder[], of: ReminderStage): Reminder[] =>
  ledger.filter(({ stage, channel }) => channel === 'workstation' && sameRow(stage, of));

/** Until when the latest reminder of the row was put off; null when it was not. */
function snoozedUntil(row: readonly Reminder[]): number | null {
  const ends = row.flatMap(({ until }) => (until === null ? [] : [Date.parse(until)]));
  return ends.length === 0 ? null : Math.max(...ends);
}

const lastOf = (lines: readonly Reminder[]): number =>
  Math.max(-Infinity, ...lines.map(({ at }) => Date.parse(at)));
