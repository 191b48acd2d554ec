// One try of a password against the embedded directory, counted before it is checked so that
// parallel tries can't outrun the lockout.
import { and, eq, gte, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import { checkForNobody, matches } from './password-hash.ts';
import type { EmbeddedPolicy } from './policy.ts';
import { embeddedAccounts, type AccountRow } from './tables.ts';

const minutesBefore = (now: Date, minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

/** What one try showed. A locked account is not checked, as in Active Directory, but costs the same. */
export type Try = 'right' | 'wrong' | 'locked';

/**
 * Counts one try, checks it, and locks the account when it was one wrong try too many. For nobody
 * (null) the same statements run and the same hash is made.
 */
export async function tryPassword(
  db: Database,
  row: AccountRow | null,
  policy: EmbeddedPolicy,
  password: string,
  now: Date,
): Promise<Try> {
  const id = row?.id ?? crypto.randomUUID();
  const taken = await takeTry(db, id, policy, now);
  const right =
    taken && row !== null ? await matches(row.passwordHash, password) : await checkForNobody(password);
  const shown = taken ? (right ? 'right' : 'wrong') : 'locked';
  await settleTry(db, id, shown, policy, now);
  return shown;
}

/** A right password forgets the wrong ones, a wrong one too many locks, a lock stays as it is. */
async function settleTry(
  db: Database,
  id: string,
  shown: Try,
  policy: EmbeddedPolicy,
  now: Date,
): Promise<void> {
  const { badTries, lockedAt } = embeddedAccounts;
  const never = sql`false`;
  const tooMany = and(isNull(lockedAt), gte(badTries, policy.lockoutThreshold));
  const when = { right: undefined, wrong: locksNobody(policy) ? never : tooMany, locked: never }[shown];
  await db
    .update(embeddedAccounts)
    .set(shown === 'right' ? { badTries: 0, lastBadTryAt: null, lockedAt: null } : { lockedAt: now })
    .where(and(eq(embeddedAccounts.id, id), when));
}

const locksNobody = (policy: EmbeddedPolicy): boolean => policy.lockoutThreshold === 0;

/** False when the account is locked, or as many tries as the threshold allows are being checked now. */
async function takeTry(db: Database, id: string, policy: EmbeddedPolicy, now: Date): Promise<boolean> {
  const { badTries, lastBadTryAt, lockedAt } = embeddedAccounts;
  const windowStart = minutesBefore(now, policy.observationMinutes);
  const forgotten = sql`(${lockedAt} is not null or ${lastBadTryAt} is null or ${lte(lastBadTryAt, windowStart)})`;
  const fewEnough = lt(badTries, policy.lockoutThreshold);
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
    .where(and(eq(embeddedAccounts.id, id), open, locksNobody(policy) ? undefined : or(forgotten, fewEnough)))
    .returning({ id: embeddedAccounts.id });
  return taken.length > 0;
}
