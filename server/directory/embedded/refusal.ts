// Why the embedded directory would not take a password, before anything is written.
import { desc, eq } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import { brokenRule } from '../password-policy.ts';
import { refused, type Refusal } from '../refusal.ts';
import { matches } from './password-hash.ts';
import type { EmbeddedPolicy } from './policy.ts';
import { rulesOf } from './rules.ts';
import { accountExpired, tooYoungUntil } from './status.ts';
import { embeddedEarlierPasswords, type AccountRow } from './tables.ts';

/** Nothing may be set for this account, whatever the password. */
export function accountRefusal(row: AccountRow, now: Date): Refusal | null {
  if (row.protected) return refused('protected-account');
  if (row.disabled) return refused('account-disabled');
  if (accountExpired(row, now)) return refused('account-expired');
  return null;
}

/** The policy refuses this password. The minimum age holds for a change, not for a reset. */
export async function passwordRefusal(
  db: Database,
  row: AccountRow,
  policy: EmbeddedPolicy,
  password: string,
  how: 'change' | 'reset',
  now: Date,
): Promise<Refusal | null> {
  const broken = brokenRule(rulesOf(row, policy, now), password);
  if (broken !== null) return refused(broken);
  if (how === 'change' && tooYoungUntil(row, policy, now) !== null) return refused('changed-too-recently');
  return (await usedBefore(db, row, policy.history, password))
    ? refused('not-accepted', 'This password was used before')
    : null;
}

async function usedBefore(
  db: Database,
  row: AccountRow,
  history: number,
  password: string,
): Promise<boolean> {
  if (history === 0) return false;
  const earlier = await db
    .select({ passwordHash: embeddedEarlierPasswords.passwordHash })
    .from(embeddedEarlierPasswords)
    .where(eq(embeddedEarlierPasswords.accountId, row.id))
    .orderBy(desc(embeddedEarlierPasswords.version))
    .limit(history - 1);
  const checks = [row, ...earlier].map(({ passwordHash }) => matches(passwordHash, password));
  return (await Promise.all(checks)).includes(true);
}
