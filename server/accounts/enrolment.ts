// Setting up an authenticator app: begun with a secret, kept once a code of it was right, with new
// recovery codes shown this once. What was there before is replaced, and its owner gets a notice.
import { randomUUID } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { record } from '../audit/audit.ts';
import { keepWrongAnswer, recordPause } from '../factors/outcomes.ts';
import { newRecoveryCodes } from '../factors/recovery-code.ts';
import { seal, unseal } from '../factors/seal.ts';
import { proofs, recoveryCodes, totpFactors } from '../factors/tables.ts';
import { matchingStep, newTotpSecret, totpUri } from '../factors/totp.ts';
import { ProblemError } from '../http/problem.ts';
import type { Transaction } from '../store/database.ts';
import { oneAtATime } from '../store/one-at-a-time.ts';
import type { AccountDeps } from './deps.ts';
import type { LoadedSession } from './sessions.ts';
import { loadSession, refuseUnproven } from './sessions.ts';
import { tellOwner } from './tell-owner.ts';

const factor = 'totp';

/** A new secret in place of one this session began before. Throws `proof-needed`. */
export async function beginTotp(
  { db, clock, keys, settings }: AccountDeps,
  session: LoadedSession,
  source: string,
): Promise<{ secret: string; uri: string }> {
  refuseUnproven(session);
  const { accountId, id: sessionId } = session;
  const [id, secret, at] = [randomUUID(), newTotpSecret(), clock.now()];
  const sealedSecret = seal(keys, { accountId, factorId: id }, secret);
  const account = { kind: 'account', id: accountId } as const;
  await db.transaction(async (tx) => {
    await tx.delete(totpFactors).where(begunIn(sessionId));
    await tx.insert(totpFactors).values({ id, accountId, sealedSecret, sessionId, begunAt: at });
    await record(tx, {
      type: 'factor.enrolment-begun',
      outcome: 'succeeded',
      at,
      source,
      detail: { factor },
      actor: account,
      target: account,
      reference: sessionId,
    });
  });
  return { secret, uri: totpUri(secret, settings.organisation, session.profile.username) };
}

const begunIn = (sessionId: string) =>
  and(eq(totpFactors.sessionId, sessionId), isNull(totpFactors.confirmedAt));

/**
 * Keeps the factor that this session began. Throws `wrong-step` when it began none, `proof-needed`,
 * `factor-rejected` (with the server's time after two wrong codes), `too-many-requests`.
 */
export async function confirmTotp(
  deps: AccountDeps,
  session: LoadedSession,
  code: string,
  source: string,
): Promise<{ recoveryCodes: string[] }> {
  const { db, clock, keys, throttle } = deps;
  const { accountId } = session;
  refuseUnproven(session);
  const subject = { account: accountId };
  const ruling = await throttle.mayAnswer(db, subject, source, clock.now());
  if (!ruling.allowed) {
    const { retryAfterSeconds } = ruling;
    await db.transaction((tx) => recordPause(tx, deps, answerIn(session, source), ruling));
    throw new ProblemError('too-many-requests', { retryAfterSeconds });
  }
  const [begun] = await db.select().from(totpFactors).where(begunIn(session.id));
  if (begun === undefined) throw new ProblemError('wrong-step');
  const secret = unseal(keys, { accountId, factorId: begun.id }, begun.sealedSecret);
  const step = await matchingStep(secret, code, null, clock.now());
  if (step === null) throw await wrongCode(deps, session, source);
  const recovery = await newRecoveryCodes(keys, accountId, clock.now());
  await db.transaction(async (tx) => {
    await oneChangeAtATime(tx, accountId);
    refuseUnproven(await loadSession(deps, tx, session));
    await tx.delete(totpFactors).where(confirmedOf(accountId));
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
    const kept = await tx
      .update(totpFactors)
      .set({ confirmedAt: clock.now(), lastStep: step })
      .where(and(eq(totpFactors.id, begun.id), isNull(totpFactors.confirmedAt)))
      .returning({ id: totpFactors.id });
    if (kept.length === 0) throw new ProblemError('wrong-step');
    await tx.insert(recoveryCodes).values(recovery.rows);
    await tellEnrolled(tx, deps, session, recovery.codes.length, source);
  });
  deps.outbox.soon();
  return { recoveryCodes: recovery.codes };
}

const confirmedOf = (accountId: string) =>
  and(eq(totpFactors.accountId, accountId), sql`${totpFactors.confirmedAt} is not null`);

/** Two sessions of one account change its factors one after the other. */
export async function oneChangeAtATime(tx: Transaction, accountId: string): Promise<void> {
  await oneAtATime(tx, `factors ${accountId}`);
}

/** A code of the new app, as an answer to be counted and written down. */
function answerIn({ flow, accountId, facts: { proven } }: LoadedSession, source: string) {
  const subject = { account: accountId };
  return { flow, subject, told: subject, kind: factor, source, proven } as const;
}

async function wrongCode(deps: AccountDeps, session: LoadedSession, source: string): Promise<ProblemError> {
  const answer = answerIn(session, source);
  return new ProblemError(
    'factor-rejected',
    await deps.db.transaction((tx) => keepWrongAnswer(tx, deps, answer, undefined)),
  );
}

async function tellEnrolled(
  tx: Transaction,
  deps: AccountDeps,
  session: LoadedSession,
  count: number,
  source: string,
): Promise<void> {
  const { id: sessionId, accountId } = session;
  const at = deps.clock.now();
  const account = { kind: 'account', id: accountId } as const;
  const event = {
    at,
    source,
    actor: account,
    target: account,
    reference: sessionId,
    outcome: 'succeeded',
  } as const;
  // What was just shown to work is proven here: the session stays signed in beside its new factor.
  await tx.insert(proofs).values({ flowId: sessionId, kind: factor, provenAt: at }).onConflictDoNothing();
  await record(tx, { ...event, type: 'factor.enrolled', detail: { factor } });
  await record(tx, { ...event, type: 'recovery-codes.issued', detail: { count } });
  await tellOwner(tx, deps, session, { kind: 'factor-enrolled', factor }, source);
}
