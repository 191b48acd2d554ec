// Unlocks an account by lockoutTime 0, on every listed controller: a lock is replicated at once, its end is not.
import { Attribute, Change } from 'ldapts';
import type { AccountId, UnlockOutcome } from '../directory.ts';
import { DirectoryUnavailable } from '../directory.ts';
import type { AccountEntry } from './account.ts';
import { ServiceBindRefused, type Connection } from './connection.ts';
import type { Controllers } from './controllers.ts';
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
export function unlockEverywhere(controllers: Controllers, id: AccountId): Promise<Result[]> {
  return Promise.all(controllers.settings.urls.map((url) => unlockAt(controllers, url, id)));
}

async function unlockAt(controllers: Controllers, url: string, id: AccountId): Promise<Result> {
  try {
    await controllers.on(url, (connection) => unlockOn(connection, id));
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

/** See the port: keeps the password. Throws DirectoryUnavailable when no controller was reached. */
export async function unlock(controllers: Controllers, account: AccountEntry | null): Promise<UnlockOutcome> {
  if (account === null) return { kind: 'refused', reason: 'not-accepted' };
  if (account.protected) return { kind: 'refused', reason: 'protected-account' };
  const results = await unlockEverywhere(controllers, account.id);
  if (results.includes('unlocked'))
    return { kind: 'unlocked', everywhere: results.every((result) => result === 'unlocked') };
  if (results.includes('no-reply')) return { kind: 'unknown' };
  if (results.includes('no-rights')) return { kind: 'refused', reason: 'no-rights' };
  throw new DirectoryUnavailable('No domain controller answers');
}
