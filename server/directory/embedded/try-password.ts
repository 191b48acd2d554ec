// One try of a password against the embedded directory, counted before it is checked so that
// parallel tries can't outrun the lockout.
import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import { checkForNobody, matches } from './password-hash.ts';
import type { EmbeddedPolicy } from './policy.ts';
import { embeddedAccounts, type AccountRow } from './tables.ts';

const minutesBefore = (now: Date, minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

/** What one try showed. A locked account is not checked, as in Active Directory, but costs the same. */
export type Try = 'right' | 'wrong' | 'locked';

/** Counts one try, checks it, and locks the account when it was one wrong try too many. */
export async function tryPassword(
  db: Database,
  row: AccountRow,
  policy: EmbeddedPolicy,
  password: string,
  now: Date,
): Promise<Try> {
  if (policy.lockoutThreshold === 0) return (await matches(row.passwordHash, password)) ? 'right' : 'wrong';
  if (!(await takeTry(db, row.id, policy, now))) {
    await checkForNobody(password);
    return 'locked';
  }
  if (await matches(row.passwordHash, password)) {
    await db
      .update(embeddedAccounts)
      .set({ badTries: 0, lastBadTryAt: null, lockedAt: null })
      .where(eq(embeddedAccounts.id, row.id));
    return 'right';
  }
  await db
    .update(embeddedAccounts)
    .set({ lockedAt: now })
    .where(
      and(
        eq(embeddedAccounts.id, row.id),
        isNull(embeddedAccounts.lockedAt),
        sql`${embeddedAccounts.badTries} >= ${policy.lockoutThreshold}`,
      ),
    );
  return 'wrong';
}

/** False when the account is locked, or as many tries as the threshold allows are being checked now. */
async function takeTry(db: Database, id: string, policy: EmbeddedPolicy, now: Date): Promise<boolean> {
  const { badTries, lastBadTryAt, lockedAt } = embeddedAccounts;
  const windowStart = minutesBefore(now, policy.observationMinutes);
  const forgotten = sql`(${lockedAt} is not null or ${lastBadTryAt} is null or ${lte(lastBadTryAt, windowStart)})`;
  const open = or(
    isNull(lockedAt),
    policy.lockoutMinutes === 0 ? sql`false` : lte(lockedAt, minutesBefore(now, policy.lockoutMinutes)),
  );
  const taken = await db
    .update(embeddedAccounts)
    .set({
      badTries: sql`case when ${forgotten} then 1 else ${badTries} + 1 end`,
      lastBadTryAt: now,
      lockedAt: null,
    })
    .where(
      and(eq(embeddedAccounts.id, id), open, or(forgotten, sql`${badTries} < ${policy.lockoutThreshold}`)),
    )
    .returning({ id: embeddedAccounts.id });
  return taken.length > 0;
}
