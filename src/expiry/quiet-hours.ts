// Quiet hours: local hours of the day without reminders, in whichever zone the workstation is now.
import type { ReminderSettings } from '../settings/reminder-settings.ts';

type QuietHours = NonNullable<ReminderSettings['quietHours']>;

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * Null when `now` is not quiet; else when to look again, milliseconds since 1970: the end of the quiet hours by
 * the wall clock, which after a change of clocks on the way may still be quiet. Never earlier than a minute from now.
 * @param zone IANA name
 */
export function quietUntil(quiet: QuietHours | undefined, now: number, zone: string): number | null {
  if (quiet === undefined) return null;
  const minute = minuteOfDay(now, zone);
  const from = minutesOf(quiet.from);
  const to = minutesOf(quiet.to);
  const sinceFrom = (minute - from + DAY_MINUTES) % DAY_MINUTES;
  const length = (to - from + DAY_MINUTES) % DAY_MINUTES;
  if (sinceFrom >= length) return null;
  return Math.floor(now / MINUTE) * MINUTE + (length - sinceFrom) * MINUTE;
}

function minutesOf(hourOfDay: string): number {
  const [hours, minutes] = hourOfDay.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function minuteOfDay(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  return part('hour') * 60 + part('minute');
}
