// The catalogue: every kind of event the audit trail knows, with the details it may carry. A detail is
// a fact an auditor needs and never a secret: no password, code, token, address of a mailbox.
import * as z from 'zod';
import { CredentialReport } from '../../src/contract/copies.ts';
import { Channel, ResetReason } from '../../src/contract/api.ts';
import { DeviceFacts, ReminderOutcome, ReminderStage } from '../../src/contract/reminders.ts';
import { FactorKind, Instant } from '../../src/contract/steps.ts';

const none = z.strictObject({});
const factor = z.strictObject({ factor: FactorKind });
const seconds = z.int().min(0);

/** Event type → its detail. The name says object and verb; the outcome is a field of its own. */
export const events = {
  'server.started': z.strictObject({ version: z.string().max(40), directory: z.string().max(40) }),
  'server.stopped': none,

  'reset.started': z.strictObject({ reason: ResetReason, channel: Channel }),
  'reset.extended': none,
  'reset.cancelled': none,
  'reset.expired': none,
  /** Ended without a change: tier too high for here, protected account, no way to prove. */
  'reset.refused': none,
  'reset.completed': z.strictObject({ changed: z.boolean(), unlocked: z.boolean() }),

  'code.sent': z.strictObject({ factor: FactorKind, messageId: z.string().max(200).optional() }),
  'factor.verified': factor,
  'factor.rejected': z.strictObject({ factor: FactorKind, attemptsLeft: seconds.optional() }),

  'password.change': z.strictObject({
    /** `change` sends the current password along, `reset` does not. */
    kind: z.enum(['change', 'reset']),
    controller: z.string().max(256),
    confirmed: z.enum(['yes', 'not-possible', 'no']).optional(),
    unlocked: z.boolean().optional(),
    mustChange: z.boolean().optional(),
    /** False: an unlock that did not reach every controller. */
    everywhere: z.boolean().optional(),
  }),
  'account.unlock': z.strictObject({
    everywhere: z.boolean().optional(),
    /** Set where an unlock that did not reach every controller is repeated: how often it was by then. */
    repeats: z.int().min(0).optional(),
  }),
  'saved-credentials.reported': z.strictObject({
    items: z.array(CredentialReport).max(200),
    /** By a workstation on its own: the change that its copies were brought up to. */
    copiesOf: Instant.optional(),
  }),
  /** A workstation asked whether a password is the one of now. */
  'password.verified': none,

  'session.started': none,
  'session.signed-in': none,
  'session.rejected': none,
  'session.ended': none,

  'factor.enrolment-begun': factor,
  'factor.enrolled': factor,
  'factor.removed': factor,
  'recovery-codes.issued': z.strictObject({ count: z.int().min(1).max(100) }),
  'enrolment-code.issued': z.strictObject({ validHours: z.int().min(1) }),
  'notice.sent': z.strictObject({ notice: z.string().max(60), messageId: z.string().max(200).optional() }),

  /** `again`: a key that was enrolled before got a new token. */
  'device.enrolled': z.strictObject({
    name: DeviceFacts.shape.name,
    platform: DeviceFacts.shape.platform,
    again: z.boolean(),
    /** What it called itself before, where that was something else. */
    formerName: DeviceFacts.shape.name.optional(),
  }),
  /** It asked how the password of somebody stands, for the first time on that day; by a name that nobody has, too. */
  'device.asked': none,
  'device.revoked': none,
  /** One that was removed is let in again. */
  'device.allowed': none,
  /** Told once an hour of each: with a wrong enrolment token, or removed. `reason` says which. */
  'device.refused': none,
  'reminder.claimed': ReminderStage,
  'reminder.outcome': z.strictObject({ outcome: ReminderOutcome, until: Instant.optional() }),

  /** Somebody with a role read what is about others; `rows`: how much of it. */
  'report.read': z.strictObject({
    report: z.enum([
      'reminders',
      'reminders-csv',
      'reminders-summary',
      'saved-credentials',
      'saved-credentials-csv',
    ]),
    rows: z.int().min(0).optional(),
  }),

  /** A limit was reached. `limit` is the limit's name in the settings. */
  'throttle.reached': z.strictObject({ limit: z.string().max(60), retryAfterSeconds: seconds }),

  /** An administrator worked on an account of the embedded directory. `what` is the command. */
  'directory.administered': z.strictObject({ what: z.string().max(60) }),
} as const satisfies Record<string, z.ZodType>;

export type EventType = keyof typeof events;
export type EventDetail<T extends EventType> = z.input<(typeof events)[T]>;

/**
 * What became of it. An effect outside the database is `intended` before it is tried, in the
 * transaction of its intent, and one of the others after.
 */
export const Outcome = z.enum(['intended', 'succeeded', 'refused', 'failed', 'unknown']);
export type Outcome = z.infer<typeof Outcome>;

/** Who did it. A stranger is whoever started without proof; `administrator` is a user of the server's own shell. */
export const Actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('account'), id: z.string().max(64) }),
  z.strictObject({ kind: z.literal('stranger') }),
  z.strictObject({ kind: z.literal('administrator'), id: z.string().max(64) }),
  z.strictObject({ kind: z.literal('device'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('server') }),
]);
export type Actor = z.infer<typeof Actor>;

/** What it was done to. `unknown-name` carries the throttle's HMAC of what was typed, never the name: people type passwords there. */
export const Target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('account'), id: z.string().max(64) }),
  z.strictObject({ kind: z.literal('unknown-name'), id: z.string().max(64) }),
  z.strictObject({ kind: z.literal('device'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('server') }),
]);
export type Target = z.infer<typeof Target>;
