// How many wrong passwords count against an account now: each controller counts its own.
import type { AccountId } from '../directory.ts';
import { DirectoryUnavailable } from '../directory.ts';
import type { AccountEntry } from './account.ts';
import { ServiceBindRefused, type Connection } from './connection.ts';
import type { Controllers } from './controllers.ts';
import { integer, type Entry } from './entry.ts';
import { fromFiletime } from './filetime.ts';
import { mayAnswerElsewhere } from './ldap-answer.ts';
import { lockoutOf, readPolicy } from './policy.ts';

/** Work on an account that is there. Throws DirectoryUnavailable for nobody, after as much work. */
export type OfExisting = <Result>(
  connection: Connection,
  id: AccountId,
  work: (account: AccountEntry) => Promise<Result>,
) => Promise<Result>;

/**
 * badPwdCount, unless the last wrong one is older than the observation window. `now` is by the clock of the
 * controller that counted. Pure.
 */
export function countedTries(entry: Entry, observationMinutes: number, now: Date): number {
  const count = Number(integer(entry, 'badPwdCount') ?? 0n);
  const last = fromFiletime(integer(entry, 'badPasswordTime') ?? 0n);
  if (last === null) return count;
  return last.getTime() + observationMinutes * 60_000 <= now.getTime() ? 0 : count;
}

/**
 * The highest count of any listed controller. Throws DirectoryUnavailable unless all of them answer: the one
 * that is missing may be the one that has counted the most.
 */
export async function badPasswordCount(
  controllers: Controllers,
  ofExisting: OfExisting,
  id: AccountId,
): Promise<number> {
  const count = (connection: Connection): Promise<number> =>
    ofExisting(connection, id, async (account) => {
      const lockout = lockoutOf(await readPolicy(connection, account));
      return countedTries(account.entry, lockout?.observationMinutes ?? 0, account.readAt);
    });
  const countAt = async (url: string): Promise<number> => {
    try {
      return await controllers.on(url, count);
    } catch (error) {
      if (!mayAnswerElsewhere(error) && !(error instanceof ServiceBindRefused)) throw error;
      throw new DirectoryUnavailable(`Wrong passwords can't be counted: ${url} ${error.message}`);
    }
  };
  return Math.max(...(await Promise.all(controllers.settings.urls.map(countAt))));
}
