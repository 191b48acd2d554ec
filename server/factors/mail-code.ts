// Sends a code by mail for a reset or a session: counted against flooding, the same for strangers.
import { record } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Courier } from '../courier/courier.ts';
import type { Outbox } from '../courier/outbox.ts';
import { ProblemError } from '../http/problem.ts';
import type { Database } from '../store/database.ts';
import type { Throttle } from '../throttle/throttle.ts';
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
export type CodeRequest = Pick<Answer, 'flow' | 'subject' | 'source' | 'proven' | 'reference'>;

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
  const { flow, subject, source, proven, reference } = request;
  const who = { actor: actorOf(flow, proven), target: targetOf(subject, throttle) };
  const at = clock.now();
  const decision = await throttle.takeCode(db, subject, source, at);
  if (!decision.allowed) {
    const { retryAfterSeconds } = decision;
    const detail = { limit: 'CODES', retryAfterSeconds };
    await db.transaction((tx) =>
      record(tx, { type: 'throttle.reached', outcome: 'refused', at, source, reference, ...who, detail }),
    );
    throw new ProblemError('too-many-requests', { retryAfterSeconds });
  }
  const code = newMailCode();
  const ticket = await db.transaction(async (tx) => {
    await bindMailCode(tx, keys, flow, code, throttle.codePauseSeconds, clock.now());
    const { accountId, recoveryMail: recipient } = flow;
    return outbox.intendCode(tx, { ...who, accountId, recipient, reference: reference ?? null, source });
  });
  outbox.sendCode(ticket, code);
}
