// What resets need from time to time: open intents judged, ends written to the audit trail, old rows dropped.
import { and, eq, inArray, isNull, lt, lte, notExists } from 'drizzle-orm';
import { record } from '../audit/audit.ts';
import { targetOf } from '../factors/outcomes.ts';
import { emailCodes, proofs, wrongAnswers } from '../factors/tables.ts';
import type { ResetDeps } from './deps.ts';
import { subjectOf } from './facts.ts';
import { resolveAbandoned } from './resolve.ts';
import { passwordIntents, resets } from './tables.ts';

/** Days after which a finished reset is dropped; the audit trail keeps what happened. */
const keptDays = 7;

/** At start, and every few seconds. Rejects when the database is away; the next time finds what is left. */
export async function keepUp(deps: ResetDeps): Promise<void> {
  await resolveAbandoned(deps);
  await closeExpired(deps);
  await dropOld(deps);
}

async function closeExpired({ db, clock, throttle }: ResetDeps): Promise<void> {
  const at = clock.now();
  await db.transaction(async (tx) => {
    // Locked before they are judged: a change that is being claimed is one, or finds its reset ended. One
    // that somebody works on is found again the next time.
    const due = await tx
      .select({ id: resets.id })
      .from(resets)
      .where(and(isNull(resets.closedAt), lte(resets.expiresAt, at)))
      .for('update', { skipLocked: true });
    if (due.length === 0) return;
    const ids = due.map(({ id }) => id);
    const open = tx
      .select()
      .from(passwordIntents)
      .where(and(eq(passwordIntents.resetId, resets.id), isNull(passwordIntents.outcome)));
    const closed = await tx
      .update(resets)
      .set({ closedAt: at, recoveryMail: null })
      .where(and(inArray(resets.id, ids), notExists(open)))
      .returning();
    for (const row of closed)
      await record(tx, {
        type: 'reset.expired',
        outcome: 'succeeded',
        at,
        reference: row.reference,
        actor: { kind: 'server' },
        target: targetOf(subjectOf(row), throttle),
      });
  });
}

async function dropOld({ db, clock }: ResetDeps): Promise<void> {
  const before = new Date(clock.now().getTime() - keptDays * 86_400_000);
  await db.transaction(async (tx) => {
    const dropped = await tx.delete(resets).where(lt(resets.closedAt, before)).returning({ id: resets.id });
    const ids = dropped.map(({ id }) => id);
    if (ids.length === 0) return;
    await tx.delete(passwordIntents).where(inArray(passwordIntents.resetId, ids));
    for (const table of [proofs, wrongAnswers, emailCodes])
      await tx.delete(table).where(inArray(table.flowId, ids));
  });
}
