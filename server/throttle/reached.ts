// A limit that was reached, in the audit trail.
import { record } from '../audit/audit.ts';
import type { Actor, Target } from '../audit/events.ts';
import type { Transaction } from '../store/database.ts';
import { addressLimits } from './limits.ts';
import type { Refusal, Subject, Throttle } from './throttle.ts';

/** Who ran into which limit, where, and what the audit trail says of it. */
export interface Reached {
  readonly refusal: Pick<Refusal, 'limit' | 'retryAfterSeconds'>;
  readonly at: Date;
  readonly source: string;
  readonly actor: Actor;
  readonly target: Target;
  readonly reference?: string | undefined;
}

const hourSeconds = 3_600;

/**
 * Writes it down; what a stranger or a device ran into once until the wait that was told is over, and a device's once an
 * hour at most: they must not fill the trail. Each `about`, whom the limit speaks of, is told of by itself; null, or a
 * limit of the address alone: one word for all of them.
 */
export async function recordReached(
  tx: Transaction,
  throttle: Throttle,
  { refusal, ...event }: Reached,
  about: Subject | null,
): Promise<void> {
  const { limit, retryAfterSeconds } = refusal;
  const { actor, at, source } = event;
  const isDevice = actor.kind === 'device';
  const whom = {
    ...(isDevice ? { device: actor.id } : { source }),
    ...(about === null || addressLimits.has(limit) ? {} : { subject: about }),
  };
  const seconds = isDevice ? Math.max(hourSeconds, retryAfterSeconds) : retryAfterSeconds;
  if (actor.kind !== 'account' && !(await throttle.tellsAnew(tx, limit, whom, at, seconds))) return;
  await record(tx, {
    type: 'throttle.reached',
    outcome: 'refused',
    ...event,
    detail: { limit, retryAfterSeconds },
  });
}
