// Proves a factor in a reset.
import { eq } from 'drizzle-orm';
import type { FactorKind, Step } from '../../src/contract/steps.ts';
import { canComplete, isProofComplete } from '../../src/reset/factors.ts';
import { record } from '../audit/audit.ts';
import { prove } from '../factors/prove.ts';
import { ProblemError } from '../http/problem.ts';
import type { Transaction } from '../store/database.ts';
import type { ResetDeps } from './deps.ts';
import type { LoadedReset, ResetRow } from './facts.ts';
import { refuseUnless, stepNow, subjectOf, toldOf } from './facts.ts';
import { lockReset } from './lock.ts';
import { loadWithStanding } from './standing.ts';
import { resets } from './tables.ts';

/**
 * The step after the proof. Throws what `prove` throws, `wrong-step`, `reset-ended`, and DirectoryUnavailable
 * when the proof is complete but what follows can't be read yet: the proof stays, GET goes on.
 */
export async function verifyReset(
  deps: ResetDeps,
  row: ResetRow,
  { factor, response }: { readonly factor: FactorKind; readonly response: string },
  source: string,
): Promise<Step> {
  const { db, clock, throttle, settings } = deps;
  const before = await loadWithStanding(deps, db, row);
  const step = refuseUnless(stepNow(deps, before), 'verify');
  if (!step.factors.some(({ kind }) => kind === factor)) throw new ProblemError('factor-unavailable');
  const [subject, told] = [subjectOf(row), toldOf(row)];
  const { flow, facts } = before;
  const { reference } = row;
  const answer = { flow, subject, told, source, reference, kind: factor, response, proven: facts.proven };
  await prove(deps, answer, async (tx) => {
    const now = await lockReset(tx, deps, row);
    const rules = { required: settings.factorsRequired };
    if (!canComplete(now.facts, rules)) await refuseUnprovable(tx, now, clock.now(), source);
    if (!isProofComplete(now.facts, rules)) return;
    for (const counted of [subject, told]) await throttle.clearWrongAnswers(tx, counted, source);
  });
  return stepNow(deps, await loadWithStanding(deps, db, row));
}

/** No factor of the account is left that could complete the proof: the reset ends with this one. */
async function refuseUnprovable(
  tx: Transaction,
  { row: { id, accountId, reference, closedAt } }: LoadedReset,
  at: Date,
  source: string,
): Promise<void> {
  if (accountId === null || closedAt !== null) return;
  await tx.update(resets).set({ closedAt: at, recoveryMail: null }).where(eq(resets.id, id));
  const account = { kind: 'account', id: accountId } as const;
  await record(tx, {
    type: 'reset.refused',
    outcome: 'refused',
    reason: 'no-way-to-prove',
    at,
    source,
    actor: account,
    target: account,
    reference,
  });
}
