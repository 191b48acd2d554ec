// Password status and reminders as they go over the wire and over the bridge.
import * as z from 'zod';
import { Instant } from './steps.ts';

/** Since when the account is locked; null: it is not. `locked` says the same for who needs no more. */
const lock = { locked: z.boolean(), lockedAt: Instant.nullable() };

/** When a password expires, from the directory's own instant. */
export const PasswordStatus = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('expires'), at: Instant, changedAt: Instant, ...lock }),
  z.object({ kind: z.literal('expired'), since: Instant, changedAt: Instant, ...lock }),
  z.object({ kind: z.literal('never'), changedAt: Instant.nullable(), ...lock }),
  z.object({ kind: z.literal('must-change'), ...lock }),
  z.object({ kind: z.literal('unknown'), ...lock }),
]);
export type PasswordStatus = z.infer<typeof PasswordStatus>;

/**
 * What a reminder is about, and which one of its row it is: the same on every workstation. `at` is the instant that
 * the ordinal counts from: the expiry instant, or when the account was locked; null for `must-change`, which has
 * none. `ordinal` is whole minutes: before `at` for `expires`, after it for `expired` and
 * `locked`, since 1970 for `must-change`, when the stage opened.
 */
export const ReminderStage = z.strictObject({
  kind: z.enum(['expires', 'expired', 'must-change', 'locked']),
  at: Instant.nullable(),
  ordinal: z.int().min(0).max(1_000_000_000),
});
export type ReminderStage = z.infer<typeof ReminderStage>;

/**
 * What became of one: `suppressed` (the desktop kept it back: do not disturb), `failed` (there is no
 * notification service, or it refused).
 */
export const ReminderOutcome = z.enum(['shown', 'clicked', 'snoozed', 'dismissed', 'suppressed', 'failed']);
export type ReminderOutcome = z.infer<typeof ReminderOutcome>;

/** One line of the account's ledger: what has reached its holder, on whichever workstation. */
export const Reminder = z.object({
  stage: ReminderStage,
  channel: z.enum(['workstation', 'mail']),
  outcome: ReminderOutcome,
  /** When it was shown or tried first. */
  at: Instant,
  /** Until when its holder put it off. */
  until: Instant.nullable(),
});
export type Reminder = z.infer<typeof Reminder>;

/** What an outcome report says of a claim; a later report of the same claim follows the earlier one. */
export const OutcomeReport = z.strictObject({
  claim: z.uuid(),
  outcome: ReminderOutcome,
  at: Instant,
  /** With `snoozed`: until when. */
  until: Instant.optional(),
});
export type OutcomeReport = z.infer<typeof OutcomeReport>;

/** What a device tells of itself goes to reports and to the audit trail. */
const told = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'must not hold control characters');

/** A workstation and OS user, as IT reads it in reports. */
export const DeviceFacts = z.strictObject({
  /** `FLOOR-12 / ana`. */
  name: told(120),
  platform: z.enum(['win32', 'darwin', 'linux']),
  osVersion: told(80),
  appVersion: told(40),
});
export type DeviceFacts = z.infer<typeof DeviceFacts>;

/** A public P-256 key (RFC 7518 §6.2.1). */
export const PublicJwk = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type PublicJwk = z.infer<typeof PublicJwk>;
