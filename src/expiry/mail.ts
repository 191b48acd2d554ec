// Mail as the second channel: whether an account is mailed now. Pure.
import type { PasswordStatus } from '../contract/reminders.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface MailMark {
  /** Days before the expiry instant. */
  readonly days: number;
  /** A reminder on a workstation since then, days before the expiry instant, spares the mail. */
  readonly reachedSinceDays: number;
}

/** The marks, the earliest first: a week, three days and a day before, as PWM's `pwNotify.intervals` are by default. */
export const mailMarks: readonly MailMark[] = [
  { days: 7, reachedSinceDays: 14 },
  { days: 3, reachedSinceDays: 7 },
  { days: 1, reachedSinceDays: 3 },
];

/**
 * Whom the last mark mails: those whom no workstation has reached, as the marks before it do, or all. Whoever has a device can claim
 * reminders of others and say that they were shown; by `all` the last mail goes by no device's word.
 */
export const lastMails = ['unreached', 'all'] as const;
export type LastMail = (typeof lastMails)[number];

/** Hours after a mark within which a mail that was missed is made up for; later the mark is passed over. */
export const madeUpHours = 24;

/** A mark that was settled for an account, by a mail or because there was no address. */
export interface SettledMark {
  /** The expiry instant it was about, milliseconds since 1970. */
  readonly expiresAt: number;
  readonly days: number;
}

export interface DueMail {
  readonly expiresAt: number;
  readonly mark: MailMark;
}

/**
 * The mark that `now` belongs to: it has come, less than {@link madeUpHours} ago, and the password is older than
 * it; one that was set later with less time to run is new to its holder. Null for every other
 * status than `expires`: there is no instant to count from, or nothing left to warn of. `now` in
 * milliseconds since 1970.
 */
export function mailMark(status: PasswordStatus, now: number): DueMail | null {
  if (status.kind !== 'expires') return null;
  const expiresAt = Date.parse(status.at);
  const changedAt = Date.parse(status.changedAt);
  const mark = mailMarks.find(({ days }) => {
    const from = expiresAt - days * DAY_MS;
    return from > changedAt && from <= now && now < from + madeUpHours * HOUR_MS;
  });
  return mark === undefined ? null : { expiresAt, mark };
}

/**
 * The mail that is due at `now`, or null. `reachedAt`: when workstations have reached the holder with a reminder of
 * this expiry; `settled`: the marks of the account that are done. A moved expiry starts anew.
 */
export function mailDue(
  status: PasswordStatus,
  reachedAt: readonly number[],
  settled: readonly SettledMark[],
  now: number,
  lastMail: LastMail,
): DueMail | null {
  const due = mailMark(status, now);
  if (due === null) return null;
  const { expiresAt, mark } = due;
  if (settled.some((done) => done.expiresAt === expiresAt && done.days === mark.days)) return null;
  if (lastMail === 'all' && mark === mailMarks.at(-1)) return due;
  const since = expiresAt - mark.reachedSinceDays * DAY_MS;
  return reachedAt.some((at) => at >= since) ? null : due;
}
