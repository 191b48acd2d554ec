// Mails whoever no workstation has reached before a mark. The row of the mark and the mail's own are one
// transaction: replicas and crashes send none twice.
import { randomUUID } from 'node:crypto';
import { and, eq, gt, inArray } from 'drizzle-orm';
import type { ReminderStage } from '../../src/contract/reminders.ts';
import { hasReached, stageKey } from '../../src/expiry/ledger.ts';
import { type DueMail, type LastMail, mailDue, mailMark } from '../../src/expiry/mail.ts';
import type { Clock } from '../clock.ts';
import type { Notice } from '../courier/content.ts';
import type { MailContext, Outbox } from '../courier/outbox.ts';
import type { Directory, ListedAccount } from '../directory/directory.ts';
import type { Database, Transaction } from '../store/database.ts';
import { statusOf } from './status-view.ts';
import { reminders } from './tables.ts';

export interface MailSweepDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** Null: mail is not set up here; the marks are left to a server that has it. */
  readonly outbox: Outbox | null;
  readonly lastMail: LastMail;
}

const dayMinutes = 24 * 60;

/** Intends the mails that are due to these accounts; resolves with how many. */
export async function mailWhoIsDue(
  { db, clock, outbox, lastMail }: MailSweepDeps,
  accounts: readonly ListedAccount[],
): Promise<number> {
  if (outbox === null) return 0;
  const now = clock.now();
  const marked = accounts
    .map((account) => ({ account, status: statusOf(account, now) }))
    .filter(({ status }) => mailMark(status, now.getTime()) !== null);
  if (marked.length === 0) return 0;
  const ids = marked.map(({ account }) => account.id);
  const ledger = await linesOf(db, ids, now);
  let mailed = 0;
  for (const { account, status } of marked) {
    const { reachedAt, settled } = known(ledger.get(account.id) ?? [], status);
    const due = mailDue(status, reachedAt, settled, now.getTime(), lastMail);
    if (due !== null && (await intend(db, outbox, account, due, now))) mailed += 1;
  }
  return mailed;
}

type Line = typeof reminders.$inferSelect;

/** What the ledger holds of an expiry of theirs that is still to come, by account: not years of earlier ones. */
async function linesOf(db: Database, ids: readonly string[], now: Date): Promise<Map<string, Line[]>> {
  const lines = await db
    .select()
    .from(reminders)
    .where(
      and(inArray(reminders.accountId, [...ids]), eq(reminders.kind, 'expires'), gt(reminders.anchor, now)),
    );
  return Map.groupBy(lines, ({ accountId }) => accountId);
}

/** Only what was said of the present expiry counts as reaching: of a later one nobody knows yet. */
function known(lines: readonly Line[], status: ReturnType<typeof statusOf>) {
  const expiresAt = status.kind === 'expires' ? Date.parse(status.at) : null;
  const reachedAt = lines.flatMap(({ channel, anchor, outcome, triedAt }) =>
    channel === 'workstation' &&
    anchor?.getTime() === expiresAt &&
    outcome !== null &&
    hasReached(outcome) &&
    triedAt !== null
      ? [triedAt.getTime()]
      : [],
  );
  const settled = lines.flatMap(({ channel, anchor, ordinal }) =>
    channel === 'mail' && anchor !== null
      ? [{ expiresAt: anchor.getTime(), days: ordinal / dayMinutes }]
      : [],
  );
  return { reachedAt, settled };
}

/** False where another server was faster, or there is no address: that is kept as a reminder that failed. */
async function intend(
  db: Database,
  outbox: Outbox,
  { id: accountId, username, mail }: ListedAccount,
  { expiresAt, mark }: DueMail,
  now: Date,
): Promise<boolean> {
  const id = randomUUID();
  const anchor = new Date(expiresAt);
  const stage: ReminderStage = { kind: 'expires', at: anchor.toISOString(), ordinal: mark.days * dayMinutes };
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(reminders)
      .values({
        id,
        accountId,
        username,
        kind: stage.kind,
        anchor,
        ordinal: stage.ordinal,
        stageKey: stageKey(stage),
        channel: 'mail',
        claimedAt: now,
        ...(mail === null ? { outcome: 'failed', triedAt: now } : {}),
      })
      .onConflictDoNothing()
      .returning({ id: reminders.id });
    if (row === undefined) return false;
    const target = { kind: 'account', id: accountId } as const;
    const context: MailContext = {
      actor: { kind: 'server' },
      target,
      accountId,
      recipient: mail,
      reference: null,
    };
    await outbox.intendNotice(tx, { kind: 'password-expires', expiresAt: anchor.toISOString() }, context, id);
    return mail !== null;
  });
}

/**
 * Whether a mail that waited has nothing to say any more: its holder can't sign in, their password expires at another
 * instant by now, or the time is over in which its mark may be made up for. Null while the directory does not know the
 * instant. `at`: when it was intended. Throws DirectoryUnavailable.
 */
export async function isPassedOver(
  directory: Pick<Directory, 'read'>,
  notice: Notice,
  { accountId, at }: { readonly accountId: string | null; readonly at: Date },
  now: Date,
): Promise<boolean | null> {
  if (notice.kind !== 'password-expires' || accountId === null) return false;
  const account = await directory.read(accountId);
  if (account === null || !account.enabled || account.accountExpired) return true;
  if (account.status.kind === 'unknown') return null;
  const status = statusOf(account, now);
  const [meant, due] = [mailMark(status, at.getTime()), mailMark(status, now.getTime())];
  return due?.expiresAt !== Date.parse(notice.expiresAt) || due.mark !== meant?.mark;
}

/** Tells the ledger what became of a mail: whom the mail server took one for counts as reached. */
export async function noteMail(
  tx: Transaction,
  { id, kind }: { readonly id: string; readonly kind: string },
  outcome: 'sent' | 'failed' | 'unknown',
  at: Date,
): Promise<void> {
  if (kind !== 'password-expires') return;
  await tx
    .update(reminders)
    .set({ outcome: outcome === 'sent' ? 'shown' : 'failed', triedAt: at })
    .where(eq(reminders.id, id));
}
