// A limit that stops a change of an account whose proof is complete: in the audit trail, and told.
import { record } from '../audit/audit.ts';
import { ProblemError } from '../http/problem.ts';
import type { LimitName } from '../throttle/limits.ts';
import type { ResetDeps } from './deps.ts';
import type { ResetRow } from './facts.ts';

/** Writes it down; the problem to throw. */
export async function tooMany(
  { db, clock }: Pick<ResetDeps, 'db' | 'clock'>,
  { accountId, reference }: Pick<ResetRow, 'accountId' | 'reference'>,
  { limit, retryAfterSeconds }: { readonly limit: LimitName; readonly retryAfterSeconds: number },
  source: string,
): Promise<ProblemError> {
  if (accountId === null) return new ProblemError('wrong-step');
  const account = { kind: 'account', id: accountId } as const;
  await db.transaction((tx) =>
    record(tx, {
      type: 'throttle.reached',
      outcome: 'refused',
      at: clock.now(),
      source,
      reference,
      actor: account,
      target: account,
      detail: { limit, retryAfterSeconds },
    }),
  );
  return new ProblemError('too-many-requests', { retryAfterSeconds });
}
