// Unlocks an account of the embedded directory and keeps its password.
import { eq } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import type { AccountId, UnlockOutcome } from '../directory.ts';
import { answering } from './answering.ts';
import { readRow } from './find.ts';
import { embeddedAccounts } from './tables.ts';

/** Takes the lock and the counted tries away. */
export async function clearLock(db: Database, id: AccountId): Promise<void> {
  await db
    .update(embeddedAccounts)
    .set({ lockedAt: null, badTries: 0, lastBadTryAt: null })
    .where(eq(embeddedAccounts.id, id));
}

/** See the port. Throws DirectoryUnavailable before, never after, the lock was touched. */
export async function unlock(db: Database, id: AccountId, lockedBefore?: Date): Promise<UnlockOutcome> {
  const row = await answering(() => readRow(db, id));
  if (row === null) return { kind: 'refused', reason: 'not-accepted' };
  if (row.protected) return { kind: 'refused', reason: 'protected-account' };
  if (lockedBefore !== undefined && (row.lockedAt === null || row.lockedAt > lockedBefore))
    return { kind: 'unlocked', everywhere: true };
  try {
    await clearLock(db, id);
  } catch {
    return { kind: 'unknown' };
  }
  return { kind: 'unlocked', everywhere: true };
}
