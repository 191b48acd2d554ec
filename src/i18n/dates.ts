// Instants and lengths of time as people say them: "today at 14:05", "Thursday 3 December at 09:00",
// "2 minutes". Pure: the clock is an argument, the time zone is the one of the person.

export interface DateWords {
  /** "Thursday 3 December", with the year where it could be taken for another one. */
  readonly day: (at: Date, now: Date) => string;
  /** "09:00" */
  readonly time: (at: Date) => string;
  /** "09:00:07": for comparing clocks. */
  readonly timeWithSeconds: (at: Date) => string;
  /** The hour that {@link time} shows: 1 for "1:05 PM", 13 for "13:05". */
  readonly hour: (at: Date) => number;
  /** "today" or "tomorrow" in the language, or undefined for other days. */
  readonly nearDay: (at: Date, now: Date) => string | undefined;
}

const dayMs = 86_400_000;
/** So far away a day of the month could be meant of two years. */
const daysWithoutYear = 300;

/** Each format is made when it is needed first: some take milliseconds, and few people see all of them. */
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/** @param timeZone IANA name; absent: the zone of the computer. */
export const createDateWords = (locale: string, timeZone?: string): DateWords => {
  const zone = timeZone === undefined ? {} : { timeZone };
  const format = (options: Intl.DateTimeFormatOptions, language = locale) =>
    once(() => new Intl.DateTimeFormat(language, { ...options, ...zone }));
  const day = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const dayAndYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const time = format({ timeStyle: 'short' });
  const seconds = format({ timeStyle: 'medium' });
  const parts = format({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA');
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const calendarDay = (at: Date): number => Date.parse(parts().format(at)) / dayMs;

  return {
    day: (at, now) =>
      Math.abs(calendarDay(at) - calendarDay(now)) > daysWithoutYear
        ? dayAndYear().format(at)
        : day().format(at),
    time: (at) => time().format(at),
    hour: (at) =>
      Number(
        time()
          .formatToParts(at)
          .find(({ type }) => type === 'hour')?.value,
      ),
    timeWithSeconds: (at) => seconds().format(at),
    nearDay: (at, now) => {
      const days = calendarDay(at) - calendarDay(now);
      return days === 0 || days === 1 ? relative().format(days, 'day') : undefined;
    },
  };
};
