// Mails to be sent and what became of them. Codes never stand here: a notice can be made again from its
// row, a code only by who made it.
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../store/columns.ts';

export const mails = pgTable(
  'mails',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** `email-code`, or the kind of a notice. */
    kind: text('kind').notNull(),
    /** Null for a stranger's code, which goes nowhere. */
    accountId: text('account_id'),
    /** Forgotten once it is settled. */
    recipient: text('recipient'),
    /** The notice, see content.ts; empty for a code. */
    notice: jsonb('notice'),
    reference: text('reference'),
    /** When what is told happened. */
    at: instant('at').notNull(),
    /** Nobody else tries before then. */
    leaseUntil: instant('lease_until').notNull(),
    tries: integer('tries').notNull().default(0),
    outcome: text('outcome', { enum: ['sent', 'failed', 'unknown', 'nobody'] }),
    settledAt: instant('settled_at'),
  },
  (table) => [
    index('mails_open')
      .on(table.leaseUntil)
      .where(sql`${table.outcome} is null`),
  ],
);
