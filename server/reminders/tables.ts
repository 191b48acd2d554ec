// The ledger of reminders: one row for each that a workstation was granted or a mail was sent for.
import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../store/columns.ts';

export const reminders = pgTable(
  'reminders',
  {
    /** The claim; names it in the report of its outcome. */
    id: uuid('id').primaryKey(),
    accountId: text('account_id').notNull(),
    /** Its name at that time, for reports. */
    username: text('username').notNull(),
    kind: text('kind', { enum: ['expires', 'expired', 'must-change', 'locked'] }).notNull(),
    /** The instant that the ordinal counts from. */
    anchor: instant('anchor'),
    /** Whole minutes; see ReminderStage. */
    ordinal: integer('ordinal').notNull(),
    /** `stageKey` of the three. */
    stageKey: text('stage_key').notNull(),
    channel: text('channel', { enum: ['workstation', 'mail'] }).notNull(),
    /** Null for a mail. */
    deviceId: uuid('device_id'),
    /** The device's name when it was granted: a later one must not change evidence. Null for a mail. */
    workstation: text('workstation'),
    claimedAt: instant('claimed_at').notNull(),
    /** Null: nothing was heard of it yet. */
    outcome: text('outcome', {
      enum: ['shown', 'clicked', 'snoozed', 'dismissed', 'suppressed', 'failed'],
    }),
    /** When it was shown or tried first; null without an outcome. */
    triedAt: instant('tried_at'),
    /** Until when its holder put it off. */
    snoozedUntil: instant('snoozed_until'),
    /** Lapsed, suppressed or failed: the stage may be granted again. */
    releasedAt: instant('released_at'),
  },
  (table) => [
    // Two servers can't both grant it.
    uniqueIndex('reminders_granted')
      .on(table.accountId, table.stageKey, table.channel)
      .where(sql`${table.releasedAt} is null`),
    index('reminders_account').on(table.accountId, table.claimedAt),
    index('reminders_claimed_at').on(table.claimedAt, table.id),
  ],
);
