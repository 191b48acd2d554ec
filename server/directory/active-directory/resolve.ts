// What became of a change whose answer was lost: how often the password was written on the controller that was to
// be asked, and when, tells; where that is not counted, pwdLastSet alone.
import { setTimeout as wait } from 'node:timers/promises';
import type { PreparedChange, Resolution } from '../directory.ts';
import { DirectoryUnavailable } from '../directory.ts';
import { readEntry, type AccountEntry } from './account.ts';
import { canBeOurs, isUnchanged } from './change-window.ts';
import { acceptedState, type Changer } from './change.ts';
import { ServiceBindRefused } from './connection.ts';
import { LdapRefusal, mayAnswerElsewhere } from './ldap-answer.ts';
import { isOwnWrite, lastWrite } from './password-writes.ts';
import type { Evidence } from './rights.ts';
import { changedNoLaterThan, passwordVersion } from './status.ts';

export interface Resolver extends Changer {
  /** How long a change that is not seen may still be on its way, milliseconds. */
  readonly settleMs: number;
  /** Whether a reset by the service account sets pwdLastSet to the present (Unexpire-Password), or to 0. */
  readonly mayUnexpire: () => Promise<Evidence>;
}

/** See the port. Reads only. */
export async function resolve(resolver: Resolver, prepared: PreparedChange): Promise<Resolution> {
  const { controllers, writes, now } = resolver;
  if (!controllers.settings.urls.includes(prepared.controller)) return { kind: 'undetermined' };
  try {
    const { account, isOwn } = await settled(resolver, prepared);
    if (account === null) return { kind: 'undetermined' };
    const version = passwordVersion(account.entry);
    const last = lastWrite(account.entry);
    const write = last === null ? null : { version: last.version, at: last.at, isOwn };
    const seen = { passwordVersion: version, setAt: changedNoLaterThan(account.entry), write };
    const verdict = judge(prepared, seen, controllers.settings.deadlineMs, await evidence(resolver, seen));
    if (verdict !== 'accepted') return { kind: verdict };
    await writes.remember(account.id, {
      passwordVersion: version,
      controller: prepared.controller,
      at: now(),
    });
    return { kind: 'accepted', ...acceptedState(account, now()) };
  } catch (error) {
    const silent = error instanceof DirectoryUnavailable || error instanceof ServiceBindRefused;
    if (silent || mayAnswerElsewhere(error)) return { kind: 'unreachable' };
    throw error;
  }
}

/** What a controller shows of an account after the change was to happen. */
interface Seen {
  readonly passwordVersion: string;
  /** Not before this instant, by pwdLastSet or the last modification; null where nobody knows. */
  readonly setAt: Date | null;
  /** The last one, and whether it was asked of this controller; null where writes are not counted. */
  readonly write: { readonly version: number; readonly at: Date; readonly isOwn: boolean } | null;
}

/** Asked only where it counts; what can't be read is no evidence. */
async function evidence({ mayUnexpire }: Resolver, seen: Seen): Promise<Evidence> {
  if (seen.passwordVersion !== '0' || seen.write !== null) return 'unknown';
  try {
    return await mayUnexpire();
  } catch (error) {
    if (error instanceof LdapRefusal) return 'unknown';
    throw error;
  }
}

/**
 * What stands there against what stood there. Where writes are counted: none since is no change, and exactly one,
 * asked of this controller in the time in which Keyturn's own can have been carried out, is that one; of more
 * nobody knows which came last. Elsewhere a newer pwdLastSet proves that somebody set a password; only when is it
 * known from Keyturn's own: 0 is must-change, which an administrator writes, and which a reset by an account
 * without Unexpire-Password leaves. Pure.
 */
export function judge(
  prepared: PreparedChange,
  seen: Seen,
  deadlineMs: number,
  mayUnexpire: Evidence,
): 'accepted' | 'not-changed' | 'undetermined' {
  const { write } = seen;
  const { passwordVersionBefore: before, passwordWritesBefore: writes } = prepared;
  if (write !== null && writes !== null) {
    if (write.version === writes) return 'not-changed';
    const isOurs = write.version === writes + 1 && write.isOwn && canBeOurs(prepared, write.at, deadlineMs);
    return isOurs ? 'accepted' : 'undetermined';
  }
  const after = seen.passwordVersion;
  if (after === '0' && before === '0') return mayUnexpire === 'yes' ? 'not-changed' : 'undetermined';
  if (after === before) return 'not-changed';
  const inTime = seen.setAt !== null && canBeOurs(prepared, seen.setAt, deadlineMs);
  const fits = after === '0' ? mayUnexpire === 'no' : BigInt(after) > BigInt(before);
  return inTime && fits ? 'accepted' : 'undetermined';
}

interface Look {
  readonly account: AccountEntry | null;
  /** Its password was written on this controller. */
  readonly isOwn: boolean;
}

/** A controller that hung carries out what waits for it when it goes on: what was not changed is read twice. */
async function settled(resolver: Resolver, prepared: PreparedChange): Promise<Look> {
  const { controllers, reader, settleMs } = resolver;
  const look = (): Promise<Look> =>
    controllers.on(prepared.controller, async (connection) => {
      const account = await readEntry(connection, reader, prepared.accountId);
      const write = account === null ? null : lastWrite(account.entry);
      return { account, isOwn: write !== null && (await isOwnWrite(connection, write)) };
    });
  const seen = await look();
  if (seen.account === null || !isUnchanged(prepared, seen.account.entry)) return seen;
  await wait(settleMs);
  return look();
}
