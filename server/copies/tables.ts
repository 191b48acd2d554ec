// What workstations have told of the copies of passwords that they look after.
import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CredentialReport } from '../../src/contract/copies.ts';
import { devices } from '../devices/tables.ts';
import { instant } from '../store/columns.ts';

/** One row per account and device: as it told last. */
export const copies = pgTable(
  'copies',
  {
    accountId: text('account_id').notNull(),
    /** What it has told goes when it is forgotten. */
    deviceId: uuid('device_id')
      .notNull()
      .references(() => devices.id, { onDelete: 'cascade' }),
    /** Names at that time, for reports. */
    username: text('username').notNull(),
    workstation: text('workstation').notNull(),
    /** The change of the password that the copies were brought up to. */
    passwordChangedAt: instant('password_changed_at').notNull(),
    /** The latest change that the directory itself has said when it told; null: it has not said one. */
    changedAt: instant('changed_at'),
    items: jsonb('items').$type<readonly CredentialReport[]>().notNull(),
    reportedAt: instant('reported_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.deviceId] }),
    index('copies_reported_at').on(table.reportedAt),
  ],
);
