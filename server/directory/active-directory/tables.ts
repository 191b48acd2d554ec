// Which version of a password Keyturn wrote last, so that a controller that has not heard of it yet
// is never believed.
import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from '../../store/columns.ts';

/** One row per account that Keyturn has written to; a later change replaces it. */
export const directoryWrites = pgTable('directory_writes', {
  accountId: text('account_id').primaryKey(),
  /** pwdLastSet as a decimal FILETIME. */
  passwordVersion: text('password_version').notNull(),
  /** The URL of the controller that was written, and that therefore knows. */
  controller: text('controller').notNull(),
  at: instant('at').notNull(),
});
