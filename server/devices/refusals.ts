// What the audit trail is told of devices that were refused: who tries tokens, or comes back after a removal. Once an
// hour of each: a hostile device must not fill it.
import { record } from '../audit/audit.ts';
import type { Actor, Target } from '../audit/events.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../store/database.ts';
import type { Throttle } from '../throttle/throttle.ts';

interface RefusalDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly throttle: Throttle;
}

/** Whom: a device that has proven its key, or whoever calls from an address. */
export interface Refused {
  readonly device: string | null;
  readonly source: string;
}

const hourSeconds = 3_600;

/** A call was refused for what it came with. */
export async function noteRefusal(
  { db, clock, throttle }: RefusalDeps,
  refused: Refused,
  reason: 'enrolment-refused' | 'device-revoked',
): Promise<void> {
  const at = clock.now();
  const { device, source } = refused;
  const whom = device === null ? { source } : { device };
  if (!(await throttle.tellsAnew(db, reason, whom, at, hourSeconds))) return;
  await db.transaction((tx) =>
    record(tx, { type: 'device.refused', outcome: 'refused', at, reason, ...partiesOf(refused) }),
  );
}

/** Who did what to whom, as the audit trail names them. */
export interface Parties {
  readonly actor: Actor;
  readonly target: Target;
  readonly source: string;
}

/** A device that was refused was refused for itself. */
export function partiesOf({ device, source }: Refused): Parties {
  if (device === null) return { actor: { kind: 'stranger' }, target: { kind: 'server' }, source };
  const self = { kind: 'device', id: device } as const;
  return { actor: self, target: self, source };
}
