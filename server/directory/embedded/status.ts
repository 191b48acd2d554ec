// What a row of the embedded directory means now: expiry, lock, counted tries. Pure.
import type { DirectoryAccount, PasswordStatus } from '../directory.ts';
import type { EmbeddedPolicy } from './policy.ts';
import type { AccountRow } from './tables.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

/** When the password of the row expires; null: never. */
export function expiresAt(row: AccountRow, policy: EmbeddedPolicy): Date | null {
  if (row.neverExpires || policy.maxAgeDays === 0) return null;
  return after(row.passwordChangedAt, policy.maxAgeDays * day);
}

export function statusOf(row: AccountRow, policy: EmbeddedPolicy, now: Date): PasswordStatus {
  if (row.mustChange) return { kind: 'must-change' };
  const changedAt = row.passwordChangedAt;
  const at = expiresAt(row, policy);
  if (at === null) return { kind: 'never', changedAt };
  return at <= now ? { kind: 'expired', since: at, changedAt } : { kind: 'expires', at, changedAt };
}

/** When a locked row opens by itself; null: not locked, `forever`: only by somebody. */
export function lockedUntil(row: AccountRow, policy: EmbeddedPolicy, now: Date): Date | 'forever' | null {
  if (row.lockedAt === null) return null;
  if (policy.lockoutMinutes === 0) return 'forever';
  const until = after(row.lockedAt, policy.lockoutMinutes * minute);
  return until <= now ? null : until;
}

/** Wrong tries that still count. */
export function countedTries(row: AccountRow, policy: EmbeddedPolicy, now: Date): number {
  if (row.lastBadTryAt === null) return 0;
  return after(row.lastBadTryAt, policy.observationMinutes * minute) <= now ? 0 : row.badTries;
}

/** Until when the minimum age forbids a change; null: it does not. */
export function tooYoungUntil(row: AccountRow, policy: EmbeddedPolicy, now: Date): Date | null {
  if (row.mustChange || policy.minAgeDays === 0) return null;
  const until = after(row.passwordChangedAt, policy.minAgeDays * day);
  return until <= now ? null : until;
}

export const accountExpired = (row: AccountRow, now: Date): boolean =>
  row.accountExpiresAt !== null && row.accountExpiresAt <= now;

export function accountOf(row: AccountRow, policy: EmbeddedPolicy, now: Date): DirectoryAccount {
  const locked = lockedUntil(row, policy, now) !== null;
  return {
    id: row.id,
    names: { username: row.username, domain: null, upn: row.upn, mail: row.mail },
    displayName: row.displayName,
    mail: row.mail,
    recoveryMail: row.recoveryMail,
    enabled: !row.disabled,
    accountExpired: accountExpired(row, now),
    protected: row.protected,
    tier: row.tier,
    locked,
    lockedAt: locked ? row.lockedAt : null,
    groups: row.groups,
    status: statusOf(row, policy, now),
    passwordVersion: String(row.passwordVersion),
  };
}
