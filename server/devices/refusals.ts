// What the audit trail is told of devices that were refused: who tries tokens, comes back after a removal, or asks
// too much. Once an hour of each: a hostile device must not fill it.
import { record } from '../audit/audit.ts';
import type { Actor, Target } from '../audit/events.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../store/database.ts';
import type { LimitName } from '../throttle/limits.ts';
import type { Throttle } from '../throttle/throttle.ts';

interface RefusalDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly throttle: Throttle;
}

/** Whom: a device that has proven its key, or whoever calls from an address. */
interface Refused {
  readonly device: string | null;
  readonly source: string;
}

/** A call was refused for what it came with. */
export async function noteRefusal(
  deps: RefusalDeps,
  refused: Refused,
  reason: 'enrolment-refused' | 'device-revoked',
): Promise<void> {
  const { db, clock } = deps;
  const at = clock.now();
  if (!(await tellsAnew(deps, refused, reason, at))) return;
  await db.transaction((tx) =>
    record(tx, { type: 'device.refused', outcome: 'refused', at, reason, ...partiesOf(refused) }),
  );
}

/** A limit was reached. */
export async function noteThrottled(
  deps: RefusalDeps,
  refused: Refused,
  limit: LimitName,
  retryAfterSeconds: number,
): Promise<void> {
  const { db, clock } = deps;
  const at = clock.now();
  if (!(await tellsAnew(deps, refused, limit, at))) return;
  const detail = { limit, retryAfterSeconds };
  await db.transaction((tx) =>
    record(tx, { type: 'throttle.reached', outcome: 'refused', at, detail, ...partiesOf(refused) }),
  );
}

const tellsAnew = (
  { db, throttle }: RefusalDeps,
  { device, source }: Refused,
  what: string,
  at: Date,
): Promise<boolean> => throttle.tellsAnew(db, what, device === null ? { source } : { device }, at);

function partiesOf({ device, source }: Refused): { actor: Actor; target: Target; source: string } {
  if (device === null) return { actor: { kind: 'stranger' }, target: { kind: 'server' }, source };
  const self = { kind: 'device', id: device } as const;
  return { actor: self, target: self, source };
}
