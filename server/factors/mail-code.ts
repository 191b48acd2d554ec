// Sends a code by mail for a reset or a session: counted against flooding, the same for strangers.
import type { Clock } from '../clock.ts';
import type { Courier } from '../courier/courier.ts';
import type { Outbox } from '../courier/outbox.ts';
import { ProblemError } from '../http/problem.ts';
import type { Database } from '../store/database.ts';
import { silent } from '../throttle/keys.ts';
import { recordReached } from '../throttle/reached.ts';
import type { Refusal, Throttle } from '../throttle/throttle.ts';
import type { Answer } from './answer.ts';
import { bindMailCode, newMailCode } from './email-code.ts';
import type { Factors } from './index.ts';
import type { FactorKeys } from './keys.ts';
import { actorOf, targetOf } from './outcomes.ts';

export interface MailCodeDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly throttle: Throttle;
  readonly factors: Factors;
  readonly keys: FactorKeys;
  readonly courier: Courier | null;
  readonly outbox: Outbox;
}

/** For whom a code is asked, and where. */
export type CodeRequest = Pick<Answer, 'flow' | 'subject' | 'told' | 'source' | 'proven' | 'reference'>;

/**
 * Asked before anybody is looked at, so that an outage tells nothing: throws `factor-unavailable` where codes by
 * mail are off, `mail-unavailable` while the SMTP server does not answer.
 */
export async function refuseWithoutMail({ courier, factors }: MailCodeDeps): Promise<void> {
  if (courier === null || !factors.has('email-code')) throw new ProblemError('factor-unavailable');
  if (!(await courier.health()).ok) throw new ProblemError('mail-unavailable');
}

/** Binds a new code to the flow and sends it in the background. Throws `too-many-requests`. */
export async function sendMailCode(deps: MailCodeDeps, request: CodeRequest): Promise<void> {
  const { db, clock, keys, outbox, throttle } = deps;
  const { flow, subject, told, source, reference } = request;
  const proven = request.proven.length > 0;
  const who = { actor: actorOf(flow, request.proven), target: targetOf(subject, throttle) };
  const at = clock.now();
  const refuse = async (refusal: Refusal): Promise<ProblemError> => {
    const reached = { refusal, at, source, reference, ...who };
    await db.transaction((tx) => recordReached(tx, throttle, reached, told));
    return new ProblemError('too-many-requests', { retryAfterSeconds: refusal.retryAfterSeconds });
  };
  const decision = await throttle.takeCode(db, { subject: told, source, proven }, at);
  if (!decision.allowed) throw await refuse(decision);
  const own = silent(told, subject);
  const ofAccount =
    own === null ? decision : await throttle.takeOwnCode(db, { subject: own, source, proven }, at);
  if (!ofAccount.allowed) {
    const problem = await refuse(ofAccount);
    // Whoever has proven nothing is not told: the code goes nowhere, as a stranger's does.
    if (proven) throw problem;
  }
  const code = newMailCode();
  const ticket = await db.transaction(async (tx) => {
    await bindMailCode(tx, keys, flow, code, throttle.codePauseSeconds, clock.now());
    const { accountId } = flow;
    const recipient = ofAccount.allowed ? flow.recoveryMail : null;
    return outbox.intendCode(tx, { ...who, accountId, recipient, reference: reference ?? null, source });
  });
  outbox.sendCode(ticket, code);
}
