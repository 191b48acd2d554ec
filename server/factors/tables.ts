// What the server keeps of people's factors: secrets sealed, codes hashed, never either in clear.
import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../store/columns.ts';

/** Authenticator apps: at most one confirmed per account, one unconfirmed per session that enrols. */
export const totpFactors = pgTable(
  'totp_factors',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    accountId: text('account_id').notNull(),
    /** See seal.ts. */
    sealedSecret: text('sealed_secret').notNull(),
    /** The session that began it; a code of the new app is taken only there. */
    sessionId: uuid('session_id').notNull(),
    begunAt: instant('begun_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    /** The last time step that was accepted: none at or before it is taken again (RFC 6238 §5.2). */
    lastStep: bigint('last_step', { mode: 'number' }),
  },
  (table) => [
    uniqueIndex('totp_factors_confirmed')
      .on(table.accountId)
      .where(sql`${table.confirmedAt} is not null`),
    uniqueIndex('totp_factors_begun')
      .on(table.sessionId)
      .where(sql`${table.confirmedAt} is null`),
  ],
);

/** Recovery codes, ten to a set. One salt a set, so that a try costs one hash. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** Names the set: what people see and remove as one factor. */
    setId: uuid('set_id').notNull(),
    accountId: text('account_id').notNull(),
    salt: text('salt').notNull(),
    hash: text('hash').notNull(),
    issuedAt: instant('issued_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index('recovery_codes_account').on(table.accountId)],
);

/** Codes that an administrator printed. The newest one of an account counts. */
export const enrolmentCodes = pgTable('enrolment_codes', {
  id: uuid('id').primaryKey().defaultRandom(),
  accountId: text('account_id').notNull().unique(),
  salt: text('salt').notNull(),
  hash: text('hash').notNull(),
  issuedAt: instant('issued_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

/** The code mailed for one reset or session; a new one takes the place of the old. Strangers have one too. */
export const emailCodes = pgTable('email_codes', {
  /** The reset or session it is bound to. */
  flowId: uuid('flow_id').primaryKey(),
  hash: text('hash').notNull(),
  expiresAt: instant('expires_at').notNull(),
  resendAfter: instant('resend_after').notNull(),
  wrong: integer('wrong').notNull().default(0),
  usedAt: instant('used_at'),
});

/** What was proven in a reset or session. */
export const proofs = pgTable(
  'proofs',
  {
    flowId: uuid('flow_id').notNull(),
    kind: text('kind').notNull(),
    provenAt: instant('proven_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.flowId, table.kind] })],
);

/** Wrong answers in a reset or session, so that the second one of an app can speak of clocks. */
export const wrongAnswers = pgTable(
  'wrong_answers',
  {
    flowId: uuid('flow_id').notNull(),
    kind: text('kind').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.flowId, table.kind] })],
);
