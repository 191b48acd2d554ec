// Quiet hours: local hours of the day without reminders, in whichever zone the workstation is now.
import type { ReminderSettings } from '../settings/reminder-settings.ts';

type QuietHours = NonNullable<ReminderSettings['quietHours']>;

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * Null when `now` is not quiet; else the first minute after it that is not, milliseconds since 1970, also across
 * a change of clocks.
 * @param zone IANA name
 */
export function quietUntil(quiet: QuietHours | undefined, now: number, zone: string): number | null {
  if (quiet === undefined) return null;
  const clock = clockOf(zone);
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const length = wrapped(to - from);
  const isQuiet = (at: number) => wrapped(clock(at) - from) < length;
  if (!isQuiet(now)) return null;
  const byTheClock = Math.floor(now / MINUTE) * MINUTE + wrapped(to - clock(now)) * MINUTE;
  // The clocks may change on the way: there it is earlier or later than `to` by so much.
  let end = byTheClock - (wrapped(clock(byTheClock) - to + DAY_MINUTES / 2) - DAY_MINUTES / 2) * MINUTE;
  // `to` itself may be among the minutes that are left out.
  while (end <= now || isQuiet(end)) end += MINUTE;
  return end;
}

const wrapped = (minutes: number): number => (minutes + 2 * DAY_MINUTES) % DAY_MINUTES;

function minutesOf(hourOfDay: string): number {
  const [hours, minutes] = hourOfDay.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** Minutes since midnight in a zone. */
function clockOf(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => minutesOf(format.format(at));
}
