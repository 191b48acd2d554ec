// The calls of auditors: who was warned when, and who could not be.
import * as z from 'zod';
import { CredentialReport } from '../copies.ts';
import { ReminderOutcome, ReminderStage } from '../reminders.ts';
import { defineRoutes, onSession } from '../route.ts';
import { Instant } from '../steps.ts';

const onAudit = [...onSession, 'proof-needed', 'not-allowed', 'directory-unavailable'] as const;

/** From (inclusive) and to (exclusive), by when the server granted it; the last 30 days where absent. */
const Period = z.strictObject({
  from: Instant.optional(),
  to: Instant.optional(),
  /** An account by name. */
  account: z.string().trim().min(1).max(256).optional(),
});

/** One reminder of one account, as evidence. */
export const ReminderEvidence = z.object({
  account: z.string(),
  /** Its name when it was reminded; null where the directory has not told it yet. */
  username: z.string().nullable(),
  stage: ReminderStage,
  channel: z.enum(['workstation', 'mail']),
  /** Null: claimed, and nothing heard of it since. */
  outcome: ReminderOutcome.nullable(),
  workstation: z.string().nullable(),
  at: Instant,
});
export type ReminderEvidence = z.infer<typeof ReminderEvidence>;

/** How the copies of one account's password stand on one workstation, as it told last. */
export const SavedCredentialEvidence = z.object({
  account: z.string(),
  username: z.string(),
  workstation: z.string(),
  /** The change of the password that its copies were brought up to. */
  passwordChangedAt: Instant,
  /** The latest change that the directory has told of; null: it does not say (must change), so that none is known to be behind. */
  changedAt: Instant.nullable(),
  /** `behind`: it has not been brought up to the latest change. `leftovers`: it has, but for some copies. */
  state: z.enum(['right', 'leftovers', 'behind']),
  items: z.array(CredentialReport),
  reportedAt: Instant,
});
export type SavedCredentialEvidence = z.infer<typeof SavedCredentialEvidence>;

const Copies = z.strictObject({
  /** `stale`: only what is not right. */
  state: z.enum(['all', 'stale']).default('stale'),
  account: z.string().trim().min(1).max(256).optional(),
});

export const auditRoutes = defineRoutes({
  listReminders: {
    method: 'GET',
    path: '/v1/audit/reminders',
    summary: 'Reminders: account, stage, channel, outcome, workstation, when; the latest first',
    auth: 'session',
    query: Period.extend({
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(1000).optional(),
    }),
    status: 200,
    secret: false,
    problems: onAudit,
    reply: z.object({ items: z.array(ReminderEvidence), next: z.string().nullable() }),
  },
  exportReminders: {
    method: 'GET',
    path: '/v1/audit/reminders.csv',
    summary: 'The same as CSV (RFC 4180), whole',
    auth: 'session',
    query: Period,
    status: 200,
    secret: false,
    problems: onAudit,
    mediaType: 'text/csv',
    reply: z.string(),
  },
  summariseReminders: {
    method: 'GET',
    path: '/v1/audit/reminders/summary',
    summary: 'How many accounts are in which state, and how many nobody has reached',
    auth: 'session',
    status: 200,
    secret: false,
    problems: onAudit,
    reply: z.object({
      /** When the directory was read last; null: not yet. */
      asOf: Instant.nullable(),
      states: z.object({
        fine: z.int(),
        /** Expires within 14 days. */
        soon: z.int(),
        expired: z.int(),
        'must-change': z.int(),
        never: z.int(),
        unknown: z.int(),
      }),
      /** Locked ones, whatever their password is. */
      locked: z.int(),
      /** Soon, expired or must-change, and no reminder has reached them by any channel since the stage began. */
      neverReached: z.int(),
      /** Their names, at most 1,000. */
      neverReachedNames: z.array(z.string()),
    }),
  },
  listSavedCredentials: {
    method: 'GET',
    path: '/v1/audit/saved-credentials',
    summary: 'Copies of passwords that are not right, by account and workstation',
    auth: 'session',
    query: Copies.extend({
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(1000).optional(),
    }),
    status: 200,
    secret: false,
    problems: onAudit,
    reply: z.object({ items: z.array(SavedCredentialEvidence), next: z.string().nullable() }),
  },
  exportSavedCredentials: {
    method: 'GET',
    path: '/v1/audit/saved-credentials.csv',
    summary: 'The same as CSV (RFC 4180), whole',
    auth: 'session',
    query: Copies,
    status: 200,
    secret: false,
    problems: onAudit,
    mediaType: 'text/csv',
    reply: z.string(),
  },
});
