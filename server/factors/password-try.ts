// Tries a password at the directory within the account's lockout budget: the one way Keyturn ever does.
import { randomUUID } from 'node:crypto';
import type { Undetermined } from '../../src/contract/copies.ts';
import type { AccountId, BindOutcome, Directory } from '../directory/directory.ts';
import { DirectoryUnavailable } from '../directory/directory.ts';
import type { Database } from '../store/database.ts';
import type { Throttle } from '../throttle/throttle.ts';

export type PasswordVerdict =
  /** `changedAt`: when the directory took it; null: it does not say. */
  | { readonly kind: 'right'; readonly changedAt: Date | null }
  | { readonly kind: 'wrong' }
  /** It can't be told now. `retryAt` null: nobody knows until when. */
  | { readonly kind: 'undetermined'; readonly why: Undetermined; readonly retryAt: Date | null };

/** As the directory's reasons are told to others. */
const told = {
  'old-password-grace': 'grace',
  'not-replicated': 'not-replicated',
  locked: 'locked',
  'protected-user': 'cannot-tell',
  'not-known': 'cannot-tell',
} as const satisfies Record<Extract<BindOutcome, { kind: 'undetermined' }>['why'], Undetermined>;

export interface PasswordTryDeps {
  readonly db: Database;
  readonly directory: Directory;
  readonly throttle: Throttle;
}

/**
 * Whether this is the account's password. Null stands for an unknown account: as many questions to the
 * directory, one bind, always `wrong`. Refusals that come only with the right password prove it (DESIGN
 * "Binding"). What the directory has not counted is no try; where it has, nobody's is given back, so that
 * the same is done either way. `keepOne`: nothing else is proven, so of a budget of three or more the last try is not taken. Throws
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
      : { kind: 'undetermined', why: allowance.why, retryAt: allowance.retryAt };
  }
  const outcome = await directory.verifyPassword(accountId, password);
  switch (outcome.kind) {
    case 'right':
      await throttle.clearPasswordTries(db, accountId);
      return { kind: 'right', changedAt: outcome.changedAt };
    case 'right-but':
      await throttle.returnPasswordTry(db, accountId);
      return { kind: 'right', changedAt: outcome.changedAt };
    case 'wrong':
      await throttle.returnPasswordTry(db, randomUUID());
      return { kind: 'wrong' };
    case 'undetermined':
      await throttle.returnPasswordTry(db, outcome.counted ? randomUUID() : accountId);
      return { kind: 'undetermined', why: told[outcome.why], retryAt: outcome.retryAt };
  }
}

export type Allowance =
  | { readonly kind: 'allowed' }
  /** `retryAt` null: it is locked, and nobody knows until when; or no wrong try may be made of this account at all. */
  | {
      readonly kind: 'refused';
      readonly why: Extract<Undetermined, 'locked' | 'no-try-left' | 'cannot-tell'>;
      readonly retryAt: Date | null;
    };

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
  if (tried.locked) return { kind: 'refused', why: 'locked', retryAt: lockedUntil };
  // The first wrong one would lock it: waiting does not help.
  if (lockout !== null && lockout.threshold < 2)
    return { kind: 'refused', why: 'cannot-tell', retryAt: null };
  return {
    kind: 'refused',
    why: 'no-try-left',
    retryAt: new Date(now.getTime() + decision.retryAfterSeconds * 1000),
  };
}
