// Drops what removed workstations have told of copies, once nobody wants to keep it. What a workstation that is forgotten
// has told goes with it.
import { and, inArray, isNotNull, lt } from 'drizzle-orm';
import { devices } from '../devices/tables.ts';
import type { Database } from '../store/database.ts';
import { copies } from './tables.ts';

/** Until then one that is let in again is found as it was: it may have nothing new to tell. */
export async function forgetCopies(db: Database, days: number, now: Date): Promise<void> {
  const before = new Date(now.getTime() - days * 86_400_000);
  const removed = db.select({ id: devices.id }).from(devices).where(isNotNull(devices.revokedAt));
  await db.delete(copies).where(and(lt(copies.reportedAt, before), inArray(copies.deviceId, removed)));
}
