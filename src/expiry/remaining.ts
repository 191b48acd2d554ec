// How long is left, in the unit that a person would say.

export interface Remaining {
  readonly unit: 'days' | 'hours' | 'minutes';
  /** Above zero. */
  readonly count: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * From `now` to a later `at`, both milliseconds since 1970: minutes below an hour, hours below a day, else
 * calendar days of the zone, as one counts on fingers ("in 3 days" on Monday is Thursday, at whatever hour).
 * @param zone IANA name; absent: the zone of the computer
 */
export function remaining(at: number, now: number, zone?: string): Remaining {
  const left = Math.max(0, at - now);
  if (left < HOUR) return { unit: 'minutes', count: Math.max(1, Math.floor(left / MINUTE)) };
  // On the day of 25 hours more than 24 of them may be left of today.
  const days = left < DAY ? 0 : calendarDay(at, zone) - calendarDay(now, zone);
  return days === 0 ? { unit: 'hours', count: Math.floor(left / HOUR) } : { unit: 'days', count: days };
}

function calendarDay(at: number, zone: string | undefined): number {
  const date = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(zone === undefined ? {} : { timeZone: zone }),
  });
  return Date.parse(date.format(at)) / DAY;
}
