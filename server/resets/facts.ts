// Reads the facts of a reset. The same questions are asked of the database for accounts and strangers.
import { and, desc, eq, sql } from 'drizzle-orm';
import { FactorKind, type Step } from '../../src/contract/steps.ts';
import type { ChangeFact, ResetFacts } from '../../src/reset/next-step.ts';
import { nextStep } from '../../src/reset/next-step.ts';
import type { Flow } from '../factors/factor.ts';
import { maskMail } from '../factors/hint.ts';
import { usableFactors } from '../factors/index.ts';
import { emailCodes, proofs } from '../factors/tables.ts';
import { hashToken } from '../factors/tokens.ts';
import { ProblemError } from '../http/problem.ts';
import type { Database } from '../store/database.ts';
import type { Subject } from '../throttle/throttle.ts';
import type { ResetDeps } from './deps.ts';
import { configuredFactors } from './deps.ts';
import { StoredResult, StoredStanding } from './records.ts';
import { passwordIntents, resets } from './tables.ts';

export type ResetRow = typeof resets.$inferSelect;
export type IntentRow = typeof passwordIntents.$inferSelect;

/** A reset as it is known now. */
export interface LoadedReset {
  readonly row: ResetRow;
  readonly flow: Flow;
  readonly facts: ResetFacts;
  readonly standing: StoredStanding | null;
  /** The last time the directory was asked for it. */
  readonly intent: IntentRow | null;
}

/** The row behind id and token; throws `sign-in-needed`, the same for an unknown id and a wrong token. */
export async function authenticate(db: Database, id: string, token: string): Promise<ResetRow> {
  const [row] = await db
    .select()
    .from(resets)
    .where(and(eq(resets.id, id), eq(resets.tokenHash, hashToken(token))));
  if (row === undefined) throw new ProblemError('sign-in-needed');
  return row;
}

const flowOf = (row: ResetRow): Flow => ({
  id: row.id,
  accountId: row.accountId,
  recoveryMail: row.recoveryMail,
});

function changeOf(intent: IntentRow | null, standing: StoredStanding | null): ChangeFact | null {
  if (intent === null || intent.outcome === 'refused') return null;
  if (intent.outcome === null) return { state: 'open', since: intent.claimedAt };
  if (intent.outcome === 'undetermined') return { state: 'undetermined' };
  const names = standing?.names ?? { username: '', domain: null, upn: null, mail: null };
  return { state: 'accepted', names, ...StoredResult.parse(intent.result) };
}

/** Everything its next step depends on. */
export async function loadFacts(deps: ResetDeps, db: Database, row: ResetRow): Promise<LoadedReset> {
  const flow = flowOf(row);
  const proven = await db.select().from(proofs).where(eq(proofs.flowId, row.id)).orderBy(proofs.provenAt);
  const [code] = await db.select().from(emailCodes).where(eq(emailCodes.flowId, row.id));
  const [intent = null] = await db
    .select()
    .from(passwordIntents)
    .where(eq(passwordIntents.resetId, row.id))
    // One that was not refused is the last of its reset, whatever clocks say.
    .orderBy(sql`${passwordIntents.outcome} is not distinct from 'refused'`, desc(passwordIntents.claimedAt))
    .limit(1);
  const standing = StoredStanding.nullable().parse(row.standing);
  const configured = configuredFactors(deps);
  const facts: ResetFacts = {
    reason: row.reason,
    configured,
    own: await usableFactors(deps.factors, configured, db, flow, deps.clock.now()),
    proven: proven.map(({ kind }) => FactorKind.parse(kind)),
    challenges: code === undefined ? [] : [{ kind: 'email-code', resendAfter: code.resendAfter }],
    emailHint: maskMail(row.recoveryMail),
    expiresAt: row.expiresAt,
    cancelled: row.cancelledAt !== null,
    standing,
    change: changeOf(intent, standing),
  };
  return { row, flow, facts, standing, intent };
}

/** The step now; throws StandingMissing where standing.ts has not asked the directory yet. */
export const stepNow = (deps: ResetDeps, { facts }: Pick<LoadedReset, 'facts'>): Step =>
  nextStep(facts, { required: deps.settings.factorsRequired }, deps.clock.now());

/** Whom it is about. */
export const subjectOf = (row: Pick<ResetRow, 'accountId' | 'nameKey'>): Subject =>
  row.accountId === null ? toldOf(row) : { account: row.accountId };

/** What limits speak of to the caller, whether the name is an account's or nobody's. */
export const toldOf = ({ nameKey }: Pick<ResetRow, 'nameKey'>): Subject => ({ unknownName: nameKey });

/** Refuses a call that is not for the step the reset is at: `reset-ended` once nothing more can be done. */
export function refuseUnless<K extends Step['kind']>(step: Step, kind: K): Extract<Step, { kind: K }> {
  if (step.kind === kind) return step as Extract<Step, { kind: K }>;
  throw new ProblemError(step.kind === 'ended' ? 'reset-ended' : 'wrong-step');
}
