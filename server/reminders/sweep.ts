// Looks at everybody in the directory: keeps what it saw for reports, and sees that whoever no workstation has
// reached is mailed. Memory holds one page at a time.
import { randomUUID } from 'node:crypto';
import { ne, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Directory, ListedAccount, PasswordStatus } from '../directory/directory.ts';
import type { Database, Transaction } from '../store/database.ts';
import { type MailSweepDeps, mailWhoIsDue } from './mail-sweep.ts';
import { beginSweep, keepSweep, leaveSweep, SweepLost } from './sweep-lease.ts';
import { accountSnapshots } from './sweep-tables.ts';

export interface SweepDeps extends MailSweepDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly directory: Directory;
}

/** What a whole sweep came to. */
export interface SweepResult {
  readonly seen: number;
  /** Entries of the directory that could not be made out. */
  readonly unreadable: number;
  readonly mailed: number;
}

/**
 * One sweep; null while another server is at one, or when it took this one over. Throws DirectoryUnavailable, or
 * the reason of `signal`: then what was seen stays, nobody is taken to be gone, and the next sweep begins anew.
 */
export async function sweep(deps: SweepDeps, signal: AbortSignal): Promise<SweepResult | null> {
  const { db, clock } = deps;
  const holder = randomUUID();
  if (!(await beginSweep(db, holder))) return null;
  let whole: SweepResult | null = null;
  try {
    whole = await readAll(deps, holder, signal);
  } catch (error) {
    if (!(error instanceof SweepLost)) throw error;
  } finally {
    await leaveSweep(db, holder, clock.now(), whole);
  }
  return whole;
}

async function readAll(deps: SweepDeps, holder: string, signal: AbortSignal): Promise<SweepResult> {
  const { db, clock, directory } = deps;
  const startedAt = clock.now();
  const result = { seen: 0, unreadable: 0, mailed: 0 };
  for await (const { accounts, unreadable } of directory.list()) {
    signal.throwIfAborted();
    await db.transaction(async (tx) => {
      await keepSweep(tx, holder);
      await keepSeen(tx, accounts, startedAt);
    });
    result.seen += accounts.length;
    result.unreadable += unreadable;
    result.mailed += await mailWhoIsDue(deps, accounts);
  }
  // Nobody at all is more likely a right that was taken away than everybody gone.
  if (result.seen > 0)
    await db.transaction(async (tx) => {
      await keepSweep(tx, holder);
      await tx.delete(accountSnapshots).where(ne(accountSnapshots.seenAt, startedAt));
    });
  if (result.mailed > 0) deps.outbox?.soon();
  return result;
}

/** Milliseconds are what the database keeps, and what an instant is compared by. */
async function keepSeen(tx: Transaction, accounts: readonly ListedAccount[], seenAt: Date): Promise<void> {
  if (accounts.length === 0) return;
  const rows = accounts.map(({ id, username, mail, locked, status }) => ({
    accountId: id,
    username,
    locked,
    hasMail: mail !== null,
    seenAt,
    kind: status.kind,
    expiresAt: instantOf(status),
    changedAt: 'changedAt' in status ? status.changedAt : null,
  }));
  const { kind, expiresAt, otherwiseAt, seenAt: lastSeenAt } = accountSnapshots;
  const given = (column: { readonly name: string }) => sql.raw(`excluded.${column.name}`);
  await tx
    .insert(accountSnapshots)
    .values(rows)
    .onConflictDoUpdate({
      target: accountSnapshots.accountId,
      set: {
        username: given(accountSnapshots.username),
        kind: given(kind),
        expiresAt: given(expiresAt),
        changedAt: given(accountSnapshots.changedAt),
        locked: given(accountSnapshots.locked),
        hasMail: given(accountSnapshots.hasMail),
        seenAt: given(lastSeenAt),
        otherwiseAt: sql`case when ${kind} = ${given(kind)} and ${expiresAt} is not distinct from ${given(expiresAt)}
          then ${otherwiseAt} else ${lastSeenAt} end`,
      },
    });
}

function instantOf(status: PasswordStatus): Date | null {
  if (status.kind === 'expires') return status.at;
  return status.kind === 'expired' ? status.since : null;
}
