// The intents of asking the directory to change an account: claimed, prepared, settled once. While one is
// open nobody else asks for the same account, on any server.
import { randomUUID } from 'node:crypto';
import { and, eq, getTableColumns, isNull, lte } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { PreparedChange } from '../directory/directory.ts';
import { handOverWithinMs } from '../directory/directory.ts';
import type { Database, Transaction } from '../store/database.ts';
import type { IntentRow } from './facts.ts';
import { leaseEnd, leaseOutlasts } from './lease.ts';
import { ageMs, databaseNow, fromNow } from '../store/time.ts';
import { passwordIntents } from './tables.ts';

/** Milliseconds between renewals. */
const renewEveryMs = 4_000;

/** An intent, as one holder has it. */
export type Claim = Pick<IntentRow, 'id' | 'holder'>;

/** One that was taken over, with its ages in milliseconds by the database's clock. */
export type TakenOver = IntentRow & {
  readonly claimedAgoMs: number;
  /** Null: the directory was not asked. */
  readonly handedOverAgoMs: number | null;
};

/** Still open, and nobody has taken it over. */
const held = ({ id, holder }: Claim) =>
  and(eq(passwordIntents.id, id), eq(passwordIntents.holder, holder), isNull(passwordIntents.outcome));

/** Open, and nobody works on it. */
const abandoned = () => and(isNull(passwordIntents.outcome), lte(passwordIntents.leaseUntil, databaseNow));

/** Claims the account for one change; null while another one is open. */
export async function claimAccount(
  tx: Transaction,
  intent: Pick<IntentRow, 'resetId' | 'accountId' | 'kind'>,
): Promise<IntentRow | null> {
  const claim = { id: randomUUID(), holder: randomUUID() };
  const [row] = await tx
    .insert(passwordIntents)
    .values({ ...intent, ...claim, claimedAt: databaseNow, leaseUntil: leaseEnd() })
    .onConflictDoNothing()
    .returning();
  return row ?? null;
}

/** Keeps what stands in the directory. False when the claim was lost: nothing may be handed over then. */
export async function keepPreparation(
  tx: Transaction,
  claim: Claim,
  prepared: PreparedChange,
): Promise<boolean> {
  const kept = await tx
    .update(passwordIntents)
    .set({ prepared, leaseUntil: leaseEnd() })
    .where(held(claim))
    .returning({ id: passwordIntents.id });
  return kept.length > 0;
}

/**
 * Said right before the directory is asked. False when nothing may be handed over any more: the claim was lost
 * while this server stood still, or so much of its lease is gone that the handing over could outlast it.
 */
export async function beginHandOver(db: Database, claim: Claim, clock: Clock): Promise<boolean> {
  const sentAt = clock.monotonic();
  const begun = await db
    .update(passwordIntents)
    .set({ handedOverAt: databaseNow, leaseUntil: leaseEnd() })
    .where(held(claim))
    .returning({ id: passwordIntents.id });
  return begun.length > 0 && leaseOutlasts(sentAt, clock.monotonic(), handOverWithinMs);
}

/** Settles it, once; false when it was taken over or is settled. */
export async function settleClaim(
  tx: Transaction,
  claim: Claim,
  settled: Pick<IntentRow, 'outcome' | 'reason' | 'result'>,
  now: Date,
): Promise<boolean> {
  const rows = await tx
    .update(passwordIntents)
    .set({ ...settled, settledAt: now })
    .where(held(claim))
    .returning({ id: passwordIntents.id });
  return rows.length > 0;
}

/** Takes over an open intent whose server has given it up or died; null when it is alive or settled. */
export async function takeOver(db: Database, id: string): Promise<TakenOver | null> {
  const [row] = await db
    .update(passwordIntents)
    .set({ holder: randomUUID(), leaseUntil: leaseEnd() })
    .where(and(eq(passwordIntents.id, id), abandoned()))
    .returning({
      ...getTableColumns(passwordIntents),
      claimedAgoMs: ageMs(passwordIntents.claimedAt),
      handedOverAgoMs: ageMs(passwordIntents.handedOverAt),
    });
  return row === undefined ? null : { ...row, claimedAgoMs: row.claimedAgoMs ?? 0 };
}

/** Gives it up: in `ms` milliseconds anybody may take it over. */
export async function giveUp(db: Database, claim: Claim, ms: number): Promise<void> {
  await db
    .update(passwordIntents)
    .set({ leaseUntil: fromNow(ms) })
    .where(held(claim));
}

/** Open intents that nobody works on. */
export const abandonedIntents = (db: Database): Promise<{ id: string }[]> =>
  db.select({ id: passwordIntents.id }).from(passwordIntents).where(abandoned());

/** Renews the lease while `work` runs, so that no other server judges what is still being done. */
export async function whileLeased<T>(db: Database, claim: Claim, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => {
    // One that fails is made good by the next; when all fail the lease ends, and asking tells the outcome.
    db.update(passwordIntents)
      .set({ leaseUntil: leaseEnd() })
      .where(held(claim))
      .catch(() => undefined);
  }, renewEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
