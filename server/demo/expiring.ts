// When a password expires, in the few words that the demo page has room for.
import { remaining } from '../../src/expiry/remaining.ts';

/** `Expires in 3 days`. `at` is in the future; days are those of this process's zone. */
export function expiringWords(at: Date, now: Date): string {
  const { unit, count } = remaining(at.getTime(), now.getTime());
  switch (unit) {
    case 'minutes':
      return 'Expires within the hour';
    case 'hours':
      return count === 1 ? 'Expires in 1 hour' : `Expires in ${count} hours`;
    case 'days':
      return count === 1 ? 'Expires tomorrow' : `Expires in ${count} days`;
  }
}

/**
 * A moment `days` days after today (negative: before), in the last minute before its local midnight: what is
 * said of it in days holds for all of today. Its second is that of now, so that no two starts of the demo
 * have the same: a workstation is reminded once of each.
 */
export function endOfDay(now: Date, days: number): Date {
  const [seconds, milliseconds] = [now.getSeconds(), now.getMilliseconds()];
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 23, 59, seconds, milliseconds);
}
