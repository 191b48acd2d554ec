// The limits by name, their defaults, and how they are written in the settings.
import * as z from 'zod';
import type { Limit } from './limit.ts';

const units = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;
const notation = /^(\d{1,6})\/(\d{1,5})([smhd])(?:\/(\d{1,5})([smhd]))?$/;

/** `10/5m/30m`: ten in five minutes, then a pause of thirty; `5/1d`: five a day. */
export const LimitNotation = z.string().transform((text, context): Limit => {
  const [, count, window, windowUnit, pause, pauseUnit] = notation.exec(text.trim()) ?? [];
  const limit: Limit = {
    count: Number(count),
    windowSeconds: seconds(window, windowUnit),
    pauseSeconds: pause === undefined ? 0 : seconds(pause, pauseUnit),
  };
  if (limit.count >= 1 && limit.windowSeconds >= 1) return limit;
  context.addIssue({
    code: 'custom',
    message: 'must be COUNT/WINDOW or COUNT/WINDOW/PAUSE, such as 10/5m/30m (units s, m, h, d)',
  });
  return z.NEVER;
});

function seconds(amount: string | undefined, unit: string | undefined): number {
  return Number(amount) * units[unit as keyof typeof units];
}

/**
 * Every limit: `KEYTURN_THROTTLE_<NAME>` in the settings. The key it counts by is in throttle.ts.
 * Account and source together means: nobody elsewhere can slow the account's holder.
 */
export const limitDefaults = {
  /** Resets and sessions started, per account and source. */
  STARTS: '10/15m',
  /** Resets and sessions started, per address outside the trusted ranges. */
  STARTS_ADDRESS: '300/5m',
  /** Completed resets, per account. */
  RESETS: '5/1d',
  /** Wrong answers, per account and source. */
  WRONG_ANSWERS: '10/5m/30m',
  /** Wrong answers, per address outside the trusted ranges, over all accounts. */
  WRONG_ANSWERS_ADDRESS: '100/5m/30m',
  /** Wrong answers since the last success, per account from anywhere (NIST SP 800-63B-4 §3.2.2: at most 100). */
  WRONG_ANSWERS_ACCOUNT: '100/30d/1d',
  /** Codes sent, per account and source: how soon the next one. */
  CODES: '1/1m',
  /** Codes sent, per account and source. */
  CODES_SOURCE: '5/1h',
  /** Codes sent, per account from anywhere: a mailbox must not be flooded. */
  CODES_ACCOUNT: '30/1d',
  /** Passwords tried, per account, where the directory has no lockout. */
  PASSWORD_TRIES: '10/30m',
  /** Devices enrolled, per address: in trusted ranges too, where everybody can read the enrolment token. */
  DEVICE_ENROLMENTS: '60/1h',
  /** The same over a day: devices are not made to be thrown away. */
  DEVICE_ENROLMENTS_DAY: '400/1d',
  /** Distinct names a device asks about: a floor's worth of shifts, and no list of the staff. */
  DEVICE_NAMES: '30/1d',
  /** Distinct names all devices of an address ask about, in trusted ranges too: enrolling anew gains nothing. */
  DEVICE_NAMES_ADDRESS: '2000/1d',
  /**
   * Reminders of one account that a device is granted. A desktop that shows nothing is tried four times an hour on the
   * last day: 96, and some for restarts.
   */
  DEVICE_CLAIMS: '120/1d',
  /** Reminders of an account put off, on all workstations together: more than any setting lets its holder. */
  SNOOZES: '30/1d',
  /** Passwords that a device asks about, per name: beside the budget of the account itself. */
  DEVICE_PASSWORDS: '10/15m',
  /** Calls of a device, of any kind. */
  DEVICE_CALLS: '120/5m',
} as const;

export type LimitName = keyof typeof limitDefaults;

/** What counts by address alone, whomever the calls are about. */
export const addressLimits: ReadonlySet<string> = new Set<LimitName>([
  'STARTS_ADDRESS',
  'WRONG_ANSWERS_ADDRESS',
  'DEVICE_ENROLMENTS',
  'DEVICE_ENROLMENTS_DAY',
  'DEVICE_NAMES_ADDRESS',
]);
export type Limits = Readonly<Record<LimitName, Limit>>;

/** The default limits, parsed; `changed` wins. */
export function limitsOf(changed: Partial<Limits> = {}): Limits {
  const defaults = Object.entries(limitDefaults).map(([name, text]) => [name, LimitNotation.parse(text)]);
  return { ...(Object.fromEntries(defaults) as Limits), ...changed };
}
