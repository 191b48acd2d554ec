// Unlocks an account by lockoutTime 0, on every listed controller: a lock is replicated at once, its end is not.
import { Attribute, Change } from 'ldapts';
import type { AccountId, UnlockOutcome } from '../directory.ts';
import { DirectoryUnavailable } from '../directory.ts';
import type { AccountEntry } from './account.ts';
import { ServiceBindRefused, type Connection } from './connection.ts';
import type { Controllers } from './controllers.ts';
import { integer } from './entry.ts';
import { fromFiletime } from './filetime.ts';
import { dnOfId } from './guid.ts';
import { LdapRefusal, NoAnswer, resultCode } from './ldap-answer.ts';

/** Also takes the counted bad tries away (MS-SAMR 3.1.1.8.2). Throws LdapRefusal, NoAnswer. */
export const unlockOn = (connection: Connection, id: AccountId): Promise<void> =>
  connection.modify(dnOfId(id), [
    new Change({
      operation: 'replace',
      modification: new Attribute({ type: 'lockoutTime', values: ['0'] }),
    }),
  ]);

type Result = 'unlocked' | 'no-rights' | 'not-reached' | 'no-reply';

/** What became of it, controller by controller. Never rejects for a controller's fault. */
export function unlockEverywhere(
  controllers: Controllers,
  id: AccountId,
  lockedBefore?: Date,
): Promise<Result[]> {
  return Promise.all(controllers.settings.urls.map((url) => unlockAt(controllers, url, id, lockedBefore)));
}

async function unlockAt(
  controllers: Controllers,
  url: string,
  id: AccountId,
  lockedBefore: Date | undefined,
): Promise<Result> {
  try {
    await controllers.on(url, async (connection) => {
      if (lockedBefore !== undefined && !(await wasLockedBefore(connection, id, lockedBefore))) return;
      await unlockOn(connection, id);
    });
    return 'unlocked';
  } catch (error) {
    if (error instanceof LdapRefusal)
      return error.code === resultCode.insufficientAccess ? 'no-rights' : 'not-reached';
    if (error instanceof NoAnswer) {
      controllers.putAside(url);
      return error.sent ? 'no-reply' : 'not-reached';
    }
    if (error instanceof ServiceBindRefused) return 'not-reached';
    throw error;
  }
}

/** Whether a lock stands on this controller that is no newer; `lockoutTime` alone stays when it has ended by itself. */
async function wasLockedBefore(connection: Connection, id: AccountId, instant: Date): Promise<boolean> {
  const [entry] = await connection.search({
    base: dnOfId(id),
    scope: 'base',
    attributes: ['lockoutTime'],
  });
  const lockedAt = entry === undefined ? null : fromFiletime(integer(entry, 'lockoutTime') ?? 0n);
  return lockedAt !== null && lockedAt <= instant;
}

/** See the port: keeps the password. Throws DirectoryUnavailable when no controller was reached. */
export async function unlock(
  controllers: Controllers,
  account: AccountEntry | null,
  lockedBefore?: Date,
): Promise<UnlockOutcome> {
  if (account === null) return { kind: 'refused', reason: 'not-accepted' };
  if (account.protected) return { kind: 'refused', reason: 'protected-account' };
  const results = await unlockEverywhere(controllers, account.id, lockedBefore);
  if (results.includes('unlocked'))
    return { kind: 'unlocked', everywhere: results.every((result) => result === 'unlocked') };
  if (results.includes('no-reply')) return { kind: 'unknown' };
  if (results.includes('no-rights')) return { kind: 'refused', reason: 'no-rights' };
  throw new DirectoryUnavailable('No domain controller answers');
}
