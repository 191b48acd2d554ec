// The home screen as it goes over the bridge: whose password this workstation looks after, and how it stands.
import * as z from 'zod';
import { PasswordStatus, Reminder } from './reminders.ts';
import { FactorKind, Instant, Policy } from './steps.ts';

/** Whose password this workstation looks after, and how it stands: the home screen. */
export const HomeView = z.object({
  seat: z.object({
    mode: z.enum(['os-user', 'sign-in']),
    /** Null: nobody has said who they are, or the OS account is nobody in the directory. */
    username: z.string().nullable(),
    /** The OS account, where the managed settings leave it out (`seat.exclude`). */
    leftOut: z.string().optional(),
  }),
  /** As the directory said last; null: never yet. */
  known: z
    .object({
      status: PasswordStatus,
      policy: Policy,
      enrolled: z.array(FactorKind),
      /** By the server's clock. */
      asOf: Instant,
    })
    .nullable(),
  /**
   * `current`: told lately. `asking`: for the first time. `offline`: the API does not answer. `revoked`: IT removed this
   * workstation. `not-enrolled`: the managed settings bring no enrolment token, or the API does not take it.
   */
  connection: z.enum(['current', 'asking', 'offline', 'revoked', 'not-enrolled']),
  face: z.enum(['fine', 'soon', 'urgent', 'expired', 'locked', 'unknown']),
  reminders: z.array(Reminder),
  /** Reminders that this desktop did not show: why. Null: none is owed. */
  notShown: z.enum(['suppressed', 'failed']).nullable(),
  /** Minutes for which the present reminder can be put off; empty: it can't. */
  snoozeMinutes: z.array(z.int().min(1)),
  /** Until when it is put off. */
  snoozedUntil: Instant.nullable(),
  /** Server minus workstation clock, milliseconds. */
  clockOffsetMs: z.number(),
});
export type HomeView = z.infer<typeof HomeView>;
