// A limit that was reached, in the audit trail.
import { record } from '../audit/audit.ts';
import type { Actor, Target } from '../audit/events.ts';
import type { Transaction } from '../store/database.ts';
import type { LimitName } from './limits.ts';
import type { Subject, Throttle } from './throttle.ts';

/** Who ran into which limit, where, and what the audit trail says of it. */
export interface Reached {
  readonly limit: LimitName;
  readonly retryAfterSeconds: number;
  readonly at: Date;
  readonly source: string;
  readonly actor: Actor;
  readonly target: Target;
  readonly reference?: string | undefined;
}

/**
 * Writes it down. A stranger's is written once for each address and `told`, whom the limit speaks of, until the wait that
 * was told is over: who has proven nothing must not fill the trail.
 */
export async function recordReached(
  tx: Transaction,
  throttle: Throttle,
  { limit, retryAfterSeconds, ...event }: Reached,
  told: Subject,
): Promise<void> {
  const { actor, at, source } = event;
  const whom = { source, subject: told };
  if (actor.kind === 'stranger' && !(await throttle.tellsAnew(tx, limit, whom, at, retryAfterSeconds)))
    return;
  await record(tx, {
    type: 'throttle.reached',
    outcome: 'refused',
    ...event,
    detail: { limit, retryAfterSeconds },
  });
}
