// The embedded directory behind the port: accounts in Keyturn's own database.
import { sql } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import type { Directory, DirectoryAccount } from '../directory.ts';
import { DirectoryUnavailable } from '../directory.ts';
import { answering } from './answering.ts';
import * as change from './change.ts';
import { findRow, readRow } from './find.ts';
import { list } from './list.ts';
import { readPolicy } from './policy.ts';
import { rulesOf } from './rules.ts';
import { accountOf, countedTries, lockedUntil } from './status.ts';
import type { AccountRow } from './tables.ts';
import { unlock } from './unlock.ts';
import { verifyPassword } from './verify.ts';

export interface EmbeddedDirectoryOptions {
  readonly db: Database;
  /** The server's clock; the system's where absent. */
  readonly now?: () => Date;
}

/** Opens the directory over a migrated database; closing it leaves the database open. */
export function createEmbeddedDirectory({ db, now = () => new Date() }: EmbeddedDirectoryOptions): Directory {
  // The policy is read for nobody, too: whether there is an account must not show in the time it takes.
  const account = async (row: AccountRow | null): Promise<DirectoryAccount | null> => {
    const policy = await readPolicy(db);
    return row === null ? null : accountOf(row, policy, now());
  };
  const existing = async (id: string): Promise<AccountRow> => {
    const row = await readRow(db, id);
    if (row === null) throw new DirectoryUnavailable('The account is no longer in the directory');
    return row;
  };
  return {
    find: (name) => answering(async () => account(await findRow(db, name))),
    read: (id) => answering(async () => account(await readRow(db, id))),
    list: () => list(db, now),
    policy: (id) =>
      answering(async () => {
        const [row, policy] = [await existing(id), await readPolicy(db)];
        const { lockoutThreshold: threshold, observationMinutes } = policy;
        const until = lockedUntil(row, policy, now());
        return {
          rules: rulesOf(row, policy, now()),
          lockout: threshold === 0 ? null : { threshold, observationMinutes },
          lockedUntil: until === 'forever' ? null : until,
          historyOnReset: true,
        };
      }),
    verifyPassword: (id, password) => answering(() => verifyPassword(db, id, password, now())),
    badPasswordCount: (id) =>
      answering(async () => countedTries(await existing(id), await readPolicy(db), now())),
    prepareChange: (id) => answering(() => change.prepareChange(db, id, now())),
    setPassword: (prepared, password, currentPassword) =>
      change.setPassword(db, prepared, password, currentPassword, now()),
    resolve: (prepared) => change.resolve(db, prepared),
    unlock: (id, lockedBefore) => unlock(db, id, lockedBefore),
    async health() {
      try {
        await db.execute(sql`select 1`);
        return { ok: true, detail: null, hints: [], notes: [] };
      } catch {
        return {
          ok: false,
          detail: 'The database of the embedded directory does not answer',
          hints: [],
          notes: [],
        };
      }
    },
    close: () => Promise.resolve(),
  };
}
