// Enrols a device: a workstation and OS user, known by its key from then on.
import { randomUUID } from 'node:crypto';
import { eq, isNull } from 'drizzle-orm';
import type { RouteBody, RouteReply } from '../../src/contract/api.ts';
import { record } from '../audit/audit.ts';
import { hashToken, newToken } from '../factors/tokens.ts';
import { ProblemError } from '../http/problem.ts';
import type { DeviceDeps } from './deps.ts';
import { thumbprintOf } from './proof.ts';
import { noteRefusal } from './refusals.ts';
import { devices } from './tables.ts';

/**
 * Gives the device of this key a token. The same key gets a new token for the same device, and its earlier one is
 * good no more: who lost the reply asks again. Throws `proof-of-key-needed` where the proof is of another key,
 * `device-revoked`.
 */
export async function enrolDevice(
  deps: DeviceDeps,
  { publicJwk, ...facts }: RouteBody<'enrolDevice'>,
  thumbprint: string,
  source: string,
): Promise<RouteReply<'enrolDevice'>> {
  const { db, clock } = deps;
  const at = clock.now();
  if ((await thumbprintOf(publicJwk)) !== thumbprint)
    throw new ProblemError('proof-of-key-needed', { detail: 'The proof is of another key' });
  const token = newToken();
  const id = randomUUID();
  const now = { ...facts, tokenHash: hashToken(token), lastSeenAt: at };
  const enrolled = await db.transaction(async (tx) => {
    const [former] = await tx
      .select({ name: devices.name })
      .from(devices)
      .where(eq(devices.thumbprint, thumbprint))
      .for('update');
    const [device] = await tx
      .insert(devices)
      .values({ ...now, id, thumbprint, enrolledAt: at })
      .onConflictDoUpdate({ target: devices.thumbprint, set: now, setWhere: isNull(devices.revokedAt) })
      .returning({ id: devices.id });
    if (device === undefined) return null;
    const self = { kind: 'device', id: device.id } as const;
    await record(tx, {
      type: 'device.enrolled',
      outcome: 'succeeded',
      at,
      source,
      actor: self,
      target: self,
      detail: {
        name: facts.name,
        platform: facts.platform,
        again: device.id !== id,
        ...(former === undefined || former.name === facts.name ? {} : { formerName: former.name }),
      },
    });
    return device;
  });
  if (enrolled === null) {
    await noteRefusal(deps, { device: null, source }, 'device-revoked');
    throw new ProblemError('device-revoked');
  }
  return { deviceId: enrolled.id, token };
}
