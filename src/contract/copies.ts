// The copies of a password on a workstation: what became of each, as it is told to the server and over the bridge, and
// the rest of the list.
import * as z from 'zod';
import { CredentialId } from './fields.ts';
import { CredentialOutcome, Instant } from './steps.ts';

/** What became of one saved credential, for the server. `required`: it must be there; absent is false. */
export const CredentialReport = z.strictObject({
  id: CredentialId,
  outcome: CredentialOutcome,
  required: z.boolean().optional(),
});
export type CredentialReport = z.infer<typeof CredentialReport>;

/**
 * One saved credential in the list of things done. `unknown`: a run was cut off while it was asked for.
 * `out-of-reach`: this system does not let Keyturn change it.
 */
export const CredentialLine = z.object({
  id: z.string(),
  name: z.string(),
  /** Whether it is told where it is not there. */
  required: z.boolean(),
  state: z.union([z.enum(['waiting', 'working', 'unknown', 'out-of-reach']), CredentialOutcome]),
});
export type CredentialLine = z.infer<typeof CredentialLine>;

/**
 * One thing that its owner sees to. `known`: Keyturn has words for the id. `own`: `name` and `about` are IT's words.
 * `saved`: a saved credential by the name that IT gave it, out of reach on this system.
 */
export const ChecklistLine = z.object({
  kind: z.enum(['known', 'own', 'saved']),
  id: z.string(),
  name: z.string().nullable(),
  about: z.string().nullable(),
  state: z.enum(['open', 'done', 'verified']),
  /**
   * Of what can be verified: `domain-away` and `domain-reachable` after it was asked for; the screen is then
   * locked and unlocked.
   */
  check: z.enum(['none', 'offered', 'checking', 'domain-away', 'domain-reachable']),
});
export type ChecklistLine = z.infer<typeof ChecklistLine>;

/**
 * Why nobody can tell now whether a password is the account's. `grace`: changed a short while ago, and the one before
 * it passes too. `not-replicated`: who was asked has not heard of the change. `no-try-left`: one more wrong try could
 * lead to a lock. `locked`: until it is unlocked. `cannot-tell`: no answer proves it, now or
 * ever; also what is not known here.
 */
export const Undetermined = z
  .enum(['grace', 'not-replicated', 'no-try-left', 'locked', 'cannot-tell'])
  .catch('cannot-tell');
export type Undetermined = z.infer<typeof Undetermined>;

/** The copies of a password on this workstation, and the rest of the list. */
export const CopiesView = z.object({
  /** Null: nobody sits here whose copies are looked after. */
  username: z.string().nullable(),
  /** Why copies may hold an old password; null: nothing is known to be left. */
  need: z.enum(['changed-elsewhere', 'unfinished', 'leftovers']).nullable(),
  /**
   * False where no password could be verified: this workstation is not enrolled, or IT has removed it. A need is told
   * all the same, and no password is asked for.
   */
  verifiable: z.boolean(),
  /** Whether its owner said of this change that they see to what is left themselves. */
  leftToOwner: z.boolean(),
  /** The change of the password that this is about. */
  changedAt: Instant.nullable(),
  lines: z.array(CredentialLine),
  /** `waiting-for-keychain`: it has not answered for more than a second, and perhaps asks its owner something. */
  activity: z.enum(['idle', 'verifying', 'updating', 'waiting-for-keychain']),
  /** True while main still holds the password, so that what is left can be tried again without typing it. */
  canRetry: z.boolean(),
  /** Why nobody could tell whether the password that was typed last is the one of now; null: nothing is known of that. */
  unsure: Undetermined.nullable(),
  /** When it can be told, by the server's clock; null: nobody knows. */
  retryAt: Instant.nullable(),
  checklist: z.array(ChecklistLine),
  /** Server minus workstation clock, milliseconds. */
  clockOffsetMs: z.number(),
});
export type CopiesView = z.infer<typeof CopiesView>;

/** What a run would do to one saved credential: nothing is written, and no password is needed. */
export const CredentialLook = z.object({
  id: z.string(),
  name: z.string(),
  found: z.enum([
    'there',
    'would-be-made',
    'not-found',
    'out-of-reach',
    'locked',
    'denied',
    'cancelled',
    'unavailable',
    'failed',
  ]),
});
export type CredentialLook = z.infer<typeof CredentialLook>;
