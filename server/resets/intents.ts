// The intents of asking the directory to change an account: claimed, prepared, settled once. While one is
// open nobody else asks for the same account, on any server.
import { randomUUID } from 'node:crypto';
import { and, eq, isNull, lte } from 'drizzle-orm';
import type { PreparedChange } from '../directory/directory.ts';
import type { Database, Transaction } from '../store/database.ts';
import type { IntentRow } from './facts.ts';
import { passwordIntents } from './tables.ts';

/** Milliseconds a claim holds without being renewed: then its server is taken for dead. */
const leaseMs = 15_000;
/** Milliseconds between renewals. */
const renewEveryMs = 4_000;

const leaseFrom = (now: Date): Date => new Date(now.getTime() + leaseMs);

/** An intent, as one holder has it. */
export type Claim = Pick<IntentRow, 'id' | 'holder'>;

/** Still open, and nobody has taken it over. */
const held = ({ id, holder }: Claim) =>
  and(eq(passwordIntents.id, id), eq(passwordIntents.holder, holder), isNull(passwordIntents.outcome));

/** Claims the account for one change; null while another one is open. */
export async function claimAccount(
  tx: Transaction,
  intent: Pick<IntentRow, 'resetId' | 'accountId' | 'kind'>,
  now: Date,
): Promise<IntentRow | null> {
  const [row] = await tx
    .insert(passwordIntents)
    .values({
      ...intent,
      ...{ id: randomUUID(), holder: randomUUID(), claimedAt: now, leaseUntil: leaseFrom(now) },
    })
    .onConflictDoNothing()
    .returning();
  return row ?? null;
}

/** Keeps what stands in the directory. False when the claim was lost: nothing may be handed over then. */
export async function keepPreparation(
  tx: Transaction,
  claim: Claim,
  prepared: PreparedChange,
  now: Date,
): Promise<boolean> {
  const kept = await tx
    .update(passwordIntents)
    .set({ prepared, leaseUntil: leaseFrom(now) })
    .where(held(claim))
    .returning({ id: passwordIntents.id });
  return kept.length > 0;
}

/**
 * Said right before the directory is asked. False when the claim was lost, to a server with another clock or
 * while this one stood still: nothing may be handed over then.
 */
export async function beginHandOver(db: Database, claim: Claim, now: Date): Promise<boolean> {
  const begun = await db
    .update(passwordIntents)
    .set({ handedOverAt: now, leaseUntil: leaseFrom(now) })
    .where(held(claim))
    .returning({ id: passwordIntents.id });
  return begun.length > 0;
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
export async function takeOver(db: Database, id: string, now: Date): Promise<IntentRow | null> {
  const [row] = await db
    .update(passwordIntents)
    .set({ holder: randomUUID(), leaseUntil: leaseFrom(now) })
    .where(
      and(eq(passwordIntents.id, id), isNull(passwordIntents.outcome), lte(passwordIntents.leaseUntil, now)),
    )
    .returning();
  return row ?? null;
}

/** Sets when anybody may take it over: later to renew, now to give up. */
export async function leaseUntil(db: Database, claim: Claim, until: Date): Promise<void> {
  await db.update(passwordIntents).set({ leaseUntil: until }).where(held(claim));
}

/** Open intents that nobody works on. */
export const abandonedIntents = (db: Database, now: Date): Promise<{ id: string }[]> =>
  db
    .select({ id: passwordIntents.id })
    .from(passwordIntents)
    .where(and(isNull(passwordIntents.outcome), lte(passwordIntents.leaseUntil, now)));

/** Renews the lease while `work` runs, so that no other server judges what is still being done. */
export async function whileLeased<T>(
  db: Database,
  now: () => Date,
  claim: Claim,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setInterval(() => {
    // One that fails is made good by the next; when all fail the lease ends, and asking tells the outcome.
    leaseUntil(db, claim, leaseFrom(now())).catch(() => undefined);
  }, renewEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
