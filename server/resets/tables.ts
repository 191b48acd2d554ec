// What is kept of a reset: facts, never a step. And the intents of handing a password to the directory.
import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Channel, ResetReason } from '../../src/contract/api.ts';
import { instant } from '../store/columns.ts';

export const resets = pgTable(
  'resets',
  {
    id: uuid('id').primaryKey(),
    /** For people: 7K3-M2P. */
    reference: text('reference').notNull().unique(),
    tokenHash: text('token_hash').notNull().unique(),
    /** Null for a stranger: a name nobody has, or more than one. */
    accountId: text('account_id'),
    /** The name that was typed, as the throttle's HMAC. */
    nameKey: text('name_key').notNull(),
    reason: text('reason').$type<ResetReason>().notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    /** Where a code may go, as the directory said at the start. */
    recoveryMail: text('recovery_mail'),
    startedAt: instant('started_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    extended: boolean('extended').notNull().default(false),
    cancelledAt: instant('cancelled_at'),
    /** What directory and throttle said once the proof was complete; see standing.ts. */
    standing: jsonb('standing'),
    /** When its end was written to the audit trail. */
    closedAt: instant('closed_at'),
  },
  (table) => [
    index('resets_open')
      .on(table.expiresAt)
      .where(sql`${table.closedAt} is null`),
  ],
);

/**
 * One row for each time the directory is asked to change an account: committed before, its outcome after.
 * While one is open, no other can be for the same account.
 */
export const passwordIntents = pgTable(
  'password_intents',
  {
    id: uuid('id').primaryKey(),
    resetId: uuid('reset_id').notNull(),
    accountId: text('account_id').notNull(),
    /** `change` sends the current password along, `reset` does not, `unlock` keeps the password. */
    kind: text('kind', { enum: ['change', 'reset', 'unlock'] }).notNull(),
    claimedAt: instant('claimed_at').notNull(),
    /** What stood there before; null until it was read, and nothing is handed over before. See intents.ts. */
    prepared: jsonb('prepared'),
    /** When the directory was asked; null: it was not yet, and is not any more once the holder has changed. */
    handedOverAt: instant('handed_over_at'),
    /** Who works on it: a claim that another took over is lost. */
    holder: uuid('holder').notNull(),
    /** Whoever works on it renews this; when it has passed, anybody may resolve it. */
    leaseUntil: instant('lease_until').notNull(),
    outcome: text('outcome', { enum: ['accepted', 'refused', 'undetermined'] }),
    reason: text('reason'),
    /** The fact of an accepted one, as the next step shows it. */
    result: jsonb('result'),
    settledAt: instant('settled_at'),
  },
  (table) => [
    uniqueIndex('password_intents_open')
      .on(table.accountId)
      .where(sql`${table.outcome} is null`),
    index('password_intents_reset').on(table.resetId, table.claimedAt),
  ],
);

/** Unlocks that did not reach every controller, until they have; see unlock-repeats.ts. */
export const unlockRepeats = pgTable(
  'unlock_repeats',
  {
    /** The intent's. */
    id: uuid('id').primaryKey(),
    accountId: text('account_id').notNull(),
    reference: text('reference').notNull(),
    /** By the clock of the controller that was prepared. A newer lock is somebody else's doing and stays. */
    lockedBefore: instant('locked_before').notNull(),
    repeats: integer('repeats').notNull().default(0),
    /** By the database's clock; whoever takes it up puts it off. */
    dueAt: instant('due_at').notNull(),
  },
  (table) => [index('unlock_repeats_due').on(table.dueAt)],
);
