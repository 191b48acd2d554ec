// An account of Active Directory as its controllers tell it, at a fixed time.
import type { AccountEntry } from '../../../../../server/directory/active-directory/account.ts';
import type { Entry } from '../../../../../server/directory/active-directory/entry.ts';
import { toFiletime } from '../../../../../server/directory/active-directory/filetime.ts';

export const now = new Date('2026-03-01T08:00:00Z');
export const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
export const filetime = (at: Date): string => String(toFiletime(at));
export const never = '9223372036854775807';

export const entry = (attributes: Omit<Entry, 'dn'> = {}): Entry => ({
  dn: 'CN=Ana',
  sAMAccountName: 'areyes',
  displayName: 'Ana Reyes',
  userAccountControl: '512',
  'msDS-User-Account-Control-Computed': '0',
  'msDS-UserPasswordExpiryTimeComputed': filetime(hours(24)),
  pwdLastSet: filetime(hours(-24)),
  ...attributes,
});
export const account = (attributes: Omit<Entry, 'dn'> = {}, isProtected = false): AccountEntry => ({
  id: '1e372150-d92b-41db-8ee7-5acca4c5945d',
  dn: 'CN=Ana',
  controller: 'ldaps://dc1',
  readAt: now,
  entry: entry(attributes),
  groups: [],
  protected: isProtected,
  protectedUser: false,
});
