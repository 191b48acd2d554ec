// What the throttles have counted. Keys are HMACs: neither names nor addresses stand here.
import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const throttleCounters = pgTable(
  'throttle_counters',
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    /** When counting began anew. */
    since: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    /** Nothing is allowed before this instant. */
    pausedUntil: timestamp('paused_until', { withTimezone: true, precision: 3 }),
    /** From then on the row says nothing any more. */
    forgetAt: timestamp('forget_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [index('throttle_counters_forget_at').on(table.forgetAt)],
);
