// Proves a factor in a reset.
import type { FactorKind, Step } from '../../src/contract/steps.ts';
import { isProofComplete } from '../../src/reset/factors.ts';
import { prove } from '../factors/prove.ts';
import { ProblemError } from '../http/problem.ts';
import type { ResetDeps } from './deps.ts';
import type { ResetRow } from './facts.ts';
import { refuseUnless, stepNow, subjectOf, toldOf } from './facts.ts';
import { loadWithStanding } from './standing.ts';

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
  const { db, throttle, settings } = deps;
  const before = await loadWithStanding(deps, db, row);
  const step = refuseUnless(stepNow(deps, before), 'verify');
  if (!step.factors.some(({ kind }) => kind === factor)) throw new ProblemError('factor-unavailable');
  const subject = subjectOf(row);
  const { flow, facts } = before;
  const who = { flow, subject, told: toldOf(row), source, reference: row.reference };
  await prove(deps, { ...who, kind: factor, response, proven: facts.proven });
  const after = await loadWithStanding(deps, db, row);
  if (isProofComplete(after.facts, { required: settings.factorsRequired }))
    for (const counted of [subject, toldOf(row)]) await throttle.clearWrongAnswers(db, counted, source);
  return stepNow(deps, after);
}
