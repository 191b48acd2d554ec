// Idempotency keys that were used, so that a repeated write is answered and not done again.
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from '../store/columns.ts';

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** SHA-256 of the caller's credential and the key: neither can be read back. */
    key: text().primaryKey(),
    route: text().notNull(),
    /** SHA-256 of path and body; null when the body holds a secret. */
    fingerprint: text(),
    /** Null while the call is being carried out. */
    status: integer(),
    /** Null while being carried out, for an empty reply, and when the reply holds a secret. */
    reply: jsonb(),
    forgetAt: instant('forget_at').notNull(),
  },
  (table) => [index('idempotency_keys_forget_at').on(table.forgetAt)],
);
