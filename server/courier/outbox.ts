// Mail as an effect outside: its intent is committed with the fact it tells, its outcome after, and what a
// crash left open is finished (notices) or said to be unknown (codes, which only their maker knew).
import { randomUUID } from 'node:crypto';
import type { FactorKind } from '../../src/contract/steps.ts';
import type { Actor, Outcome, Target } from '../audit/events.ts';
import { record } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Database, Transaction } from '../store/database.ts';
import { codeMail, isStaleNotice, noticeMail } from './content.ts';
import type { Notice } from './content.ts';
import type { Courier } from './courier.ts';
import { MailNotTaken } from './courier.ts';
import type { ClaimedMail } from './mail-rows.ts';
import { claimDue, insertMail, postpone, settle } from './mail-rows.ts';

type Sent = 'sent' | 'failed' | 'unknown';

export interface OutboxDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** Null: KEYTURN_SMTP_URL is not set. */
  readonly courier: Courier | null;
  readonly organisation: string;
  /** Minutes a code is good for, as the mail says. */
  readonly codeMinutes: number;
  /** IANA name: where the dates of notices are read. */
  readonly timeZone: string;
  /** Whether what a notice says is true no more at `now`; null, and a rejection: that can't be told now. */
  readonly isStale?: (
    notice: Notice,
    mail: Pick<ClaimedMail, 'accountId' | 'at'>,
    now: Date,
  ) => Promise<boolean | null>;
  /** Told in the transaction that settles a notice. */
  readonly settled?: (
    tx: Transaction,
    notice: { readonly id: string; readonly kind: string },
    outcome: Sent,
    at: Date,
  ) => Promise<void>;
}

/** Around a mail: what the audit trail says of it. */
export interface MailContext {
  readonly actor: Actor;
  readonly target: Target;
  readonly accountId: string | null;
  /** Null: there is nobody to write to. */
  readonly recipient: string | null;
  readonly reference: string | null;
  readonly source?: string | undefined;
}

/** An intended code mail; to be sent once its transaction is committed. */
interface CodeTicket {
  readonly id: string;
  readonly context: MailContext;
}

export interface Outbox {
  /** Intends a code mail. Strangers' cost the same and go nowhere. */
  intendCode(tx: Transaction, context: MailContext): Promise<CodeTicket>;
  /** Sends it in the background, so that nobody can tell by waiting whether there was anybody to send it to. */
  sendCode(ticket: CodeTicket, code: string): void;
  /**
   * Intends a notice; {@link Outbox.soon} sends it. Says so in the audit trail when it can't be sent. `id`: the
   * name that it is settled by, where somebody wants to know.
   */
  intendNotice(tx: Transaction, notice: Notice, context: MailContext, id?: string): Promise<void>;
  /** Sends in the background what is due. */
  soon(): void;
  /** Sends what is due, and settles what a crash left open. */
  tick(): Promise<void>;
  /** Begins no further mail: what was claimed is left to its lease, and another server's tick finds it. */
  stop(): void;
  /** Resolves when nothing is being sent in the background. */
  drain(): Promise<void>;
}

const codeKind = 'email-code';
const factor: FactorKind = 'email-code';

export function createOutbox(deps: OutboxDeps): Outbox {
  const { db, clock, courier } = deps;
  const running = new Set<Promise<void>>();
  let stopped = false;
  const isStopped = () => stopped;

  const inBackground = (work: () => Promise<void>): void => {
    // A failure was recorded, or its row is still open and the next tick finds it.
    const done = work()
      .catch(() => undefined)
      .finally(() => running.delete(done));
    running.add(done);
  };

  const tell = (
    tx: Transaction,
    kind: string,
    context: Omit<MailContext, 'recipient' | 'accountId'>,
    outcome: Outcome,
    { reason, messageId }: { reason?: string; messageId?: string } = {},
  ): Promise<void> => {
    const { actor, target, source } = context;
    const rest = { at: clock.now(), actor, target, outcome, reason, source };
    const reference = context.reference ?? undefined;
    const sent = messageId === undefined ? {} : { messageId };
    return kind === codeKind
      ? record(tx, { type: 'code.sent', ...rest, reference, detail: { factor, ...sent } })
      : record(tx, { type: 'notice.sent', ...rest, reference, detail: { notice: kind, ...sent } });
  };

  const finish = (
    mail: Pick<ClaimedMail, 'id' | 'kind'>,
    context: Omit<MailContext, 'recipient' | 'accountId'>,
    became: Sent | 'stale',
  ): Promise<void> =>
    db.transaction(async (tx) => {
      const at = clock.now();
      const outcome = became === 'stale' ? 'failed' : became;
      if (!(await settle(tx, mail.id, outcome, at))) return;
      await deps.settled?.(tx, mail, outcome, at);
      const told = { sent: 'succeeded', failed: 'failed', unknown: 'unknown' } as const;
      const about = became === 'stale' ? { reason: 'stale' } : { messageId: messageIdOf(mail.id) };
      await tell(tx, mail.kind, context, told[outcome], about);
    });

  /** One account that can't be read holds up nobody else's mail. */
  const isStale = async (notice: Notice, mail: ClaimedMail): Promise<boolean | null> => {
    const now = clock.now();
    if (isStaleNotice(notice, now)) return true;
    return deps.isStale?.(notice, mail, now).catch(() => null) ?? false;
  };

  /** What became of it; null: it is to be tried again later. */
  const sendNotice = async (mail: ClaimedMail): Promise<Sent | 'stale' | null> => {
    const { notice, recipient, reference } = mail;
    if (courier === null || notice === null || recipient === null) return 'unknown';
    const stale = await isStale(notice, mail);
    if (stale !== false) return stale === true ? 'stale' : null;
    const { organisation, timeZone } = deps;
    const content = noticeMail(notice, mail.at, { organisation, reference, timeZone });
    try {
      await courier.send(recipient, content, messageIdOf(mail.id));
      return 'sent';
    } catch (error) {
      const isFinal = error instanceof MailNotTaken && (error.permanent || mail.tries >= triesOfNotice);
      return isFinal ? 'failed' : null;
    }
  };

  /** False when it has to be tried again later. */
  const settleDue = async (mail: ClaimedMail): Promise<boolean> => {
    const outcome = mail.kind === codeKind ? 'unknown' : await sendNotice(mail);
    if (outcome === null) await postpone(db, mail, clock.now());
    else await finish(mail, { actor: server, target: targetOf(mail), reference: mail.reference }, outcome);
    return outcome !== null;
  };

  const outbox: Outbox = {
    async intendCode(tx, context) {
      const id = randomUUID();
      const isForSomebody = context.recipient !== null && courier !== null;
      const { accountId, reference } = context;
      const row = { id, kind: codeKind, accountId, reference, recipient: null, notice: null };
      await insertMail(tx, { ...row, outcome: isForSomebody ? null : 'nobody' }, clock.now());
      if (isForSomebody) await tell(tx, codeKind, context, 'intended');
      else await tell(tx, codeKind, context, 'refused', { reason: 'no-address' });
      return { id, context };
    },
    sendCode({ id, context }, code) {
      const { recipient, reference } = context;
      if (recipient === null || courier === null) return;
      inBackground(async () => {
        const content = codeMail(code, deps.codeMinutes, { organisation: deps.organisation, reference });
        const outcome = await courier.send(recipient, content, messageIdOf(id)).then(
          () => 'sent' as const,
          () => 'failed' as const,
        );
        await finish({ id, kind: codeKind }, context, outcome);
      });
    },
    async intendNotice(tx, notice, context, id = randomUUID()) {
      const { accountId, reference, recipient } = context;
      if (courier === null || recipient === null) {
        const reason = courier === null ? 'mail-off' : 'no-address';
        return tell(tx, notice.kind, context, 'refused', { reason });
      }
      const row = { id, kind: notice.kind, accountId, reference, recipient, notice };
      await insertMail(tx, { ...row, outcome: null }, clock.now(), { due: true });
      return tell(tx, notice.kind, context, 'intended');
    },
    soon: () => {
      inBackground(() => outbox.tick());
    },
    async tick() {
      // Without mail of its own this server leaves them to the one that has it.
      if (isStopped() || courier === null) return;
      // On and on while the mail server takes them: thousands may be due in one hour.
      for (let postponed = 0; postponed < mostPostponed && !isStopped();) {
        const mail = await claimDue(db, clock.now());
        if (mail === null) return;
        if (!(await settleDue(mail))) postponed += 1;
      }
    },
    stop() {
      stopped = true;
    },
    async drain() {
      while (running.size > 0) await Promise.all(running);
    },
  };
  return outbox;
}

const server: Actor = { kind: 'server' };
/** Mails of one round that may come to nothing; then the next round sees whether mail works again. */
const mostPostponed = 10;
/** With the pauses of mail-rows.ts about a day and a half. */
const triesOfNotice = 12;

const targetOf = ({ accountId }: Pick<ClaimedMail, 'accountId'>): Target =>
  accountId === null ? { kind: 'server' } : { kind: 'account', id: accountId };

/** The same for every try of one mail, so that mail programs see a repetition as one (RFC 5322 §3.6.4). */
const messageIdOf = (id: string): string => `${id}@keyturn`;
