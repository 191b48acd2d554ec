// An unlock that did not reach every controller is repeated, each minute for an hour: the lock would go on
// where the person signs in. Only locks from before the change are taken away, never a newer one.
import { and, asc, eq, inArray, isNull, lte, notExists, sql } from 'drizzle-orm';
import type { RefusalReason } from '../../src/contract/problems.ts';
import { record } from '../audit/audit.ts';
import type { Outcome } from '../audit/events.ts';
import type { Database, Transaction } from '../store/database.ts';
import type { ResetDeps } from './deps.ts';
import type { IntentRow, ResetRow } from './facts.ts';
import { databaseNow, fromNow } from '../store/time.ts';
import { StoredPreparation } from './records.ts';
import { passwordIntents, unlockRepeats } from './tables.ts';

/** Milliseconds between two; longer than one can take, so that no two servers are at the same one. */
const everyMs = 60_000;
/** By then a controller that is back has heard of the unlock from the others. */
const mostRepeats = 60;
/** So many at a time. */
const atOnce = 10;

type Row = typeof unlockRepeats.$inferSelect;

/** Intends to repeat the unlock that came with this change, in the transaction that settles it. */
export async function intendRepeats(
  tx: Transaction,
  { id, accountId, prepared }: IntentRow,
  { reference }: Pick<ResetRow, 'reference'>,
  at: Date,
): Promise<void> {
  const before = StoredPreparation.nullable().parse(prepared)?.preparedAt;
  if (before === undefined) return;
  const row = { id, accountId, reference, lockedBefore: before, dueAt: fromNow(everyMs) };
  await tx.insert(unlockRepeats).values(row);
  await tell(tx, { accountId, reference, repeats: 0 }, 'intended', at);
}

/** Every few seconds, on every server: repeats what is due. Rejects when the database is away. */
export async function repeatUnlocks(deps: ResetDeps): Promise<void> {
  await Promise.all((await claimDue(deps.db)).map((row) => repeat(deps, row)));
}

/** Puts off what is due and counts it; a row is given to one server. None while a change of the account is open. */
async function claimDue(db: Database): Promise<Row[]> {
  const open = db
    .select({ id: passwordIntents.id })
    .from(passwordIntents)
    .where(and(eq(passwordIntents.accountId, unlockRepeats.accountId), isNull(passwordIntents.outcome)));
  const due = db
    .select({ id: unlockRepeats.id })
    .from(unlockRepeats)
    .where(and(lte(unlockRepeats.dueAt, databaseNow), notExists(open)))
    .orderBy(asc(unlockRepeats.dueAt))
    .limit(atOnce)
    .for('update', { skipLocked: true });
  return db
    .update(unlockRepeats)
    .set({ dueAt: fromNow(everyMs), repeats: sql`${unlockRepeats.repeats} + 1` })
    .where(inArray(unlockRepeats.id, due))
    .returning();
}

async function repeat(deps: ResetDeps, row: Row): Promise<void> {
  // Whatever went wrong, the next one may reach them.
  const outcome = await deps.directory.unlock(row.accountId, row.lockedBefore).catch(() => null);
  if (outcome?.kind === 'unlocked' && outcome.everywhere) await finish(deps, row, 'succeeded');
  else if (outcome?.kind === 'refused') await finish(deps, row, 'refused', outcome.reason);
  else if (row.repeats >= mostRepeats) await finish(deps, row, 'failed');
}

async function finish(
  { db, clock }: ResetDeps,
  row: Row,
  outcome: Outcome,
  reason?: RefusalReason,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [gone] = await tx
      .delete(unlockRepeats)
      .where(eq(unlockRepeats.id, row.id))
      .returning({ id: unlockRepeats.id });
    if (gone === undefined) return;
    await tell(tx, row, outcome, clock.now(), reason);
  });
}

function tell(
  tx: Transaction,
  { accountId, reference, repeats }: Pick<Row, 'accountId' | 'reference' | 'repeats'>,
  outcome: Outcome,
  at: Date,
  reason?: RefusalReason,
): Promise<void> {
  const detail = { everywhere: outcome === 'succeeded', repeats };
  return record(tx, {
    type: 'account.unlock',
    outcome,
    reason,
    at,
    reference,
    detail,
    actor: { kind: 'server' },
    target: { kind: 'account', id: accountId },
  });
}
