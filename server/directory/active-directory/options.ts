// What Keyturn must be told of an Active Directory domain.
import { debuglog } from 'node:util';
import type { Database } from '../../store/database.ts';
import { handOverWithinMs } from '../directory.ts';
import type { ControllerSettings } from './controllers.ts';

export interface ActiveDirectoryOptions {
  /** `ldaps://HOST[:PORT]`, in the order in which they are asked. Plain LDAP is refused. */
  readonly urls: readonly string[];
  /** Accounts outside it don't exist for Keyturn. */
  readonly baseDn: string;
  /** The service account: a DN or a UPN. */
  readonly bindDn: string;
  readonly bindPassword: string;
  /** PEM; the system's authorities where absent. */
  readonly ca?: string;
  /** How long the previous password still binds (OldPasswordAllowedPeriod); 0: not at all. */
  readonly oldPasswordMinutes: number;
  /** Set: `kinit` decides where a bind can't. */
  readonly kerberosRealm?: string;
  /** A krb5.conf of one's own; the system's where absent. */
  readonly kerberosConfigFile?: string;
  /** The attribute that holds an address independent of the password; absent: there is none. */
  readonly emailCodeAttribute?: string;
  /** sAMAccountNames or DNs of groups whose members need an approval too. */
  readonly highTierGroups?: readonly string[];
  /** Keeps which version of a password was written last. */
  readonly db: Database;
  /** How long one controller may take for one piece of work, milliseconds. */
  readonly attemptMs?: number;
  /** How long a read may take over all controllers, and a change on its one, milliseconds. */
  readonly deadlineMs?: number;
  /** How long a change that is not seen may still be on its way, milliseconds. */
  readonly settleMs?: number;
  /** The server's clock; the system's where absent. */
  readonly now?: () => Date;
}

/** Options with their defaults, and what connections need of them. */
export interface ActiveDirectorySettings extends ControllerSettings {
  readonly emailCodeAttribute: string | undefined;
  readonly settleMs: number;
}

/** Throws RangeError, in words for IT, for what would not be safe or can't work. */
export function settingsOf(options: ActiveDirectoryOptions): ActiveDirectorySettings {
  const { urls, emailCodeAttribute } = options;
  if (urls.length === 0) throw new RangeError('At least one domain controller must be listed');
  for (const url of urls)
    if (!/^ldaps:\/\/[^/?#@]+$/.test(url))
      throw new RangeError(`${url} is no ldaps:// address of a domain controller`);
  if (emailCodeAttribute !== undefined && !/^[A-Za-z][A-Za-z0-9-]*$/.test(emailCodeAttribute))
    throw new RangeError(`${emailCodeAttribute} is no name of an LDAP attribute`);
  // ldapts writes every request there, passwords included.
  if (debuglog('ldapts').enabled)
    throw new RangeError('NODE_DEBUG must not name ldapts: passwords would be logged');
  return {
    urls,
    emailCodeAttribute,
    baseDn: options.baseDn,
    ca: options.ca,
    bindDn: options.bindDn,
    bindPassword: options.bindPassword,
    attemptMs: options.attemptMs ?? 4_000,
    deadlineMs: options.deadlineMs ?? handOverWithinMs,
    settleMs: options.settleMs ?? 2_000,
  };
}
