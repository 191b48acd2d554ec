// Where an account stands at a moment: the directory's status carried on to now, never to a wrong date.
import type { PasswordStatus } from '../contract/reminders.ts';

/** What matters most to its holder comes first: locked, then must-change, then the expiry. Instants in milliseconds since 1970. */
export type Standing =
  | { readonly kind: 'locked'; readonly since: number | null }
  | { readonly kind: 'must-change' }
  | { readonly kind: 'expired'; readonly since: number }
  | { readonly kind: 'expires'; readonly at: number; readonly leftMs: number }
  | { readonly kind: 'never' }
  | { readonly kind: 'unknown' };

/** The standing at `now` by the server's clock. `leftMs` is above zero: at its instant a password is expired. */
export function standingAt(status: PasswordStatus, now: number): Standing {
  if (status.locked)
    return { kind: 'locked', since: status.lockedAt === null ? null : Date.parse(status.lockedAt) };
  switch (status.kind) {
    case 'expires': {
      const at = Date.parse(status.at);
      return at > now ? { kind: 'expires', at, leftMs: at - now } : { kind: 'expired', since: at };
    }
    case 'expired':
      return { kind: 'expired', since: Date.parse(status.since) };
    case 'must-change':
    case 'never':
    case 'unknown':
      return { kind: status.kind };
  }
}

/** When the directory took the password; null where it does not say, or it must be changed first. */
export const changedAtOf = (status: PasswordStatus): string | null =>
  'changedAt' in status ? status.changedAt : null;
