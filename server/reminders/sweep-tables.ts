// What the last look at all accounts saw, and who is looking now.
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../store/columns.ts';

/** One row per account that may sign in, as it was seen last. */
export const accountSnapshots = pgTable(
  'account_snapshots',
  {
    accountId: text('account_id').primaryKey(),
    username: text('username').notNull(),
    kind: text('kind', { enum: ['expires', 'expired', 'never', 'must-change', 'unknown'] }).notNull(),
    /** Of `expires` and `expired`: the directory's own instant. */
    expiresAt: instant('expires_at'),
    /** When its password was changed last; null where the directory does not say. */
    changedAt: instant('changed_at'),
    locked: boolean('locked').notNull(),
    hasMail: boolean('has_mail').notNull(),
    /** When it was seen last in another kind or with another instant; null: never yet. */
    otherwiseAt: instant('otherwise_at'),
    /** The beginning of the sweep that saw it last. */
    seenAt: instant('seen_at').notNull(),
  },
  (table) => [index('account_snapshots_seen_at').on(table.seenAt)],
);

/** At most one row: the lease of whoever sweeps, and what the last whole sweep came to. */
export const sweeps = pgTable(
  'sweeps',
  {
    id: integer('id').primaryKey().default(1),
    holder: uuid('holder').notNull(),
    /** Nobody else begins before then. */
    leaseUntil: instant('lease_until').notNull(),
    /** When the last whole one ended; null: none has yet. */
    endedAt: instant('ended_at'),
    seen: integer('seen').notNull().default(0),
    unreadable: integer('unreadable').notNull().default(0),
  },
  (table) => [check('sweeps_one_row', sql`${table.id} = 1`)],
);
