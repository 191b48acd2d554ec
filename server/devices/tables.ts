// The enrolled devices, each a workstation and OS user, and the proofs they have used up.
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../store/columns.ts';

export const devices = pgTable('devices', {
  id: uuid('id').primaryKey(),
  /** JWK SHA-256 thumbprint of its public key (RFC 7638): the device is whoever holds the private one. */
  thumbprint: text('thumbprint').notNull().unique(),
  /** The token it was given last; an earlier one is good no more. */
  tokenHash: text('token_hash').notNull().unique(),
  /** As it said at its last enrolment; what IT reads in reports, and nothing more is made of it. */
  name: text('name').notNull(),
  platform: text('platform', { enum: ['win32', 'darwin', 'linux'] }).notNull(),
  osVersion: text('os_version').notNull(),
  appVersion: text('app_version').notNull(),
  enrolledAt: instant('enrolled_at').notNull(),
  /** To the hour. */
  lastSeenAt: instant('last_seen_at').notNull(),
  /** IT removed it: its key is not taken until IT allows it again. */
  revokedAt: instant('revoked_at'),
});

/** Proofs are good once (RFC 9449 §11.1). */
export const usedProofs = pgTable(
  'used_proofs',
  {
    /** SHA-256 of the key's thumbprint and the proof's `jti`. */
    key: text('key').primaryKey(),
    /** From then on its nonce is not taken any more. */
    forgetAt: instant('forget_at').notNull(),
  },
  (table) => [index('used_proofs_forget_at').on(table.forgetAt)],
);
