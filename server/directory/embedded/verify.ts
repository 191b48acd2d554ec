// Verifies a password with the outcomes that a bind to Active Directory has.
import type { Database } from '../../store/database.ts';
import type { AccountId, Proof, Verification } from '../directory.ts';
import { readRow } from './find.ts';
import { type EmbeddedPolicy, readPolicy } from './policy.ts';
import { accountExpired, lockedUntil, statusOf } from './status.ts';
import type { AccountRow } from './tables.ts';
import { tryPassword } from './try-password.ts';

/** One try, counted towards the lockout. Unknown accounts cost the same, and are `wrong`. */
export async function verifyPassword(
  db: Database,
  id: AccountId,
  password: string,
  now: Date,
): Promise<Verification> {
  const row = await readRow(db, id);
  const policy = await readPolicy(db);
  const shown = await tryPassword(db, row, policy, password, now);
  if (row === null || shown === 'wrong') return { kind: 'wrong' };
  if (shown === 'locked') {
    const until = lockedUntil(row, policy, now);
    return {
      kind: 'undetermined',
      why: 'locked',
      retryAt: until instanceof Date ? until : null,
      counted: false,
    };
  }
  // The row that was read is the one whose hash was compared.
  const { mustChange, passwordChangedAt } = row;
  return { ...proofOf(row, policy, now), changedAt: mustChange ? null : passwordChangedAt };
}

/** The order of the domain controller: 533, 701, 532, 773. */
function proofOf(row: AccountRow, policy: EmbeddedPolicy, now: Date): Proof {
  if (row.disabled) return { kind: 'right-but', why: 'disabled' };
  if (accountExpired(row, now)) return { kind: 'right-but', why: 'account-expired' };
  const status = statusOf(row, policy, now).kind;
  return status === 'expired' || status === 'must-change'
    ? { kind: 'right-but', why: status }
    : { kind: 'right' };
}
