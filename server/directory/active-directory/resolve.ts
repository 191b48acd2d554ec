// What became of a change whose answer was lost: pwdLastSet on the controller that was to be written tells.
import { setTimeout as wait } from 'node:timers/promises';
import type { PreparedChange, Resolution } from '../directory.ts';
import { DirectoryUnavailable } from '../directory.ts';
import { readEntry, type AccountEntry } from './account.ts';
import { canBeOurs } from './change-window.ts';
import { acceptedState, type Changer } from './change.ts';
import { ServiceBindRefused } from './connection.ts';
import { LdapRefusal, mayAnswerElsewhere } from './ldap-answer.ts';
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
    const account = await settled(resolver, prepared);
    if (account === null) return { kind: 'undetermined' };
    const version = passwordVersion(account.entry);
    const seen = { passwordVersion: version, setAt: changedNoLaterThan(account.entry) };
    const verdict = judge(prepared, seen, controllers.settings.deadlineMs, await evidence(resolver, version));
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

/** Asked only where it counts; what can't be read is no evidence. */
async function evidence({ mayUnexpire }: Resolver, version: string): Promise<Evidence> {
  if (version !== '0') return 'unknown';
  try {
    return await mayUnexpire();
  } catch (error) {
    if (error instanceof LdapRefusal) return 'unknown';
    throw error;
  }
}

/**
 * What two values of pwdLastSet prove. A newer one proves that somebody set a password; only when is it known
 * from Keyturn's own: 0 is must-change, which an administrator writes, and which a reset by an account without
 * Unexpire-Password leaves. Pure.
 */
export function judge(
  prepared: PreparedChange,
  seen: { readonly passwordVersion: string; readonly setAt: Date | null },
  deadlineMs: number,
  mayUnexpire: Evidence,
): 'accepted' | 'not-changed' | 'undetermined' {
  const [before, after] = [prepared.passwordVersionBefore, seen.passwordVersion];
  if (after === '0' && before === '0') return mayUnexpire === 'yes' ? 'not-changed' : 'undetermined';
  if (after === before) return 'not-changed';
  const inTime = seen.setAt !== null && canBeOurs(prepared, seen.setAt, deadlineMs);
  const fits = after === '0' ? mayUnexpire === 'no' : BigInt(after) > BigInt(before);
  return inTime && fits ? 'accepted' : 'undetermined';
}

/** A controller that hung carries out what waits for it when it goes on: what was not changed is read twice. */
async function settled(resolver: Resolver, prepared: PreparedChange): Promise<AccountEntry | null> {
  const { controllers, reader, settleMs } = resolver;
  const read = (): Promise<AccountEntry | null> =>
    controllers.on(prepared.controller, (connection) => readEntry(connection, reader, prepared.accountId));
  const account = await read();
  if (account === null || passwordVersion(account.entry) !== prepared.passwordVersionBefore) return account;
  await wait(settleMs);
  return read();
}
