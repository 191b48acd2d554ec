// Proving a factor, the same way in resets and sessions: within the throttles, one answer of an account
// at a time, outcome and audit row in one transaction.
import type { Clock } from '../clock.ts';
import { ProblemError } from '../http/problem.ts';
import type { Transaction } from '../store/database.ts';
import { oneAtATime } from '../store/one-at-a-time.ts';
import { silent } from '../throttle/keys.ts';
import type { Refusal } from '../throttle/throttle.ts';
import type { Answer, ProveDeps } from './answer.ts';
import type { Verdict } from './factor.ts';
import { keepProof, keepWrongAnswer, recordPause } from './outcomes.ts';

/**
 * Records the proof, or throws: `factor-rejected` (with attempts left, and the server's time after two wrong
 * codes of an app), `factor-unavailable` (with the time to come back, if one is known),
 * `too-many-requests`. Throws DirectoryUnavailable for a password. The caller has checked that this kind is
 * offered now. `withProof`: what the proof brings about, in its transaction.
 */
export async function prove(
  deps: ProveDeps,
  answer: Answer,
  withProof: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const { db, clock, throttle, factors } = deps;
  const { flow, subject, told, source } = answer;
  const factor = factors.get(answer.kind);
  if (factor === undefined) throw new ProblemError('factor-unavailable');
  const decision = await throttle.mayAnswer(db, told, source, clock.now());
  if (!decision.allowed) throw await db.transaction((tx) => paused(tx, deps, answer, decision));
  const settle = await factor.examine(db, flow, answer.response, clock.now());
  const problem = await db.transaction(async (tx) => {
    // Parallel guesses wait here for each other, so that none is judged before those ahead of it are counted.
    await oneAtATime(tx, throttle.keys.subject(subject));
    const still = await throttle.mayAnswer(tx, told, source, clock.now());
    if (!still.allowed) return paused(tx, deps, answer, still);
    const own = silent(told, subject);
    const ofAccount = own === null ? still : await throttle.mayProve(tx, own, source, clock.now());
    if (!ofAccount.allowed && answer.proven.length > 0) return paused(tx, deps, answer, ofAccount);
    const verdict = await settle(tx);
    if (ofAccount.allowed || verdict.kind !== 'proven') return settled(tx, deps, answer, verdict, withProof);
    // The account was guessed at too often under other names, of which this caller must not learn.
    await paused(tx, deps, answer, ofAccount);
    return settled(tx, deps, answer, { kind: 'rejected' }, withProof);
  });
  if (problem !== null) throw problem;
}

/** Returned, not thrown: what was counted must be committed. */
async function settled(
  tx: Transaction,
  deps: ProveDeps,
  answer: Answer,
  verdict: Verdict,
  withProof: (tx: Transaction) => Promise<void>,
): Promise<ProblemError | null> {
  switch (verdict.kind) {
    case 'proven':
      await keepProof(tx, deps, answer);
      await withProof(tx);
      return null;
    case 'unavailable':
      return new ProblemError('factor-unavailable', {
        ...(verdict.retryAt === null ? {} : { retryAfterSeconds: secondsUntil(verdict.retryAt, deps.clock) }),
      });
    case 'rejected':
      return new ProblemError(
        'factor-rejected',
        await keepWrongAnswer(tx, deps, answer, verdict.attemptsLeft),
      );
  }
}

/** The pause is in the audit trail, and what the caller may be told. */
async function paused(
  tx: Transaction,
  deps: ProveDeps,
  answer: Answer,
  refusal: Refusal,
): Promise<ProblemError> {
  await recordPause(tx, deps, answer, refusal);
  return new ProblemError('too-many-requests', { retryAfterSeconds: refusal.retryAfterSeconds });
}

const secondsUntil = (at: Date, clock: Clock): number =>
  Math.max(1, Math.ceil((at.getTime() - clock.now().getTime()) / 1000));
