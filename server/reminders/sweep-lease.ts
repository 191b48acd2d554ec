// One sweep at a time among all servers: a lease by the database's clock, renewed with every page in the page's own
// transaction.
import { and, eq, isNotNull, lte } from 'drizzle-orm';
import { databaseNow, fromNow } from '../store/time.ts';
import type { Database, Transaction } from '../store/database.ts';
import { sweeps } from './sweep-tables.ts';

/** Longer than one page can take; so long after a crash nobody sweeps. */
const leaseMs = 2 * 60_000;

/** Another server has taken the sweep over: whoever had it before does nothing more. */
export class SweepLost extends Error {
  override readonly name = 'SweepLost';
}

/** Takes the lease for `holder`; false while somebody else has it. */
export async function beginSweep(db: Database, holder: string): Promise<boolean> {
  const lease = { holder, leaseUntil: fromNow(leaseMs) };
  const taken = await db
    .insert(sweeps)
    .values(lease)
    .onConflictDoUpdate({ target: sweeps.id, set: lease, setWhere: lte(sweeps.leaseUntil, databaseNow) })
    .returning({ id: sweeps.id });
  return taken.length > 0;
}

const own = (holder: string) => and(eq(sweeps.id, 1), eq(sweeps.holder, holder));

/** Renews it; what the transaction writes is written by the holder of the lease or not at all. Throws SweepLost. */
export async function keepSweep(tx: Transaction, holder: string): Promise<void> {
  const kept = await tx
    .update(sweeps)
    .set({ leaseUntil: fromNow(leaseMs) })
    .where(own(holder))
    .returning({ id: sweeps.id });
  if (kept.length === 0) throw new SweepLost('Another server sweeps');
}

/** Gives it back, with what a whole sweep came to; without that, nothing is said of it. */
export async function leaveSweep(
  db: Database,
  holder: string,
  now: Date,
  whole: { readonly seen: number; readonly unreadable: number } | null,
): Promise<void> {
  await db
    .update(sweeps)
    .set({ leaseUntil: databaseNow, ...(whole === null ? {} : { ...whole, endedAt: now }) })
    .where(own(holder));
}

export interface LastSweep {
  readonly endedAt: Date;
  readonly seen: number;
  readonly unreadable: number;
}

/** The last one that came to its end; null: none has yet. */
export async function lastSweep(db: Database): Promise<LastSweep | null> {
  const [row] = await db.select().from(sweeps).where(isNotNull(sweeps.endedAt));
  const endedAt = row?.endedAt ?? null;
  return row === undefined || endedAt === null
    ? null
    : { endedAt, seen: row.seen, unreadable: row.unreadable };
}
