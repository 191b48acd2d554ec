// Drops what IT does not want to keep of reminders any more, and of workstations that are gone.
import { and, eq, isNull, lt, notExists } from 'drizzle-orm';
import { devices } from '../devices/tables.ts';
import type { Database } from '../store/database.ts';
import { reminders } from './tables.ts';

/**
 * Forgets reminders that are older than so many days, which are no evidence any more, and workstations that were not seen
 * for as long, once no reminder tells of them. One that IT removed is kept: forgotten, it could enrol again.
 */
export async function forgetReminders(db: Database, days: number, now: Date): Promise<void> {
  const before = new Date(now.getTime() - days * 86_400_000);
  await db.delete(reminders).where(lt(reminders.claimedAt, before));
  const ofDevice = db.select({ id: reminders.id }).from(reminders).where(eq(reminders.deviceId, devices.id));
  await db
    .delete(devices)
    .where(and(lt(devices.lastSeenAt, before), isNull(devices.revokedAt), notExists(ofDevice)));
}
