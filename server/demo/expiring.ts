// When a password expires, as people count: by nights between, and by hours on the last day.

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * `Expires in 3 days`: the local midnights between now and then; below 24 hours the whole hours that are
 * left. `at` is in the future. Local is the zone of this process.
 */
export function expiringWords(at: Date, now: Date): string {
  const left = at.getTime() - now.getTime();
  if (left < hourMs) return 'Expires within the hour';
  if (left < dayMs) {
    const hours = Math.floor(left / hourMs);
    return hours === 1 ? 'Expires in 1 hour' : `Expires in ${hours} hours`;
  }
  const nights = nightsBetween(now, at);
  return nights === 1 ? 'Expires tomorrow' : `Expires in ${nights} days`;
}

/**
 * The moment, `days` days after today (negative: before), a minute before its local midnight: what is said of it
 * in days holds for all of today.
 */
export function endOfDay(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 23, 59);
}

/** Days of the calendar, whose lengths differ where clocks are put forward and back. */
function nightsBetween(earlier: Date, later: Date): number {
  const dayOf = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return (dayOf(later) - dayOf(earlier)) / dayMs;
}
