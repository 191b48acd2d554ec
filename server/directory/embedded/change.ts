// Sets a password in the embedded directory: checked first, then written in one compare-and-set, so
// that of two changes prepared from the same state at most one happens.
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import type { AccountId, ChangeOutcome, PreparedChange, Resolution } from '../directory.ts';
import { DirectoryUnavailable } from '../directory.ts';
import { answering } from './answering.ts';
import { readRow } from './find.ts';
import { hashPassword, matches } from './password-hash.ts';
import { readPolicy, type EmbeddedPolicy } from './policy.ts';
import { refused } from '../refusal.ts';
import { accountRefusal, passwordRefusal } from './refusal.ts';
import { expiresAt, lockedUntil } from './status.ts';
import { embeddedAccounts, embeddedEarlierPasswords, type AccountRow } from './tables.ts';
import { tryPassword } from './try-password.ts';
import { clearLock } from './unlock.ts';

/** The one controller an embedded directory has. */
const controller = 'embedded';

/** What stands there before a change. Throws DirectoryUnavailable, also when the account is gone. */
export async function prepareChange(db: Database, id: AccountId, now: Date): Promise<PreparedChange> {
  const row = await readRow(db, id);
  if (row === null) throw new DirectoryUnavailable('The account is no longer in the directory');
  return {
    accountId: id,
    controller,
    passwordVersionBefore: String(row.passwordVersion),
    passwordWritesBefore: null,
    id: crypto.randomUUID(),
    preparedAt: now,
  };
}

/** See the port. `unknown` only when the database went away while it was writing. */
export async function setPassword(
  db: Database,
  prepared: PreparedChange,
  password: string,
  currentPassword: string | undefined,
  now: Date,
): Promise<ChangeOutcome> {
  const checked = await answering(() => check(db, prepared, password, currentPassword, now));
  if ('kind' in checked) return checked;
  const { row, policy } = checked;
  const passwordHash = await hashPassword(password);
  let written: AccountRow | undefined;
  try {
    written = await write(db, row, policy, { passwordHash, passwordChangeId: prepared.id }, now);
  } catch {
    return { kind: 'unknown' };
  }
  if (written === undefined) return changedMeanwhile;
  return {
    kind: 'accepted',
    changedAt: written.passwordChangedAt,
    passwordVersion: String(written.passwordVersion),
    unlocked: true,
    everywhere: true,
    confirmed: (await readBack(db, row.id, password)) ? 'yes' : 'no',
    mustChange: false,
    expiresAt: expiresAt(written, policy),
  };
}

const changedMeanwhile = refused('not-accepted', 'The password was changed by somebody else meanwhile');

async function check(
  db: Database,
  prepared: PreparedChange,
  password: string,
  currentPassword: string | undefined,
  now: Date,
): Promise<ChangeOutcome | { row: AccountRow; policy: EmbeddedPolicy }> {
  const row = await readRow(db, prepared.accountId);
  if (row === null) return refused('not-accepted', 'The account is no longer in the directory');
  if (String(row.passwordVersion) !== prepared.passwordVersionBefore) return changedMeanwhile;
  const forbidden = accountRefusal(row, now);
  if (forbidden !== null) return forbidden;
  const policy = await readPolicy(db);
  if (currentPassword !== undefined) {
    await clearLockOf(db, row, policy, now);
    if ((await tryPassword(db, row, policy, currentPassword, now)) !== 'right')
      return refused('wrong-current-password');
  }
  const how = currentPassword === undefined ? 'reset' : 'change';
  return (await passwordRefusal(db, row, policy, password, how, now)) ?? { row, policy };
}

// A locked account refuses every change: unlock first. The bad tries of an open one stay counted.
async function clearLockOf(db: Database, row: AccountRow, policy: EmbeddedPolicy, now: Date): Promise<void> {
  if (lockedUntil(row, policy, now) !== null) await clearLock(db, row.id);
}

function write(
  db: Database,
  row: AccountRow,
  policy: EmbeddedPolicy,
  next: Pick<AccountRow, 'passwordHash' | 'passwordChangeId'>,
  now: Date,
): Promise<AccountRow | undefined> {
  return db.transaction(async (tx) => {
    const [written] = await tx
      .update(embeddedAccounts)
      .set({
        ...next,
        passwordChangedAt: now,
        passwordVersion: sql`${embeddedAccounts.passwordVersion} + 1`,
        mustChange: false,
        badTries: 0,
        lastBadTryAt: null,
        lockedAt: null,
      })
      .where(and(eq(embeddedAccounts.id, row.id), eq(embeddedAccounts.passwordVersion, row.passwordVersion)))
      .returning();
    if (written === undefined) return undefined;
    const { accountId, version } = embeddedEarlierPasswords;
    await tx.insert(embeddedEarlierPasswords).values({
      accountId: row.id,
      version: row.passwordVersion,
      passwordHash: row.passwordHash,
    });
    // No more hashes are kept than the policy remembers; the current one is in the account's row.
    const oldest = written.passwordVersion - BigInt(Math.max(policy.history, 1));
    await tx.delete(embeddedEarlierPasswords).where(and(eq(accountId, row.id), lte(version, oldest)));
    return written;
  });
}

async function readBack(db: Database, id: AccountId, password: string): Promise<boolean> {
  const row = await readRow(db, id).catch(() => null);
  return row !== null && matches(row.passwordHash, password);
}

/**
 * What became of a change whose answer was lost. Each change raises the version by one and leaves its id; it
 * happens at the prepared version or not at all.
 */
export async function resolve(db: Database, prepared: PreparedChange): Promise<Resolution> {
  let row: AccountRow | null;
  let policy: EmbeddedPolicy;
  try {
    [row, policy] = await Promise.all([readRow(db, prepared.accountId), readPolicy(db)]);
  } catch {
    return { kind: 'unreachable' };
  }
  if (row === null) return { kind: 'undetermined' };
  if (String(row.passwordVersion) === prepared.passwordVersionBefore) return { kind: 'not-changed' };
  if (row.passwordChangeId !== prepared.id) {
    // The next version is somebody else's, so this change can't happen any more; a later one hides which was next.
    const next = row.passwordVersion === BigInt(prepared.passwordVersionBefore) + 1n;
    return { kind: next ? 'not-changed' : 'undetermined' };
  }
  return {
    kind: 'accepted',
    changedAt: row.passwordChangedAt,
    passwordVersion: String(row.passwordVersion),
    unlocked: row.lockedAt === null,
    mustChange: row.mustChange,
    expiresAt: expiresAt(row, policy),
  };
}
