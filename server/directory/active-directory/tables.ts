// Which version of a password Keyturn wrote last, so that a controller that has not heard of it yet
// is never believed.
import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** One row per account that Keyturn has written to; the row of a later change replaces it. */
export const directoryWrites = pgTable('directory_writes', {
  accountId: text('account_id').primaryKey(),
  /** pwdLastSet as a decimal FILETIME, on the controller that was written. */
  passwordVersion: text('password_version').notNull(),
  at: timestamp('at', { withTimezone: true, precision: 3, mode: 'date' }).notNull().defaultNow(),
});
