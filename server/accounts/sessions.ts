// Account sessions: signing in, and who calls with a session's token.
import { randomUUID } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import * as z from 'zod';
import { FactorKind } from '../../src/contract/steps.ts';
import { record } from '../audit/audit.ts';
import type { Flow } from '../factors/factor.ts';
import { maskMail } from '../factors/hint.ts';
import { usableFactors } from '../factors/index.ts';
import { emailCodes, proofs } from '../factors/tables.ts';
import { hashToken } from '../factors/tokens.ts';
import { ProblemError } from '../http/problem.ts';
import type { Database } from '../store/database.ts';
import type { AccountDeps } from './deps.ts';
import type { SessionFacts, SessionStep } from './session-step.ts';
import { sessionStep } from './session-step.ts';
import { sessions } from './tables.ts';

/** What a session keeps of the account for as long as it lasts. */
export const Profile = z.object({
  /** What the authenticator app shows. */
  username: z.string(),
  /** Where notices go. */
  mail: z.string().nullable(),
  recoveryMail: z.string().nullable(),
});
export type Profile = z.infer<typeof Profile>;

export interface LoadedSession {
  readonly id: string;
  readonly accountId: string;
  readonly expiresAt: Date;
  readonly profile: Profile;
  readonly flow: Flow;
  readonly facts: SessionFacts;
  readonly step: SessionStep;
}

const kinds: readonly FactorKind[] = ['totp', 'recovery-code', 'email-code', 'helpdesk-code'];

/** The session behind a token; throws `sign-in-needed` when there is none that still lasts. */
export async function authenticateSession(deps: AccountDeps, token: string): Promise<LoadedSession> {
  const [row] = await deps.db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.tokenHash, hashToken(token)),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, deps.clock.now()),
      ),
    );
  if (row === undefined) throw new ProblemError('sign-in-needed');
  return loadSession(deps, deps.db, row);
}

/** Its facts as they are now: factors may have changed since it began. */
export async function loadSession(
  { factors, clock }: AccountDeps,
  db: Database,
  row: Pick<typeof sessions.$inferSelect, 'id' | 'accountId' | 'expiresAt' | 'profile'>,
): Promise<LoadedSession> {
  const { id, accountId, expiresAt } = row;
  const profile = Profile.parse(row.profile);
  const flow: Flow = { id, accountId, recoveryMail: profile.recoveryMail };
  const proven = await db.select().from(proofs).where(eq(proofs.flowId, id)).orderBy(proofs.provenAt);
  const [code] = await db.select().from(emailCodes).where(eq(emailCodes.flowId, id));
  const facts: SessionFacts = {
    proven: proven.map(({ kind }) => FactorKind.parse(kind)),
    usable: await usableFactors(factors, kinds, db, flow, clock.now()),
    challenges: code === undefined ? [] : [{ kind: 'email-code', resendAfter: code.resendAfter }],
    emailHint: maskMail(profile.recoveryMail),
  };
  return { id, accountId, expiresAt, profile, flow, facts, step: sessionStep(facts) };
}

/** Refuses what only a signed-in session may do: `proof-needed`. */
export function refuseUnproven({ step }: LoadedSession): void {
  if (step.kind !== 'signed-in') throw new ProblemError('proof-needed');
}

/** Begins a session whose password was proven. */
export async function beginSession(
  { db, clock, settings }: AccountDeps,
  accountId: string,
  profile: Profile,
  tokenHash: string,
  source: string,
): Promise<typeof sessions.$inferSelect> {
  const at = clock.now();
  const expiresAt = new Date(at.getTime() + settings.sessionMinutes * 60_000);
  const row = { id: randomUUID(), tokenHash, accountId, profile, startedAt: at, expiresAt, endedAt: null };
  const account = { kind: 'account', id: accountId } as const;
  await db.transaction(async (tx) => {
    await tx.insert(sessions).values(row);
    await tx.insert(proofs).values({ flowId: row.id, kind: 'current-password', provenAt: at });
    await record(tx, {
      type: 'session.started',
      outcome: 'succeeded',
      at,
      source,
      reference: row.id,
      actor: account,
      target: account,
    });
  });
  return row;
}

/** Signs out. */
export async function endSession(
  { db, clock }: AccountDeps,
  session: LoadedSession,
  source: string,
): Promise<void> {
  const at = clock.now();
  const account = { kind: 'account', id: session.accountId } as const;
  await db.transaction(async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ endedAt: at })
      .where(and(eq(sessions.id, session.id), isNull(sessions.endedAt)))
      .returning({ id: sessions.id });
    if (ended.length === 0) return;
    await record(tx, {
      type: 'session.ended',
      outcome: 'succeeded',
      at,
      source,
      reference: session.id,
      actor: account,
      target: account,
    });
  });
}
