// The factors of an account: what there is, and taking one away.
import { and, count, eq, isNotNull, isNull, min } from 'drizzle-orm';
import type { RouteReply } from '../../src/contract/api.ts';
import type { FactorKind } from '../../src/contract/steps.ts';
import { record } from '../audit/audit.ts';
import { recoveryCodes, totpFactors } from '../factors/tables.ts';
import { ProblemError } from '../http/problem.ts';
import type { Transaction } from '../store/database.ts';
import type { AccountDeps } from './deps.ts';
import { oneChangeAtATime } from './enrolment.ts';
import type { LoadedSession } from './sessions.ts';
import { loadSession, refuseUnproven } from './sessions.ts';
import { tellOwner } from './tell-owner.ts';

/** Throws `proof-needed`. */
export async function listFactors(
  { db }: AccountDeps,
  session: LoadedSession,
): Promise<RouteReply<'listFactors'>> {
  refuseUnproven(session);
  const { accountId, facts } = session;
  const apps = await db
    .select()
    .from(totpFactors)
    .where(and(eq(totpFactors.accountId, accountId), isNotNull(totpFactors.confirmedAt)));
  const sets = await db
    .select({ id: recoveryCodes.setId, since: min(recoveryCodes.issuedAt), left: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)))
    .groupBy(recoveryCodes.setId);
  return {
    factors: [
      ...apps.map(({ id, confirmedAt, begunAt }) => ({
        id,
        kind: 'totp' as const,
        since: (confirmedAt ?? begunAt).toISOString(),
      })),
      ...sets.flatMap(({ id, since, left }) =>
        since === null ? [] : [{ id, kind: 'recovery-code' as const, since: since.toISOString(), left }],
      ),
    ],
    emailHint: facts.emailHint,
  };
}

/** Takes a factor away; its owner gets a notice. Throws `proof-needed`, `not-found`. */
export async function removeFactor(
  deps: AccountDeps,
  session: LoadedSession,
  id: string,
  source: string,
): Promise<void> {
  const { db, clock, outbox } = deps;
  const { accountId } = session;
  const account = { kind: 'account', id: accountId } as const;
  await db.transaction(async (tx) => {
    await oneChangeAtATime(tx, accountId);
    refuseUnproven(await loadSession(deps, tx, session));
    const factor = await remove(tx, accountId, id);
    if (factor === null) throw new ProblemError('not-found');
    await record(tx, {
      type: 'factor.removed',
      outcome: 'succeeded',
      at: clock.now(),
      source,
      detail: { factor },
      actor: account,
      target: account,
      reference: session.id,
    });
    await tellOwner(tx, deps, session, { kind: 'factor-removed', factor }, source);
  });
  outbox.soon();
}

/** Its kind, or null when the account has no factor of this id. */
async function remove(tx: Transaction, accountId: string, id: string): Promise<FactorKind | null> {
  const apps = await tx
    .delete(totpFactors)
    .where(
      and(eq(totpFactors.id, id), eq(totpFactors.accountId, accountId), isNotNull(totpFactors.confirmedAt)),
    )
    .returning({ id: totpFactors.id });
  if (apps.length > 0) return 'totp';
  const codes = await tx
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.setId, id), eq(recoveryCodes.accountId, accountId)))
    .returning({ id: recoveryCodes.id });
  return codes.length > 0 ? 'recovery-code' : null;
}
