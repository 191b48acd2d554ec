// Sends the code of a factor in a reset.
import type { FactorKind, Step } from '../../src/contract/steps.ts';
import { refuseWithoutMail, sendMailCode } from '../factors/mail-code.ts';
import { ProblemError } from '../http/problem.ts';
import type { ResetDeps } from './deps.ts';
import type { ResetRow } from './facts.ts';
import { refuseUnless, stepNow, subjectOf, toldOf } from './facts.ts';
import { loadWithStanding } from './standing.ts';

/**
 * Throws `factor-unavailable` for a kind that is not offered or sends nothing, `mail-unavailable` while mail is
 * down (told to everybody alike), `too-many-requests`, `wrong-step`, `reset-ended`.
 */
export async function challengeReset(
  deps: ResetDeps,
  row: ResetRow,
  kind: FactorKind,
  source: string,
): Promise<Step> {
  if (kind !== 'email-code') throw new ProblemError('factor-unavailable');
  await refuseWithoutMail(deps);
  const { flow, facts } = await loadWithStanding(deps, deps.db, row);
  const step = refuseUnless(stepNow(deps, { facts }), 'verify');
  if (!step.factors.some((offer) => offer.kind === kind)) throw new ProblemError('factor-unavailable');
  const who = { flow, subject: subjectOf(row), told: toldOf(row), reference: row.reference };
  await sendMailCode(deps, { ...who, source, proven: facts.proven });
  return stepNow(deps, await loadWithStanding(deps, deps.db, row));
}
