// Proving a factor in a session, and asking for a code.
import type { FactorKind } from '../../src/contract/steps.ts';
import { record } from '../audit/audit.ts';
import { refuseWithoutMail, sendMailCode } from '../factors/mail-code.ts';
import { prove } from '../factors/prove.ts';
import { ProblemError } from '../http/problem.ts';
import type { AccountDeps } from './deps.ts';
import type { SessionStep } from './session-step.ts';
import type { LoadedSession } from './sessions.ts';
import { authenticateSession, loadSession } from './sessions.ts';

/** Throws `wrong-step` once signed in, `factor-unavailable` for a kind that is not offered. */
function refuseUnlessOffered({ step }: LoadedSession, kind: FactorKind): void {
  if (step.kind !== 'verify') throw new ProblemError('wrong-step');
  if (!step.factors.some((offer) => offer.kind === kind)) throw new ProblemError('factor-unavailable');
}

/** Also throws `mail-unavailable`, `too-many-requests`. */
export async function challengeSession(
  deps: AccountDeps,
  token: string,
  kind: FactorKind,
  source: string,
): Promise<SessionStep> {
  const session = await authenticateSession(deps, token);
  if (kind !== 'email-code') throw new ProblemError('factor-unavailable');
  await refuseWithoutMail(deps);
  refuseUnlessOffered(session, kind);
  const { flow, accountId, facts } = session;
  const subject = { account: accountId };
  await sendMailCode(deps, { flow, subject, told: subject, source, proven: facts.proven });
  return (await authenticateSession(deps, token)).step;
}

/** Also throws what `prove` throws. */
export async function verifySession(
  deps: AccountDeps,
  token: string,
  { factor, response }: { readonly factor: FactorKind; readonly response: string },
  source: string,
): Promise<SessionStep> {
  const session = await authenticateSession(deps, token);
  refuseUnlessOffered(session, factor);
  const { flow, accountId, facts } = session;
  const subject = { account: accountId };
  const answer = { flow, subject, told: subject, kind: factor, response, source, proven: facts.proven };
  await prove(deps, answer, async (tx) => {
    if ((await loadSession(deps, tx, session)).step.kind !== 'signed-in') return;
    await deps.throttle.clearWrongAnswers(tx, subject, source);
    const account = { kind: 'account', id: accountId } as const;
    await record(tx, {
      type: 'session.signed-in',
      outcome: 'succeeded',
      at: deps.clock.now(),
      source,
      actor: account,
      target: account,
      reference: session.id,
    });
  });
  return (await authenticateSession(deps, token)).step;
}
