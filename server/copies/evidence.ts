// Which workstations hold stale copies of whose password, by account and workstation, in pages.
import { and, asc, eq, gt, isNull, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import * as z from 'zod';
import type { SavedCredentialEvidence } from '../../src/contract/routes/audit.ts';
import { devices } from '../devices/tables.ts';
import { ProblemError } from '../http/problem.ts';
import { accountSnapshots } from '../reminders/sweep-tables.ts';
import type { Database } from '../store/database.ts';
import { copies } from './tables.ts';

export interface CopiesQuery {
  readonly state: 'all' | 'stale';
  readonly account?: string | undefined;
}

export interface CopiesPage {
  readonly items: SavedCredentialEvidence[];
  /** For the next page; null: there is none. */
  readonly next: string | null;
}

const others = alias(copies, 'others');

/**
 * The latest change that the directory has told the server of: when any workstation reported, or at a look at all accounts
 * since. One that was switched off meanwhile is behind too. Null: the directory has not said one.
 */
const latest = sql`greatest(
  (select max(${others.changedAt}) from ${copies} as ${others} where ${others.accountId} = ${copies.accountId}),
  ${accountSnapshots.changedAt})`.mapWith((value: string | null) =>
  value === null ? null : (copies.changedAt.mapFromDriverValue(value) as Date),
);

const behind = sql<boolean>`coalesce(${copies.passwordChangedAt} < ${latest}, false)`;

/** As `isSettled` counts them for a workstation (src/credentials/outcome.ts). */
const leftovers = sql<boolean>`exists (select from jsonb_array_elements(${copies.items}) as item
  where item->>'outcome' not in ('updated', 'already-right', 'not-found')
    or (item->>'outcome' = 'not-found' and item->'required' = 'true'))`;

/** At most `limit` rows after the cursor of an earlier page. Throws `bad-request` for a cursor that is none of ours. */
export async function readCopies(
  db: Database,
  { state, account }: CopiesQuery,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<CopiesPage> {
  const rows = await db
    .select({ row: copies, latest, behind, leftovers })
    .from(copies)
    .innerJoin(devices, eq(devices.id, copies.deviceId))
    .leftJoin(accountSnapshots, eq(accountSnapshots.accountId, copies.accountId))
    .where(
      and(
        // One that IT has removed is heard no more: what it told last may be long untrue.
        isNull(devices.revokedAt),
        state === 'all' ? undefined : or(behind, leftovers),
        account === undefined ? undefined : sql`lower(${copies.username}) = lower(${account})`,
        cursor === undefined ? undefined : after(placeOf(cursor)),
      ),
    )
    .orderBy(asc(copies.accountId), asc(copies.deviceId))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1)?.row;
  return {
    items: page.map(({ row, ...found }) => ({
      account: row.accountId,
      username: row.username,
      workstation: row.workstation,
      passwordChangedAt: row.passwordChangedAt.toISOString(),
      changedAt: found.latest?.toISOString() ?? null,
      state: found.behind ? 'behind' : found.leftovers ? 'leftovers' : 'right',
      items: [...row.items],
      reportedAt: row.reportedAt.toISOString(),
    })),
    next: rows.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}

interface Place {
  readonly accountId: string;
  readonly deviceId: string;
}

const after = ({ accountId, deviceId }: Place): SQL | undefined =>
  or(gt(copies.accountId, accountId), and(eq(copies.accountId, accountId), gt(copies.deviceId, deviceId)));

const Cursor = z.tuple([z.string().min(1).max(64), z.uuid()]);

const cursorOf = ({ accountId, deviceId }: Place): string =>
  Buffer.from(`${accountId} ${deviceId}`).toString('base64url');

function placeOf(cursor: string): Place {
  const parsed = Cursor.safeParse(Buffer.from(cursor, 'base64url').toString().split(' '));
  if (!parsed.success)
    throw new ProblemError('bad-request', {
      violations: [{ path: 'cursor', message: 'must be the `next` of an earlier page' }],
    });
  const [accountId, deviceId] = parsed.data;
  return { accountId, deviceId };
}
