// How many wrong passwords count against an account now: each controller counts its own.
import type { AccountId } from '../directory.ts';
import { DirectoryUnavailable } from '../directory.ts';
import type { AccountEntry } from './account.ts';
import type { Connection } from './connection.ts';
import type { Controllers } from './controllers.ts';
import { integer, type Entry } from './entry.ts';
import { fromFiletime } from './filetime.ts';
import { lockoutOf, readPolicy } from './policy.ts';

type Existing = (connection: Connection, id: AccountId) => Promise<AccountEntry>;

/** badPwdCount, unless the last wrong one is older than the observation window. Pure. */
export function countedTries(entry: Entry, observationMinutes: number, now: Date): number {
  const count = Number(integer(entry, 'badPwdCount') ?? 0n);
  const last = fromFiletime(integer(entry, 'badPasswordTime') ?? 0n);
  if (last === null) return count;
  return last.getTime() + observationMinutes * 60_000 <= now.getTime() ? 0 : count;
}

/** The highest count of any controller that answers. Throws DirectoryUnavailable when none does. */
export async function badPasswordCount(
  controllers: Controllers,
  existing: Existing,
  id: AccountId,
  now: () => Date,
): Promise<number> {
  const count = async (connection: Connection): Promise<number> => {
    const account = await existing(connection, id);
    const lockout = lockoutOf(await readPolicy(connection, account));
    return countedTries(account.entry, lockout?.observationMinutes ?? 0, now());
  };
  const counts = await Promise.allSettled(controllers.settings.urls.map((url) => controllers.on(url, count)));
  const answered = counts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (answered.length === 0) throw new DirectoryUnavailable('No domain controller answers');
  return Math.max(...answered);
}
