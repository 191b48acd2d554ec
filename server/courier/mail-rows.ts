// The rows of the outbox: put in with the fact they tell, leased while somebody sends, settled once.
import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import * as z from 'zod';
import { FactorKind, Instant } from '../../src/contract/steps.ts';
import type { Database, Transaction } from '../store/database.ts';
import type { Notice } from './content.ts';
import { mails } from './tables.ts';

const StoredNotice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('password-changed') }),
  z.object({ kind: z.literal('account-unlocked') }),
  z.object({ kind: z.literal('factor-enrolled'), factor: FactorKind }),
  z.object({ kind: z.literal('factor-removed'), factor: FactorKind }),
  z.object({ kind: z.literal('password-expires'), expiresAt: Instant }),
]) satisfies z.ZodType<Notice>;

/** Seconds: longer than one try of the courier can take. */
const leaseSeconds = 90;
/** Seconds after the first failure; doubled each time, at most six hours. */
const firstPauseSeconds = 60;
const longestPauseSeconds = 6 * 3_600;

const later = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1_000);

type NewMail = Pick<
  typeof mails.$inferInsert,
  'id' | 'kind' | 'accountId' | 'recipient' | 'reference' | 'outcome'
> & { readonly notice: Notice | null };

/** Puts a mail in. `due`: anybody may send it at once; else it is leased to the caller. */
export async function insertMail(
  tx: Transaction,
  mail: NewMail,
  now: Date,
  { due = false }: { readonly due?: boolean } = {},
): Promise<void> {
  const settledAt = mail.outcome === null ? null : now;
  await tx
    .insert(mails)
    .values({ ...mail, at: now, settledAt, leaseUntil: due ? now : later(now, leaseSeconds) });
}

export type ClaimedMail = Omit<typeof mails.$inferSelect, 'notice'> & { readonly notice: Notice | null };

/**
 * Leases what has been due for longest to the caller, who sends it before asking for another: a lease is for one try. A
 * row is never leased to two; null: nothing is due.
 */
export async function claimDue(db: Database, now: Date): Promise<ClaimedMail | null> {
  const due = db
    .select({ id: mails.id })
    .from(mails)
    .where(and(isNull(mails.outcome), lte(mails.leaseUntil, now)))
    .orderBy(mails.leaseUntil)
    .limit(1)
    .for('update', { skipLocked: true });
  const [row] = await db
    .update(mails)
    .set({ leaseUntil: later(now, leaseSeconds), tries: sql`${mails.tries} + 1` })
    .where(sql`${mails.id} in ${due}`)
    .returning();
  return row === undefined ? null : { ...row, notice: StoredNotice.nullable().parse(row.notice) };
}

/** Lets it be tried again later. */
export async function postpone(
  db: Database,
  { id, tries }: Pick<ClaimedMail, 'id' | 'tries'>,
  now: Date,
): Promise<void> {
  const pause = Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** (tries - 1));
  await db
    .update(mails)
    .set({ leaseUntil: later(now, pause) })
    .where(eq(mails.id, id));
}

/** Closes it and forgets the address. False when somebody else has closed it. */
export async function settle(
  tx: Transaction,
  id: string,
  outcome: 'sent' | 'failed' | 'unknown',
  now: Date,
): Promise<boolean> {
  const settled = await tx
    .update(mails)
    .set({ outcome, settledAt: now, recipient: null })
    .where(and(eq(mails.id, id), isNull(mails.outcome)))
    .returning({ id: mails.id });
  return settled.length > 0;
}
