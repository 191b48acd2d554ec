// How many passwords Keyturn may try on an account without ever locking it (DESIGN "Binding"). Pure.
import type { AccountId, LockoutPolicy } from '../directory/directory.ts';
import type { Limit } from './limit.ts';

/** What the directory says of an account before a password is tried. */
export interface PasswordTry {
  readonly account: AccountId;
  readonly locked: boolean;
  /** Null: the directory locks nobody. */
  readonly lockout: LockoutPolicy | null;
  /** What the directory has counted within its window. */
  readonly badCount: number;
  /**
   * The last try is for whoever has proven something else: who has not must not use up all of them. Of two
   * none is kept back: one slip of the fingers must not keep a person out for a whole window.
   */
  readonly keepOne?: boolean;
}

/** As long as a lockout is usually observed, for a locked account whose policy says nothing. */
const unknownWindowSeconds = 30 * 60;

/**
 * The budget as the directory's own numbers allow it: half the threshold (rounded down) per observation
 * window, and never so many that fewer than one try would be left if all that are under way at this
 * moment turn out wrong; nothing while locked. `withoutLockout` holds where the directory locks nobody.
 */
export function passwordTries(tried: Omit<PasswordTry, 'account'>, withoutLockout: Limit): Limit {
  const { locked, lockout, badCount } = tried;
  const windowSeconds = Math.max(1, (lockout?.observationMinutes ?? 0) * 60 || unknownWindowSeconds);
  const budget = (count: number): Limit => ({ count, windowSeconds, pauseSeconds: 0, restarts: true });
  const allowed = (count: number): number => (tried.keepOne === true && count > 2 ? count - 1 : count);
  if (locked) return budget(0);
  if (lockout === null)
    return tried.keepOne === true
      ? { ...withoutLockout, count: allowed(withoutLockout.count) }
      : withoutLockout;
  const left = lockout.threshold - badCount;
  return budget(allowed(Math.max(0, Math.min(Math.floor(lockout.threshold / 2), left - 1))));
}
