// The register of devices: found by their token, seen, listed, removed.
import { and, asc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { hashToken } from '../factors/tokens.ts';
import { record } from '../audit/audit.ts';
import type { Actor } from '../audit/events.ts';
import type { Database } from '../store/database.ts';
import { devices, usedProofs } from './tables.ts';

export type DeviceRow = typeof devices.$inferSelect;

/** Whose token it is; null: nobody's, or nobody's any more. */
export async function findByToken(db: Database, token: string): Promise<DeviceRow | null> {
  const [row] = await db
    .select()
    .from(devices)
    .where(eq(devices.tokenHash, hashToken(token)));
  return row ?? null;
}

const hourMs = 3_600_000;

/** Notes that it was there, at most once an hour: reading a status must not cost a write. */
export async function keepSeen(
  db: Database,
  { id, lastSeenAt }: Pick<DeviceRow, 'id' | 'lastSeenAt'>,
  now: Date,
): Promise<void> {
  const before = new Date(now.getTime() - hourMs);
  if (lastSeenAt > before) return;
  await db
    .update(devices)
    .set({ lastSeenAt: now })
    .where(and(eq(devices.id, id), lt(devices.lastSeenAt, now)));
}

/** By name, at most `limit`: those whose name, which holds the OS user too, holds `part` in whatever case; removed ones alone. */
export async function listDevices(
  db: Database,
  {
    part,
    removed,
    limit,
  }: { readonly part: string | null; readonly removed: boolean; readonly limit: number },
): Promise<DeviceRow[]> {
  const holds = part === null ? undefined : sql`strpos(lower(${devices.name}), lower(${part})) > 0`;
  return db
    .select()
    .from(devices)
    .where(and(holds, removed ? isNotNull(devices.revokedAt) : undefined))
    .orderBy(asc(devices.name), asc(devices.enrolledAt))
    .limit(limit);
}

/** Removes it: neither its token nor its key is taken again, unless an administrator allows it. What became of it. */
export async function revokeDevice(
  db: Database,
  id: string,
  actor: Actor,
  now: Date,
): Promise<'revoked' | 'already' | 'unknown'> {
  return db.transaction(async (tx) => {
    const revoked = await tx
      .update(devices)
      .set({ revokedAt: now })
      .where(and(eq(devices.id, id), isNull(devices.revokedAt)))
      .returning({ id: devices.id });
    if (revoked.length === 0)
      return (await tx.$count(devices, eq(devices.id, id))) === 0 ? 'unknown' : 'already';
    await record(tx, {
      type: 'device.revoked',
      outcome: 'succeeded',
      at: now,
      actor,
      target: { kind: 'device', id },
    });
    return 'revoked';
  });
}

/** Lets a removed one in again, with the key and the token that it had. What became of it. */
export async function allowDevice(
  db: Database,
  id: string,
  actor: Actor,
  now: Date,
): Promise<'allowed' | 'already' | 'unknown'> {
  return db.transaction(async (tx) => {
    const allowed = await tx
      .update(devices)
      .set({ revokedAt: null })
      .where(and(eq(devices.id, id), isNotNull(devices.revokedAt)))
      .returning({ id: devices.id });
    if (allowed.length === 0)
      return (await tx.$count(devices, eq(devices.id, id))) === 0 ? 'unknown' : 'already';
    await record(tx, {
      type: 'device.allowed',
      outcome: 'succeeded',
      at: now,
      actor,
      target: { kind: 'device', id },
    });
    return 'allowed';
  });
}

/** Uses a proof up; false: it was used before. */
export async function useProof(db: Database, key: string, forgetAt: Date): Promise<boolean> {
  const used = await db
    .insert(usedProofs)
    .values({ key, forgetAt })
    .onConflictDoNothing()
    .returning({ key: usedProofs.key });
  return used.length > 0;
}

/** Drops proofs whose nonce is not taken any more. */
export async function forgetProofs(db: Database, now: Date): Promise<void> {
  await db.delete(usedProofs).where(lt(usedProofs.forgetAt, now));
}
