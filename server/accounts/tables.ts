// Account sessions: who has signed in to set up factors, and until when.
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../store/columns.ts';

export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    accountId: text('account_id').notNull(),
    /** As the directory said at the start; see sessions.ts. */
    profile: jsonb('profile').notNull(),
    startedAt: instant('started_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [index('sessions_expiry').on(table.expiresAt)],
);
