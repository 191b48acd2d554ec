// How many wrong passwords count against an account now, and where more may be tried: each controller counts its own.
import type { AccountId } from '../directory.ts';
import { DirectoryUnavailable } from '../directory.ts';
import type { AccountEntry } from './account.ts';
import { ServiceBindRefused, type Connection } from './connection.ts';
import type { Controllers } from './controllers.ts';
import { integer, type Entry } from './entry.ts';
import { fromFiletime } from './filetime.ts';
import { LdapRefusal, mayAnswerElsewhere, NoAnswer } from './ldap-answer.ts';
import { isPdcAmong, readPdcRole } from './pdc-emulator.ts';
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

/** Controllers that did not tell their count of an account when it was asked last: no password is tried there. */
export interface Uncounted {
  has(id: AccountId, url: string): boolean;
  note(id: AccountId, urls: readonly string[]): void;
}

export function createUncounted(): Uncounted {
  const urlsOf = new Map<AccountId, readonly string[]>();
  return {
    has: (id, url) => urlsOf.get(id)?.includes(url) ?? false,
    note(id, urls) {
      if (urls.length === 0) urlsOf.delete(id);
      else urlsOf.set(id, urls);
    },
  };
}

export interface Counter {
  readonly controllers: Controllers;
  readonly ofExisting: OfExisting;
  readonly uncounted: Uncounted;
}

/**
 * The highest count of the listed controllers that answer. A wrong password is counted by the controller that was
 * asked and by the PDC emulator, to which it is passed on, and by no other: badPwdCount is not replicated
 * (MS-ADA1 2.59), each locks by its own. So the count is enough where the PDC emulator has told its own, and where
 * passwords are tried on those that have told theirs only, by LDAP and by Kerberos. Throws DirectoryUnavailable where
 * the PDC emulator is needed and away, and, after as much work, for nobody.
 */
export async function badPasswordCount(counter: Counter, id: AccountId): Promise<number> {
  const { controllers, uncounted } = counter;
  const answers = await Promise.all(controllers.settings.urls.map((url) => countAt(counter, url, id)));
  const away = answers.filter((answer) => 'fault' in answer);
  const [first] = away;
  if (first !== undefined && !(await isPdcThere(controllers, answers)))
    throw new DirectoryUnavailable(`Wrong passwords can't be counted: ${first.url} ${first.fault}`);
  const counts = answers.flatMap((answer) => ('count' in answer ? [answer.count] : []));
  if (counts.includes(null)) throw new DirectoryUnavailable('The account is no longer in the directory');
  uncounted.note(
    id,
    away.map(({ url }) => url),
  );
  return Math.max(...counts.map((count) => count ?? 0));
}

/** `count` null: nobody is there. */
type Answer =
  { readonly url: string; readonly count: number | null } | { readonly url: string; readonly fault: string };

async function countAt({ controllers, ofExisting }: Counter, url: string, id: AccountId): Promise<Answer> {
  const count = (connection: Connection): Promise<number> =>
    ofExisting(connection, id, async (account) => {
      const lockout = lockoutOf(await readPolicy(connection, account));
      return countedTries(account.entry, lockout?.observationMinutes ?? 0, account.readAt);
    });
  try {
    return { url, count: await controllers.on(url, count) };
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return { url, count: null };
    if (!mayAnswerElsewhere(error) && !(error instanceof ServiceBindRefused)) throw error;
    controllers.putAside(url);
    return { url, fault: error.message };
  }
}

/** Asked only where one is away. What can't be read is no evidence. */
async function isPdcThere(controllers: Controllers, answers: readonly Answer[]): Promise<boolean> {
  const urls = answers.flatMap((answer) => ('count' in answer ? [answer.url] : []));
  try {
    return isPdcAmong(await Promise.all(urls.map((url) => controllers.on(url, readPdcRole))));
  } catch (error) {
    if (error instanceof LdapRefusal || error instanceof NoAnswer || error instanceof ServiceBindRefused)
      return false;
    throw error;
  }
}
