// Tries a password at the directory within the account's lockout budget: the one way Keyturn ever does.
import { randomUUID } from 'node:crypto';
import type { AccountId, Directory } from '../directory/directory.ts';
import { DirectoryUnavailable } from '../directory/directory.ts';
import type { Database } from '../store/database.ts';
import type { Throttle } from '../throttle/throttle.ts';

export type PasswordVerdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong' }
  /** It can't be told now; `grace`: it bound, but may be the old one. `retryAt` null: trying later won't help. */
  | { readonly kind: 'undetermined'; readonly grace: boolean; readonly retryAt: Date | null };

export interface PasswordTryDeps {
  readonly db: Database;
  readonly directory: Directory;
  readonly throttle: Throttle;
}

/**
 * Whether this is the account's password. Null stands for an unknown account: as many questions to the
 * directory, one bind, always `wrong`. Refusals that come only with the right password prove it (DESIGN
 * "Binding"). What the directory has not counted is no try; where it has, nobody's is given back, so that
 * the same is done either way. `keepOne`: nothing else is proven, so the last try of the budget is not taken. Throws
 * DirectoryUnavailable.
 */
export async function tryPassword(
  deps: PasswordTryDeps,
  accountId: AccountId | null,
  password: string,
  now: Date,
  { keepOne = false } = {},
): Promise<PasswordVerdict> {
  const { db, directory, throttle } = deps;
  const known = accountId !== null;
  const allowance = await askAllowance(deps, accountId ?? randomUUID(), known, now, keepOne);
  if (allowance.kind !== 'allowed' || accountId === null) {
    // Not a bind as the account: nothing is counted against it, and the answer takes as long.
    await directory.verifyPassword(randomUUID(), password);
    await throttle.returnPasswordTry(db, randomUUID());
    return accountId === null || allowance.kind === 'allowed'
      ? { kind: 'wrong' }
      : { kind: 'undetermined', grace: false, retryAt: allowance.retryAt };
  }
  const outcome = await directory.verifyPassword(accountId, password);
  switch (outcome.kind) {
    case 'right':
      await throttle.clearPasswordTries(db, accountId);
      return { kind: 'right' };
    case 'right-but':
      await throttle.returnPasswordTry(db, accountId);
      return { kind: 'right' };
    case 'wrong':
      await throttle.returnPasswordTry(db, randomUUID());
      return { kind: 'wrong' };
    case 'undetermined':
      await throttle.returnPasswordTry(db, outcome.counted ? randomUUID() : accountId);
      return {
        kind: 'undetermined',
        grace: outcome.why === 'old-password-grace',
        retryAt: outcome.retryAt,
      };
  }
}

export type Allowance =
  | { readonly kind: 'allowed' }
  /** `retryAt` null: it is locked, and nobody knows until when. */
  | { readonly kind: 'refused'; readonly retryAt: Date | null };

/**
 * Takes one try from the account's budget, whoever then makes it: half its lockout threshold per observation
 * window, none while it is locked. `known` false: nobody has this id. Throws DirectoryUnavailable.
 */
export async function askAllowance(
  { db, directory, throttle }: PasswordTryDeps,
  id: AccountId,
  known: boolean,
  now: Date,
  keepOne = false,
): Promise<Allowance> {
  // Every answer is waited for, so that it takes no longer for a known name than for nobody's.
  const [account, policy, badCount] = await Promise.allSettled([
    directory.read(id),
    directory.policy(id),
    directory.badPasswordCount(id),
  ]);
  const answered = <T, N>(result: PromiseSettledResult<T>, nobodys: N): T | N => {
    if (result.status === 'fulfilled') return result.value;
    // Nobody has this id: the directory may well refuse to speak of it.
    if (known || !(result.reason instanceof DirectoryUnavailable)) throw result.reason;
    return nobodys;
  };
  const { lockout, lockedUntil } = answered(policy, { lockout: null, lockedUntil: null });
  const tried = {
    account: id,
    locked: answered(account, null)?.locked ?? false,
    lockout,
    badCount: answered(badCount, 0),
    keepOne,
  };
  const decision = await throttle.takePasswordTry(db, tried, now);
  if (decision.allowed) return { kind: 'allowed' };
  if (tried.locked) return { kind: 'refused', retryAt: lockedUntil };
  return { kind: 'refused', retryAt: new Date(now.getTime() + decision.retryAfterSeconds * 1000) };
}
