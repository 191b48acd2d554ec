// What the throttles have counted. Keys are HMACs: neither names nor addresses stand here.
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from '../store/columns.ts';

export const throttleCounters = pgTable(
  'throttle_counters',
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    /** When counting began anew. */
    since: instant('since').notNull(),
    /** Nothing is allowed before this instant. */
    pausedUntil: instant('paused_until'),
    /** From then on the row says nothing any more. */
    forgetAt: instant('forget_at').notNull(),
  },
  (table) => [index('throttle_counters_forget_at').on(table.forgetAt)],
);
