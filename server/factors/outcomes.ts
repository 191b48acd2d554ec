// What is kept of an answer: the proof or the count of wrong ones, each with its audit row in the same
// transaction.
import { sql } from 'drizzle-orm';
import type { FactorKind } from '../../src/contract/steps.ts';
import { record } from '../audit/audit.ts';
import type { Actor, Target } from '../audit/events.ts';
import type { ProblemMembers } from '../http/problem.ts';
import type { Transaction } from '../store/database.ts';
import { silent } from '../throttle/keys.ts';
import { recordReached } from '../throttle/reached.ts';
import type { Refusal, Subject, Throttle } from '../throttle/throttle.ts';
import type { Answer, ProveDeps } from './answer.ts';
import type { Flow } from './factor.ts';
import { proofs, wrongAnswers } from './tables.ts';

/** Who acts: whoever has proven nothing yet is a stranger, whatever name was typed. */
export const actorOf = (flow: Pick<Flow, 'accountId'>, proven: readonly FactorKind[]): Actor =>
  flow.accountId !== null && proven.length > 0
    ? { kind: 'account', id: flow.accountId }
    : { kind: 'stranger' };

/** To whom it is done: the account, or the HMAC of a name that nobody has. */
export const targetOf = (subject: Subject, throttle: Throttle): Target =>
  'account' in subject
    ? { kind: 'account', id: subject.account }
    : { kind: 'unknown-name', id: throttle.keys.subject(subject) };

/** Keeps a proof, once for each kind. */
export async function keepProof(
  tx: Transaction,
  { clock, throttle }: ProveDeps,
  { flow, subject, kind, source, reference, proven }: Answer,
): Promise<void> {
  const at = clock.now();
  await tx.insert(proofs).values({ flowId: flow.id, kind, provenAt: at }).onConflictDoNothing();
  await record(tx, {
    type: 'factor.verified',
    outcome: 'succeeded',
    detail: { factor: kind },
    at,
    reference,
    source,
    actor: actorOf(flow, [...proven, kind]),
    target: targetOf(subject, throttle),
  });
}

/** A pause that somebody ran into is in the audit trail. */
export async function recordPause(
  tx: Transaction,
  { clock, throttle }: ProveDeps,
  { flow, subject, told, proven, source, reference }: Omit<Answer, 'response'>,
  refusal: Refusal,
): Promise<void> {
  const who = { actor: actorOf(flow, proven), target: targetOf(subject, throttle), source, reference };
  await recordReached(tx, throttle, { refusal, at: clock.now(), ...who }, told);
}

/** Wrong codes of an app after which the server's time is told: the phone's clock may be off. */
const wrongBeforeTime = 2;

/** Counts a wrong answer; returns what the person may know of it. `ofCode`: answers left to this one code. */
export async function keepWrongAnswer(
  tx: Transaction,
  deps: ProveDeps,
  answer: Omit<Answer, 'response'>,
  ofCode: number | undefined,
): Promise<ProblemMembers> {
  const { clock, throttle } = deps;
  const { flow, subject, told, kind, source, reference, proven } = answer;
  const at = clock.now();
  const [row] = await tx
    .insert(wrongAnswers)
    .values({ flowId: flow.id, kind, count: 1 })
    .onConflictDoUpdate({
      target: [wrongAnswers.flowId, wrongAnswers.kind],
      set: { count: sql`${wrongAnswers.count} + 1` },
    })
    .returning();
  const decision = await throttle.countWrongAnswer(tx, told, source, at);
  const own = silent(told, subject);
  if (own !== null) await throttle.countWrongProof(tx, own, source, at);
  const ofSource = await throttle.answersLeft(tx, told, source, at);
  const attemptsLeft = Math.min(ofSource, ofCode ?? ofSource);
  const who = { actor: actorOf(flow, proven), target: targetOf(subject, throttle) };
  await record(tx, {
    type: 'factor.rejected',
    outcome: 'refused',
    detail: { factor: kind, attemptsLeft },
    at,
    reference,
    source,
    ...who,
  });
  if (!decision.allowed) await recordPause(tx, deps, answer, decision);
  const tellTime = kind === 'totp' && (row?.count ?? 0) >= wrongBeforeTime;
  return {
    attemptsLeft,
    ...(tellTime ? { serverTime: at.toISOString() } : {}),
    ...(decision.allowed ? {} : { retryAfterSeconds: decision.retryAfterSeconds }),
  };
}
