// The embedded directory's tables: accounts, earlier passwords (as hashes of its own), one policy.
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../store/columns.ts';

/** One row per account. `*Key` columns are what names are compared by (see names.ts). */
export const embeddedAccounts = pgTable(
  'embedded_accounts',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    username: text('username').notNull(),
    usernameKey: text('username_key').notNull().unique(),
    upn: text('upn'),
    upnKey: text('upn_key').unique(),
    mail: text('mail'),
    mailKey: text('mail_key'),
    /** Independent of this password by declaration of the administrator. */
    recoveryMail: text('recovery_mail'),
    displayName: text('display_name').notNull(),
    groups: text('groups').array().notNull().default([]),
    tier: text('tier', { enum: ['standard', 'high'] })
      .notNull()
      .default('standard'),
    disabled: boolean('disabled').notNull().default(false),
    protected: boolean('protected').notNull().default(false),
    neverExpires: boolean('never_expires').notNull().default(false),
    mustChange: boolean('must_change').notNull().default(false),
    accountExpiresAt: instant('account_expires_at'),
    /** Argon2id, PHC string. */
    passwordHash: text('password_hash').notNull(),
    /** Counts every change of the password, whoever made it: what `prepareChange` compares. */
    passwordVersion: bigint('password_version', { mode: 'bigint' })
      .notNull()
      .default(sql`1`),
    /** Which prepared change wrote it; null: none did. What `resolve` knows its own change by. */
    passwordChangeId: uuid('password_change_id'),
    passwordChangedAt: instant('password_changed_at').notNull(),
    badTries: integer('bad_tries').notNull().default(0),
    lastBadTryAt: instant('last_bad_try_at'),
    lockedAt: instant('locked_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('embedded_accounts_mail_key').on(table.mailKey)],
);

/** Hashes of earlier passwords, newest last by version; as many as the policy remembers. */
export const embeddedEarlierPasswords = pgTable(
  'embedded_earlier_passwords',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => embeddedAccounts.id, { onDelete: 'cascade' }),
    version: bigint('version', { mode: 'bigint' }).notNull(),
    passwordHash: text('password_hash').notNull(),
  },
  (table) => [index('embedded_earlier_passwords_account').on(table.accountId, table.version)],
);

/** At most one row; without it the defaults of policy.ts hold. */
export const embeddedPolicy = pgTable(
  'embedded_policy',
  {
    id: integer('id').primaryKey().default(1),
    minLength: integer('min_length').notNull(),
    classes: boolean('classes').notNull(),
    history: integer('history').notNull(),
    minAgeDays: integer('min_age_days').notNull(),
    maxAgeDays: integer('max_age_days').notNull(),
    lockoutThreshold: integer('lockout_threshold').notNull(),
    observationMinutes: integer('observation_minutes').notNull(),
    lockoutMinutes: integer('lockout_minutes').notNull(),
  },
  (table) => [check('embedded_policy_one_row', sql`${table.id} = 1`)],
);

export type AccountRow = typeof embeddedAccounts.$inferSelect;
