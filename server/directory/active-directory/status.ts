// What the attributes of an account say of its password. Pure; every instant is the directory's.
import type { PasswordStatus } from '../directory.ts';
import { generalizedTime } from './controller-time.ts';
import { text, integer, type Entry } from './entry.ts';
import { fromFiletime } from './filetime.ts';

/** Bits of userAccountControl and of its computed twin (MS-ADTS 2.2.16 and 3.1.1.4.5.17). */
const accountDisabled = 0x2n;
const lockedOut = 0x10n;
const passwordExpired = 0x80_0000n;

export const statusAttributes = [
  'userAccountControl',
  'msDS-User-Account-Control-Computed',
  'msDS-UserPasswordExpiryTimeComputed',
  'pwdLastSet',
  'lockoutTime',
  'accountExpires',
] as const;

const has = (entry: Entry, attribute: string, bit: bigint): boolean =>
  ((integer(entry, attribute) ?? 0n) & bit) !== 0n;

/** pwdLastSet as decimal text; "0" is must-change, and also what an account without a password has. */
export const passwordVersion = (entry: Entry): string => text(entry, 'pwdLastSet') ?? '0';

export const changedAt = (entry: Entry): Date | null => fromFiletime(integer(entry, 'pwdLastSet') ?? 0n);

/**
 * The last instant at which the account can have got its password: pwdLastSet or, where that is 0 (must
 * change), its last modification of any kind.
 */
export const changedNoLaterThan = (entry: Entry): Date | null =>
  changedAt(entry) ?? generalizedTime(text(entry, 'whenChanged') ?? '');

/**
 * The status by msDS-UserPasswordExpiryTimeComputed (MS-ADTS 3.1.1.4.5.36), which knows fine-grained
 * policies. Whether it has passed is the controller's word, not a comparison with another clock.
 */
export function statusOf(entry: Entry): PasswordStatus {
  const expiry = integer(entry, 'msDS-UserPasswordExpiryTimeComputed');
  if (expiry === null) return { kind: 'unknown' };
  const changed = changedAt(entry);
  if (expiry === 0n) return { kind: 'must-change' };
  const at = fromFiletime(expiry);
  if (at === null) return { kind: 'never', changedAt: changed };
  const computed = integer(entry, 'msDS-User-Account-Control-Computed');
  if (changed === null || computed === null) return { kind: 'unknown' };
  return (computed & passwordExpired) === 0n
    ? { kind: 'expires', at, changedAt: changed }
    : { kind: 'expired', since: at, changedAt: changed };
}

/** When the password expires; null: never, or not known. */
export function expiresAt(entry: Entry): Date | null {
  const status = statusOf(entry);
  return status.kind === 'expires' ? status.at : status.kind === 'expired' ? status.since : null;
}

/** The directory will ask for another password at the next sign-in. */
export const mustChange = (entry: Entry): boolean => statusOf(entry).kind === 'must-change';

export const isEnabled = (entry: Entry): boolean => !has(entry, 'userAccountControl', accountDisabled);

/** lockoutTime alone stays when a lock has ended by itself; it counts where the computed bits can't be read. */
export function isLocked(entry: Entry): boolean {
  const computed = integer(entry, 'msDS-User-Account-Control-Computed');
  return computed === null ? (integer(entry, 'lockoutTime') ?? 0n) !== 0n : (computed & lockedOut) !== 0n;
}

/** Since when it is locked; null while it is not, and where lockoutTime can't be read. */
export const lockedAt = (entry: Entry): Date | null =>
  isLocked(entry) ? fromFiletime(integer(entry, 'lockoutTime') ?? 0n) : null;

/** accountExpires has no computed twin: the server's clock decides. 0 is never, too. */
export function accountHasExpired(entry: Entry, now: Date): boolean {
  const at = fromFiletime(integer(entry, 'accountExpires') ?? 0n);
  return at !== null && at <= now;
}
