// The audit trail in the database: appended to, never changed (append-only.sql holds the database to it).
import { bigserial, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../store/columns.ts';

export const auditEvents = pgTable(
  'audit_events',
  {
    /** The order of the trail. */
    sequence: bigserial({ mode: 'bigint' }).primaryKey(),
    id: uuid().notNull().defaultRandom().unique(),
    at: instant('at').notNull(),
    type: text().notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    targetKind: text('target_kind').notNull(),
    targetId: text('target_id'),
    outcome: text().notNull(),
    reason: text(),
    reference: text(),
    source: text(),
    detail: jsonb().notNull().default({}),
  },
  (table) => [
    index('audit_events_target').on(table.targetKind, table.targetId, table.sequence),
    index('audit_events_at').on(table.at),
  ],
);
