// Active Directory behind the port: LDAPS to the listed domain controllers, as one service account.
import type { AccountId, Directory, DirectoryAccount } from '../directory.ts';
import { DirectoryUnavailable } from '../directory.ts';
import { accountOf, type AccountEntry, type AccountReader } from './account.ts';
import { preparationOf, setPassword } from './change.ts';
import type { Connection } from './connection.ts';
import { createControllers } from './controllers.ts';
import { badPasswordCount, createUncounted, type OfExisting } from './bad-passwords.ts';
import { findByName, findById } from './find.ts';
import { createGroupNames } from './groups.ts';
import { createHealthCheck } from './health.ts';
import { createKerberos } from './kerberos.ts';
import { LdapRefusal } from './ldap-answer.ts';
import { list } from './list.ts';
import { netbiosName } from './netbios-name.ts';
import { settingsOf, type ActiveDirectoryOptions } from './options.ts';
import { ownAccount } from './own-account.ts';
import { effectivePolicy } from './policy.ts';
import { resolve } from './resolve.ts';
import { changedNoLaterThan, passwordVersion } from './status.ts';
import { unlock } from './unlock.ts';
import { type Subject, verifyPassword } from './verify.ts';
import { createWrites, isStale } from './writes.ts';

export type { ActiveDirectoryOptions } from './options.ts';

/** Opens nothing yet: connections are made as they are needed. Throws RangeError for options that can't be used. */
export function createActiveDirectory(options: ActiveDirectoryOptions): Directory {
  const settings = settingsOf(options);
  const { baseDn, emailCodeAttribute } = settings;
  const now = options.now ?? (() => new Date());
  const controllers = createControllers(settings);
  const groupNames = createGroupNames();
  const reader: AccountReader = { groupNames, ownAccount: ownAccount(), emailCodeAttribute };
  const writes = createWrites(options.db);
  const kerberos =
    options.kerberosRealm === undefined
      ? null
      : createKerberos({
          realm: options.kerberosRealm,
          configFile: options.kerberosConfigFile,
          deadlineMs: settings.attemptMs,
        });
  const check = createHealthCheck(controllers, kerberos);
  const uncounted = createUncounted();
  const changer = { controllers, reader, writes, uncounted, now };
  const domainName = netbiosName();

  /** Whether the controller that answered has not heard of the password that was written last. */
  const stale = async (account: AccountEntry | null): Promise<boolean> => {
    const last = await writes.last(account?.id ?? crypto.randomUUID());
    if (account === null) return false;
    const { entry, controller } = account;
    const setNoLaterThan = changedNoLaterThan(entry);
    return isStale(last, { passwordVersion: passwordVersion(entry), controller, setNoLaterThan }, now());
  };
  const subject = async (account: AccountEntry | null): Promise<Subject | null> => {
    const isOld = await stale(account);
    return account === null ? null : { ...account, stale: isOld };
  };
  const read = (
    find: (connection: Connection) => Promise<AccountEntry | null>,
  ): Promise<DirectoryAccount | null> =>
    controllers.anywhere(async (connection) => {
      const account = await find(connection);
      const view = {
        emailCodeAttribute,
        now: now(),
        stale: await stale(account),
        domain: await domainName(connection),
        highTierGroups: options.highTierGroups ?? [],
      };
      return account === null ? null : accountOf(account, view);
    });
  const byId = async (connection: Connection, id: AccountId): Promise<AccountEntry | null> =>
    (await findById(connection, reader, baseDn, id)).account;
  const entryById = (id: AccountId): Promise<AccountEntry | null> =>
    controllers.anywhere((connection) => byId(connection, id));
  // For nobody the same work is done on the service account, so that it does not show in the time it takes.
  const ofExisting: OfExisting = async (connection, id, work) => {
    const { account, read: found } = await findById(connection, reader, baseDn, id);
    const result = found === null ? undefined : await work(found);
    if (account === null || result === undefined)
      throw new DirectoryUnavailable('The account is no longer in the directory');
    return result;
  };

  return {
    find: (name) => told(() => read((connection) => findByName(connection, reader, baseDn, name))),
    read: (id) => told(() => read((connection) => byId(connection, id))),
    list: () => list({ controllers, writes, now }),
    policy: (id) =>
      told(() =>
        controllers.anywhere((connection) =>
          ofExisting(connection, id, (account) => effectivePolicy(connection, account, now())),
        ),
      ),
    verifyPassword: (id, password) =>
      told(async () => {
        const subjectAt = async (url: string) => subject(await controllers.on(url, (at) => byId(at, id)));
        const { oldPasswordMinutes } = options;
        const verifier = { controllers, kerberos, uncounted, oldPasswordMinutes, subjectAt };
        return verifyPassword(verifier, await subject(await entryById(id)), password);
      }),
    badPasswordCount: (id) => told(() => badPasswordCount({ controllers, ofExisting, uncounted }, id)),
    prepareChange: (id) =>
      told(() =>
        controllers.anywhere((connection) =>
          ofExisting(connection, id, (account) => Promise.resolve(preparationOf(account))),
        ),
      ),
    setPassword: (prepared, password, currentPassword) =>
      told(() => setPassword(changer, prepared, password, currentPassword)),
    resolve: (prepared) =>
      resolve({ ...changer, settleMs: settings.settleMs, mayUnexpire: check.mayUnexpire }, prepared),
    unlock: (id, lockedBefore) => told(async () => unlock(controllers, await entryById(id), lockedBefore)),
    health: () => check.health(),
    close() {
      controllers.close();
      return Promise.resolve();
    },
  };
}

/** A refusal where there is nothing to refuse (a base DN that is not there) is a directory that can't be used. */
async function told<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof LdapRefusal)) throw error;
    throw new DirectoryUnavailable(`The directory does not let Keyturn read it: ${error.message}`, {
      cause: error,
    });
  }
}
