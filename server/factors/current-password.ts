// The current password as a factor: after another one only (src/reset/factors.ts sees to that), and
// within the account's lockout budget.
import type { Factor, Settle } from './factor.ts';
import { rejected } from './factor.ts';
import type { PasswordTryDeps } from './password-try.ts';
import { tryPassword } from './password-try.ts';

/** The factor over the directory's own check. */
export function createCurrentPassword(deps: PasswordTryDeps): Factor {
  return {
    kind: 'current-password',
    usable: (_db, flow) => Promise.resolve(flow.accountId !== null),
    async examine(_db, flow, response, now): Promise<Settle> {
      const verdict = await tryPassword(deps, flow.accountId, response, now);
      switch (verdict.kind) {
        case 'right':
          return () => Promise.resolve({ kind: 'proven' });
        case 'wrong':
          return rejected;
        case 'undetermined':
          return () => Promise.resolve({ kind: 'unavailable', retryAt: verdict.retryAt });
      }
    },
  };
}
