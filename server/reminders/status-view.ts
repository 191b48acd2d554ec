// What a device may know of an account. Pure.
import type { PasswordStatus } from '../../src/contract/reminders.ts';
import type { Policy, PolicyRule } from '../../src/contract/steps.ts';
import type { DirectoryAccount } from '../directory/directory.ts';

/** By the directory's own instants; `now` by the server's clock. An expiry that has passed is one. */
export function statusOf(
  account: Pick<DirectoryAccount, 'status' | 'locked' | 'lockedAt'> | null,
  now: Date,
): PasswordStatus {
  if (account === null) return { kind: 'unknown', locked: false, lockedAt: null };
  const { status, locked, lockedAt } = account;
  const lock = { locked, lockedAt: lockedAt?.toISOString() ?? null };
  switch (status.kind) {
    case 'expires': {
      const [at, changedAt] = [status.at.toISOString(), status.changedAt.toISOString()];
      return status.at > now
        ? { kind: 'expires', at, changedAt, ...lock }
        : { kind: 'expired', since: at, changedAt, ...lock };
    }
    case 'expired': {
      const [since, changedAt] = [status.since.toISOString(), status.changedAt.toISOString()];
      return { kind: 'expired', since, changedAt, ...lock };
    }
    case 'never':
      return { kind: 'never', changedAt: status.changedAt?.toISOString() ?? null, ...lock };
    case 'must-change':
    case 'unknown':
      return { kind: status.kind, ...lock };
  }
}

/** The rules without a word of whose they are: no part of a name, and nothing of when it was changed. */
export function harmless(rules: readonly PolicyRule[]): Policy {
  return {
    rules: rules.flatMap((rule): PolicyRule[] => {
      switch (rule.id) {
        case 'min-age':
          return [];
        case 'not-name':
          return [{ ...rule, params: { parts: [] } }];
        case 'not-common':
          return [{ ...rule, params: { words: [] } }];
        case 'min-length':
        case 'max-length':
        case 'classes':
        case 'not-previous':
          return [rule];
      }
    }),
  };
}
