// A limit that stops a change of an account whose proof is complete: in the audit trail, and told.
import { ProblemError } from '../http/problem.ts';
import type { LimitName } from '../throttle/limits.ts';
import { recordReached } from '../throttle/reached.ts';
import type { ResetDeps } from './deps.ts';
import type { ResetRow } from './facts.ts';

/** Writes it down; the problem to throw. */
export async function tooMany(
  { db, clock, throttle }: Pick<ResetDeps, 'db' | 'clock' | 'throttle'>,
  { accountId, reference }: Pick<ResetRow, 'accountId' | 'reference'>,
  refusal: { readonly limit: LimitName; readonly retryAfterSeconds: number },
  source: string,
): Promise<ProblemError> {
  if (accountId === null) return new ProblemError('wrong-step');
  const account = { kind: 'account', id: accountId } as const;
  const reached = { refusal, at: clock.now(), source, reference, actor: account, target: account };
  await db.transaction((tx) => recordReached(tx, throttle, reached, { account: accountId }));
  return new ProblemError('too-many-requests', { retryAfterSeconds: refusal.retryAfterSeconds });
}
