// Remembers which password version Keyturn wrote last, and where: another controller that shows an older
// one has not heard of it yet.
import { eq, inArray } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import type { AccountId } from '../directory.ts';
import { directoryWrites } from './tables.ts';

/** After this long every controller has heard, or something else is wrong. */
const replicationMs = 24 * 60 * 60_000;

export interface Write {
  readonly passwordVersion: string;
  readonly controller: string;
  readonly at: Date;
}

/**
 * True when what this controller shows is older than what was written on another one. 0 (must change) has no
 * age of its own: somebody wrote it afterwards when the account was modified afterwards. Pure.
 */
export function isStale(
  last: Write | null,
  seen: {
    readonly passwordVersion: string;
    readonly controller: string;
    readonly setNoLaterThan: Date | null;
  },
  now: Date,
): boolean {
  if (last === null || last.controller === seen.controller) return false;
  if (now.getTime() - last.at.getTime() > replicationMs) return false;
  if (seen.passwordVersion === '0') return seen.setNoLaterThan !== null && seen.setNoLaterThan <= last.at;
  return BigInt(seen.passwordVersion) < BigInt(last.passwordVersion);
}

export interface Writes {
  last(id: AccountId): Promise<Write | null>;
  /** Of many at once; who is not in it was not written. */
  lastOf(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, Write>>;
  /** Never rejects: the directory has the password already, and this process remembers it in any case. */
  remember(id: AccountId, write: Write): Promise<void>;
}

export function createWrites(db: Database): Writes {
  const ownUnsaved = new Map<AccountId, Write>();
  return {
    async last(id) {
      const unsaved = ownUnsaved.get(id);
      if (unsaved !== undefined) return unsaved;
      const [row] = await db.select().from(directoryWrites).where(eq(directoryWrites.accountId, id));
      return row ?? null;
    },
    async lastOf(ids) {
      const rows = await db
        .select()
        .from(directoryWrites)
        .where(inArray(directoryWrites.accountId, [...ids]));
      const saved = rows.map(({ accountId, ...write }): [AccountId, Write] => [accountId, write]);
      return new Map([...saved, ...ownUnsaved]);
    },
    async remember(id, write) {
      ownUnsaved.set(id, write);
      try {
        await db
          .insert(directoryWrites)
          .values({ accountId: id, ...write })
          .onConflictDoUpdate({ target: directoryWrites.accountId, set: write });
        ownUnsaved.delete(id);
      } catch {
        // The database is away: what was written stays in memory until the next change of this account.
      }
    },
  };
}
