// The ledger of all accounts as evidence, the latest first, in pages that no new line moves.
import { and, desc, eq, gte, inArray, lt, or, sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { ReminderEvidence } from '../../src/contract/routes/audit.ts';
import { ProblemError } from '../http/problem.ts';
import type { Database } from '../store/database.ts';
import { accountSnapshots } from './sweep-tables.ts';
import { reminders } from './tables.ts';

/** Days that are read where no beginning is given. */
const usualDays = 30;
const dayMs = 86_400_000;

/** RFC 3339; an account by the name it has, or had when it was reminded. */
export interface EvidenceQuery {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly account?: string | undefined;
}

/** Where a page ended: no line changes its place, whatever becomes of it later. */
interface Place {
  readonly claimedAt: Date;
  readonly id: string;
}

export interface EvidencePage {
  readonly items: ReminderEvidence[];
  /** For the next page; null: there is none. */
  readonly next: string | null;
}

/** At most `limit` lines of the period, after the cursor of an earlier page. Throws `bad-request` for a cursor that is none of ours. */
export async function readEvidence(
  db: Database,
  query: EvidenceQuery,
  {
    cursor,
    limit,
    now,
  }: { readonly cursor?: string | undefined; readonly limit: number; readonly now: Date },
): Promise<EvidencePage> {
  const rows = await db
    .select()
    .from(reminders)
    .where(and(...within(db, query, now), cursor === undefined ? undefined : after(placeOf(cursor))))
    .orderBy(desc(reminders.claimedAt), desc(reminders.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(lineOf),
    next: rows.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}

function within(db: Database, { from, to, account }: EvidenceQuery, now: Date): (SQL | undefined)[] {
  const { claimedAt, username, accountId } = reminders;
  const begin = from === undefined ? new Date(now.getTime() - usualDays * dayMs) : new Date(from);
  const named = (column: typeof username | typeof accountSnapshots.username, name: string) =>
    sql`lower(${column}) = lower(${name})`;
  return [
    gte(claimedAt, begin),
    to === undefined ? undefined : lt(claimedAt, new Date(to)),
    account === undefined
      ? undefined
      : or(
          named(username, account),
          inArray(
            accountId,
            db
              .select({ id: accountSnapshots.accountId })
              .from(accountSnapshots)
              .where(named(accountSnapshots.username, account)),
          ),
        ),
  ];
}

const after = ({ claimedAt, id }: Place): SQL | undefined =>
  or(lt(reminders.claimedAt, claimedAt), and(eq(reminders.claimedAt, claimedAt), lt(reminders.id, id)));

function lineOf(row: typeof reminders.$inferSelect): ReminderEvidence {
  const { accountId, username, kind, anchor, ordinal, channel, outcome, workstation, triedAt, claimedAt } =
    row;
  return {
    account: accountId,
    username,
    channel,
    outcome,
    workstation,
    stage: { kind, at: anchor?.toISOString() ?? null, ordinal },
    at: (triedAt ?? claimedAt).toISOString(),
  };
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

const cursorOf = ({ claimedAt, id }: Place): string =>
  Buffer.from(`${claimedAt.toISOString()} ${id}`).toString('base64url');

function placeOf(cursor: string): Place {
  const parsed = Cursor.safeParse(Buffer.from(cursor, 'base64url').toString().split(' '));
  if (!parsed.success)
    throw new ProblemError('bad-request', {
      violations: [{ path: 'cursor', message: 'must be the `next` of an earlier page' }],
    });
  const [claimedAt, id] = parsed.data;
  return { claimedAt: new Date(claimedAt), id };
}
