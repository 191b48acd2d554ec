// Believable values of home: one agent, one seat, Monday 23 November 2026 by the server's clock, whatever the clock
// of this computer says.
import type { HomeView } from '../../src/contract/ipc.ts';
import type { PasswordStatus, Reminder } from '../../src/contract/reminders.ts';
import { somePolicy } from './bridge-values.ts';

/** The server's clock when home is told. */
export const serverTime = '2026-11-23T09:05:00.000Z';
const expiresAt = '2026-12-03T09:00:00.000Z';
const changedAt = '2026-09-04T09:00:00.000Z';
const notLocked = { locked: false, lockedAt: null } as const;

/** Ten days left of ninety; or until another instant. */
export const expiring = (at = expiresAt): PasswordStatus => ({
  kind: 'expires',
  at,
  changedAt,
  ...notLocked,
});
export const expired: PasswordStatus = {
  kind: 'expired',
  since: '2026-11-23T06:00:00.000Z',
  changedAt: '2026-08-25T06:00:00.000Z',
  ...notLocked,
};
export const lockedOut: PasswordStatus = {
  ...expiring(),
  locked: true,
  lockedAt: '2026-11-23T08:58:00.000Z',
};
export const mustChange: PasswordStatus = { kind: 'must-change', ...notLocked };
export const neverExpires: PasswordStatus = { kind: 'never', changedAt, ...notLocked };
export const unknownStatus: PasswordStatus = { kind: 'unknown', ...notLocked };

/** One line of the ledger, minutes before now. */
export const aReminder = (minutesAgo: number, change: Partial<Reminder> = {}): Reminder => ({
  stage: { kind: 'expires', at: expiresAt, ordinal: 14_400 + minutesAgo },
  channel: 'workstation',
  outcome: 'shown',
  at: new Date(Date.parse(serverTime) - minutesAgo * 60_000).toISOString(),
  until: null,
  ...change,
});

export const aKnown = (
  status: PasswordStatus = expiring(),
  change: Partial<NonNullable<HomeView['known']>> = {},
): NonNullable<HomeView['known']> => ({
  status,
  policy: { rules: somePolicy.filter(({ id }) => id !== 'not-name') },
  enrolled: ['totp', 'recovery-code'],
  asOf: serverTime,
  ...change,
});

/** Expires in ten days, reminded this morning. */
export const aHomeView = (change: Partial<HomeView> = {}): HomeView => ({
  seat: { mode: 'os-user', username: 'a.okafor' },
  known: aKnown(),
  connection: 'current',
  face: 'soon',
  reminders: [aReminder(5)],
  notShown: null,
  snoozeMinutes: [60, 240, 1440],
  snoozedUntil: null,
  clockOffsetMs: Date.parse(serverTime) - Date.now(),
  ...change,
});

/** Nothing is known, and nobody is reminded of anything. */
export const aBlankHome = (change: Partial<HomeView> = {}): HomeView =>
  aHomeView({ known: null, face: 'unknown', reminders: [], snoozeMinutes: [], ...change });

/** A computer whose settings bring no enrolment token. */
export const aPlainHome = (): HomeView => aBlankHome({ connection: 'not-enrolled' });
