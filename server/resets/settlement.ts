// How an intent ends: its outcome, the audit rows, the count of the day and the notice, all in one
// transaction.
import { eq } from 'drizzle-orm';
import type { RefusalReason } from '../../src/contract/problems.ts';
import { record } from '../audit/audit.ts';
import type { Actor, Outcome } from '../audit/events.ts';
import type { Transaction } from '../store/database.ts';
import type { ResetDeps } from './deps.ts';
import type { IntentRow, ResetRow } from './facts.ts';
import { settleClaim } from './intents.ts';
import { StoredPreparation, StoredStanding, type StoredResult } from './records.ts';
import { resets } from './tables.ts';
import { intendRepeats } from './unlock-repeats.ts';

/** What came of it. `refused` with null: nothing was handed over, or it is known that nothing was done. */
export type Settlement =
  | { readonly outcome: 'accepted'; readonly result: StoredResult; readonly everywhere?: boolean }
  | {
      readonly outcome: 'refused';
      readonly reason: RefusalReason | 'not-handed-over' | 'not-changed' | 'too-many-tries';
      /** A lock was taken away before it was refused. */
      readonly unlocked?: boolean;
      /** False: not on every controller. */
      readonly everywhere?: boolean;
    }
  | { readonly outcome: 'undetermined' };

/** Refusals that no other password gets past: the reset ends. */
const blocking: readonly string[] = [
  'account-disabled',
  'account-expired',
  'no-rights',
  'protected-account',
] satisfies RefusalReason[];

/** Refusals by a rule that the password met when the policy was read: it has changed since. */
const outdated: readonly string[] = [
  'too-short',
  'too-long',
  'classes',
  'contains-name',
] satisfies RefusalReason[];

/** Refusals of a change that come only after its current password was found right. */
const provingCurrent: readonly string[] = [...outdated, 'changed-too-recently', 'not-accepted'];

/** Settles the intent; false when it is not this holder's any more, and nothing was written. */
export async function settleIntent(
  deps: ResetDeps,
  reset: ResetRow,
  intent: IntentRow,
  settlement: Settlement,
  source?: string,
): Promise<boolean> {
  const { db, clock, outbox, throttle } = deps;
  const isSettled = await db.transaction(async (tx) => {
    const now = clock.now();
    const reason = settlement.outcome === 'refused' ? settlement.reason : null;
    const result = settlement.outcome === 'accepted' ? settlement.result : null;
    if (!(await settleClaim(tx, intent, { outcome: settlement.outcome, reason, result }, now))) return false;
    await recordChange(tx, intent, reset, settlement, now, source);
    if (mayLeaveLocks(settlement)) await intendRepeats(tx, intent, reset, now);
    if (settlement.outcome === 'accepted') await complete(tx, deps, reset, settlement.result, now, source);
    if (settlement.outcome === 'refused' && blocking.includes(settlement.reason))
      await block(tx, reset, now, source);
    if (settlement.outcome === 'refused' && outdated.includes(settlement.reason))
      await forgetStanding(tx, reset);
    if (provesPassword(intent, settlement)) await throttle.clearPasswordTries(tx, intent.accountId);
    if (settlement.outcome === 'undetermined') await close(tx, reset, now);
    return true;
  });
  outbox.soon();
  return isSettled;
}

/** Whether a lock may go on somewhere: an unlock did not reach every controller, or nobody saw whether it did. */
function mayLeaveLocks(settlement: Settlement): boolean {
  if (settlement.outcome === 'accepted') return settlement.everywhere !== true;
  return settlement.outcome === 'refused' && settlement.everywhere === false;
}

/** Whether the directory counts wrong passwords from zero again: it took a new one, or found the current one right. */
function provesPassword({ kind }: IntentRow, settlement: Settlement): boolean {
  if (settlement.outcome === 'accepted') return kind !== 'unlock';
  return settlement.outcome === 'refused' && kind === 'change' && provingCurrent.includes(settlement.reason);
}

/** The audit row of asking the directory: before (`intended`) and after. */
export async function recordChange(
  tx: Transaction,
  intent: IntentRow,
  { reference }: Pick<ResetRow, 'reference'>,
  settlement: Settlement | { readonly outcome: 'intended' },
  at: Date,
  source?: string,
): Promise<void> {
  const account = { kind: 'account', id: intent.accountId } as const;
  const event = {
    at,
    source,
    reference,
    actor: account,
    target: account,
    outcome: auditOutcome(settlement),
    ...('reason' in settlement ? { reason: settlement.reason } : {}),
  };
  if (intent.kind === 'unlock') {
    const everywhere = settlement.outcome === 'accepted' ? settlement.everywhere : undefined;
    const detail = everywhere === undefined ? {} : { everywhere };
    return record(tx, { type: 'account.unlock', ...event, detail });
  }
  const controller = StoredPreparation.nullable().parse(intent.prepared)?.controller ?? 'none';
  return record(tx, {
    type: 'password.change',
    ...event,
    detail: { kind: intent.kind, controller, ...changeDetail(settlement) },
  });
}

function changeDetail(settlement: Settlement | { readonly outcome: 'intended' }) {
  if (settlement.outcome === 'refused' && settlement.unlocked === true) {
    const { everywhere } = settlement;
    return { unlocked: true, ...(everywhere === undefined ? {} : { everywhere }) };
  }
  if (settlement.outcome !== 'accepted') return {};
  const { result, everywhere } = settlement;
  const { confirmed, unlocked, mustChange } = result;
  return { confirmed, unlocked, mustChange, ...(everywhere === undefined ? {} : { everywhere }) };
}

function auditOutcome(settlement: Settlement | { readonly outcome: 'intended' }): Outcome {
  switch (settlement.outcome) {
    case 'intended':
      return 'intended';
    case 'accepted':
      return 'succeeded';
    case 'undetermined':
      return 'unknown';
    case 'refused':
      return settlement.reason === 'not-handed-over' ? 'failed' : 'refused';
  }
}

async function complete(
  tx: Transaction,
  { throttle, outbox }: ResetDeps,
  reset: ResetRow,
  result: StoredResult,
  at: Date,
  source?: string,
): Promise<void> {
  if (reset.accountId === null) return;
  const account: Actor & { kind: 'account' } = { kind: 'account', id: reset.accountId };
  const changed = result.changedAt !== null;
  await close(tx, reset, at);
  await throttle.countReset(tx, reset.accountId, at);
  await record(tx, {
    type: 'reset.completed',
    outcome: 'succeeded',
    at,
    source,
    reference: reset.reference,
    actor: account,
    target: account,
    detail: { changed, unlocked: result.unlocked },
  });
  const recipient = StoredStanding.nullable().parse(reset.standing)?.mail ?? null;
  await outbox.intendNotice(
    tx,
    { kind: changed ? 'password-changed' : 'account-unlocked' },
    {
      actor: account,
      target: account,
      accountId: reset.accountId,
      recipient,
      reference: reset.reference,
      source,
    },
  );
}

/** Its end is in the audit trail; its address is forgotten. */
async function close(tx: Transaction, { id }: ResetRow, at: Date): Promise<void> {
  await tx.update(resets).set({ closedAt: at, recoveryMail: null }).where(eq(resets.id, id));
}

/** The next call reads the policy again. */
async function forgetStanding(tx: Transaction, { id }: ResetRow): Promise<void> {
  await tx.update(resets).set({ standing: null }).where(eq(resets.id, id));
}

async function block(tx: Transaction, reset: ResetRow, at: Date, source?: string): Promise<void> {
  const standing = StoredStanding.nullable().parse(reset.standing);
  if (standing === null || reset.accountId === null) return;
  const account = { kind: 'account', id: reset.accountId } as const;
  await record(tx, {
    type: 'reset.refused',
    outcome: 'refused',
    at,
    source,
    reason: 'account-not-changeable',
    actor: account,
    target: account,
    reference: reset.reference,
  });
  await tx
    .update(resets)
    .set({ standing: { ...standing, blocked: true }, closedAt: at, recoveryMail: null })
    .where(eq(resets.id, reset.id));
}
