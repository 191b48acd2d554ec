// One account of the domain as it is read: the attributes that are asked for, and what they say.
import * as z from 'zod';
import { inGroup } from '../group-membership.ts';
import type { AccountId, DirectoryAccount } from '../directory.ts';
import type { Connection } from './connection.ts';
import { controllerTime } from './controller-time.ts';
import { bytes, integer, text, type Entry } from './entry.ts';
import type { GroupNames } from './groups.ts';
import { dnOfId, idOfGuid } from './guid.ts';
import { LdapRefusal, resultCode } from './ldap-answer.ts';
import { writesAttribute } from './password-writes.ts';
import { isProtected, isProtectedUser, sidText } from './sid.ts';
import {
  accountHasExpired,
  isEnabled,
  isLocked,
  lockedAt,
  passwordVersion,
  statusAttributes,
  statusOf,
} from './status.ts';

const attributes = [
  ...statusAttributes,
  'objectGUID',
  'objectSid',
  'sAMAccountName',
  'userPrincipalName',
  'mail',
  'displayName',
  'adminCount',
  'tokenGroups',
  'whenChanged',
  'badPwdCount',
  'badPasswordTime',
  'msDS-ResultantPSO',
  writesAttribute,
];

/** An account as one controller knows it. */
export interface AccountEntry {
  readonly id: AccountId;
  readonly dn: string;
  readonly controller: string;
  /** When it was read, by the controller's clock. */
  readonly readAt: Date;
  readonly entry: Entry;
  readonly groups: readonly string[];
  readonly protected: boolean;
  /** In Protected Users: a bind of it proves nothing. */
  readonly protectedUser: boolean;
}

export interface AccountReader {
  readonly groupNames: GroupNames;
  /** Whom to read where there is nobody to be read. */
  readonly ownAccount: (connection: Connection) => Promise<AccountId | null>;
  readonly emailCodeAttribute: string | undefined;
}

/** Reads an account by its id on this connection; null when it is not there. */
export async function readEntry(
  connection: Connection,
  reader: AccountReader,
  id: AccountId,
): Promise<AccountEntry | null> {
  const [readAt, entry] = await Promise.all([controllerTime(connection), byId(connection, reader, id)]);
  const [guid] = entry === undefined ? [] : bytes(entry, 'objectGUID');
  if (entry === undefined || guid === undefined) return null;
  const tokens = bytes(entry, 'tokenGroups');
  const sids = tokens.map((sid) => sidText(sid));
  const [own] = bytes(entry, 'objectSid');
  return {
    id: idOfGuid(guid),
    dn: entry.dn,
    controller: connection.controller,
    readAt,
    entry,
    groups: await reader.groupNames.namesOf(connection, tokens),
    protected:
      (integer(entry, 'adminCount') ?? 0n) > 0n || isProtected(own === undefined ? '' : sidText(own), sids),
    protectedUser: isProtectedUser(sids),
  };
}

async function byId(
  connection: Connection,
  reader: AccountReader,
  id: AccountId,
): Promise<Entry | undefined> {
  const { emailCodeAttribute } = reader;
  try {
    const [entry] = await connection.search({
      base: dnOfId(id),
      scope: 'base',
      attributes: emailCodeAttribute === undefined ? attributes : [...attributes, emailCodeAttribute],
      binary: ['objectGUID', 'objectSid', 'tokenGroups', writesAttribute],
    });
    return entry;
  } catch (error) {
    if (error instanceof LdapRefusal && error.code === resultCode.noSuchObject) return undefined;
    throw error;
  }
}

export interface AccountView {
  readonly domain: string | null;
  readonly emailCodeAttribute: string | undefined;
  readonly highTierGroups: readonly string[];
  /** The controller that answered has not heard of the password that was written last. */
  readonly stale: boolean;
  readonly now: Date;
}

const mailAddress = z.email();

/** What the rest of Keyturn may know of it. */
export function accountOf(account: AccountEntry, view: AccountView): DirectoryAccount {
  const { entry, groups } = account;
  const username = text(entry, 'sAMAccountName') ?? '';
  const mail = text(entry, 'mail');
  const recovery = view.emailCodeAttribute === undefined ? null : text(entry, view.emailCodeAttribute);
  // Everybody is in a group: none at all means that groups can't be read, and may hide any.
  const unread = bytes(entry, 'tokenGroups').length === 0;
  const high = unread || account.protected || view.highTierGroups.some((group) => inGroup(groups, group));
  return {
    id: account.id,
    names: { username, domain: view.domain, upn: text(entry, 'userPrincipalName'), mail },
    displayName: text(entry, 'displayName') ?? username,
    mail,
    recoveryMail: mailAddress.safeParse(recovery).data ?? null,
    enabled: isEnabled(entry),
    accountExpired: accountHasExpired(entry, view.now),
    protected: account.protected,
    tier: high ? 'high' : 'standard',
    locked: isLocked(entry),
    lockedAt: lockedAt(entry),
    groups,
    status: view.stale ? { kind: 'unknown' } : statusOf(entry),
    passwordVersion: passwordVersion(entry),
  };
}
