// Reading, extending, cancelling a reset, and what the workstation reports afterwards.
import { eq } from 'drizzle-orm';
import type { RouteBody, RouteReply } from '../../src/contract/api.ts';
import { StandingMissing } from '../../src/reset/next-step.ts';
import { record } from '../audit/audit.ts';
import { actorOf, targetOf } from '../factors/outcomes.ts';
import { ProblemError } from '../http/problem.ts';
import type { Transaction } from '../store/database.ts';
import type { ResetDeps } from './deps.ts';
import { minutesAfter } from './deps.ts';
import type { LoadedReset, ResetRow } from './facts.ts';
import { refuseUnless, stepNow, subjectOf } from './facts.ts';
import { lockReset } from './lock.ts';
import { resolveIntent } from './resolve.ts';
import { loadWithStanding } from './standing.ts';
import { resets } from './tables.ts';

/** Throws DirectoryUnavailable only while a complete proof waits for the directory's rules. */
export async function readReset(deps: ResetDeps, row: ResetRow): Promise<RouteReply<'readReset'>> {
  let loaded = await loadWithStanding(deps, deps.db, row);
  if (loaded.intent?.outcome === null) {
    await resolveIntent(deps, loaded.intent.id);
    loaded = await loadWithStanding(deps, deps.db, row);
  }
  const step = stepNow(deps, loaded);
  const isGoing = step.kind === 'verify' || step.kind === 'new-password';
  return {
    id: row.id,
    reference: row.reference,
    expiresAt: row.expiresAt.toISOString(),
    extendable: isGoing && !row.extended,
    step,
  };
}

/**
 * Under the lock of the reset: refuses what is only possible while somebody still works on it. It does not
 * need the directory: who waits for that may well give up.
 */
async function going(tx: Transaction, deps: ResetDeps, row: ResetRow): Promise<LoadedReset> {
  const loaded = await lockReset(tx, deps, row);
  try {
    const step = stepNow(deps, loaded);
    if (step.kind !== 'verify') refuseUnless(step, 'new-password');
  } catch (error) {
    if (!(error instanceof StandingMissing)) throw error;
  }
  return loaded;
}

const whoOf = ({ throttle }: ResetDeps, { row, facts, flow }: LoadedReset) => ({
  actor: actorOf(flow, facts.proven),
  target: targetOf(subjectOf(row), throttle),
  reference: row.reference,
});

/** Once: throws `wrong-step` the second time. */
export async function extendReset(
  deps: ResetDeps,
  row: ResetRow,
  source: string,
): Promise<{ expiresAt: string }> {
  const at = deps.clock.now();
  const expiresAt = minutesAfter(row.expiresAt, deps.settings.extensionMinutes);
  await deps.db.transaction(async (tx) => {
    const loaded = await going(tx, deps, row);
    if (loaded.row.extended) throw new ProblemError('wrong-step');
    await tx.update(resets).set({ expiresAt, extended: true }).where(eq(resets.id, row.id));
    await record(tx, { type: 'reset.extended', outcome: 'succeeded', at, source, ...whoOf(deps, loaded) });
  });
  return { expiresAt: expiresAt.toISOString() };
}

/** Ends it on the person's wish. */
export async function cancelReset(deps: ResetDeps, row: ResetRow, source: string): Promise<void> {
  const at = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    const loaded = await going(tx, deps, row);
    await tx
      .update(resets)
      .set({ cancelledAt: at, closedAt: at, recoveryMail: null })
      .where(eq(resets.id, row.id));
    await record(tx, { type: 'reset.cancelled', outcome: 'succeeded', at, source, ...whoOf(deps, loaded) });
  });
}

/** Writes to the audit trail what became of the copies; only after a completed reset. */
export async function reportSavedCredentials(
  deps: ResetDeps,
  row: ResetRow,
  { items }: RouteBody<'reportSavedCredentials'>,
  source: string,
): Promise<void> {
  const loaded = await loadWithStanding(deps, deps.db, row);
  refuseUnless(stepNow(deps, loaded), 'completed');
  const at = deps.clock.now();
  await deps.db.transaction((tx) =>
    record(tx, {
      type: 'saved-credentials.reported',
      outcome: 'succeeded',
      at,
      source,
      ...whoOf(deps, loaded),
      detail: { items },
    }),
  );
}
