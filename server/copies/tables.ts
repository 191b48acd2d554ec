// What workstations have told of the copies of passwords that they look after.
import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CredentialOutcome } from '../../src/contract/steps.ts';
import { instant } from '../store/columns.ts';

/** One row per account and device: as it told last. */
export const copies = pgTable(
  'copies',
  {
    accountId: text('account_id').notNull(),
    deviceId: uuid('device_id').notNull(),
    /** Names at that time, for reports. */
    username: text('username').notNull(),
    workstation: text('workstation').notNull(),
    /** The change of the password that the copies were brought up to. */
    passwordChangedAt: instant('password_changed_at').notNull(),
    /** The latest change by the directory when it told. */
    changedAt: instant('changed_at').notNull(),
    items: jsonb('items')
      .$type<readonly { readonly id: string; readonly outcome: CredentialOutcome }[]>()
      .notNull(),
    reportedAt: instant('reported_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.deviceId] }),
    index('copies_reported_at').on(table.reportedAt),
  ],
);
