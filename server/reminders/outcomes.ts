// Takes reports of what became of reminders: of those that were granted to this very device.
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { OutcomeReport } from '../../src/contract/reminders.ts';
import { record } from '../audit/audit.ts';
import { ProblemError } from '../http/problem.ts';
import type { Transaction } from '../store/database.ts';
import { recordReached } from '../throttle/reached.ts';
import type { ReminderDeps } from './deps.ts';
import { afterReport } from './outcomes-follow.ts';
import { type DeviceCall, onAccount } from './status-account.ts';
import { reminders } from './tables.ts';

/**
 * All of them or none. One that would put off what was put off too often today is passed over: what was told with it
 * stands, and it never becomes right, so nobody need tell it again. Throws `not-found` where one is of a claim that this
 * device was not granted.
 */
export async function reportOutcomes(
  deps: ReminderDeps,
  call: DeviceCall,
  reports: readonly OutcomeReport[],
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const claims = await lockClaims(tx, call, reports);
    if (reports.some(({ claim }) => !claims.has(claim))) throw new ProblemError('not-found');
    for (const claim of claims.values()) {
      const own = reports.filter((report) => report.claim === claim.id);
      await keep(tx, deps, call, claim, own);
    }
  });
}

type Claim = typeof reminders.$inferSelect;

/** What was told of one claim, in the order in which it was told. */
async function keep(
  tx: Transaction,
  { clock, throttle }: ReminderDeps,
  call: DeviceCall,
  claim: Claim,
  reports: readonly OutcomeReport[],
): Promise<void> {
  const { id, accountId } = claim;
  const parties = onAccount(call, accountId);
  const at = clock.now();
  let state = claim;
  for (const report of reports) {
    const after = afterReport(state, report, at);
    if (after === null) continue;
    if (report.outcome === 'snoozed') {
      const refusal = await throttle.takeSnooze(tx, accountId, at);
      if (!refusal.allowed) {
        const about = { account: accountId };
        await recordReached(tx, throttle, { refusal, at, reference: id, ...parties }, about);
        continue;
      }
    }
    state = { ...state, ...after };
    await tx.update(reminders).set(after).where(eq(reminders.id, id));
    await record(tx, {
      type: 'reminder.outcome',
      outcome: 'succeeded',
      at,
      reference: id,
      ...parties,
      detail: {
        outcome: report.outcome,
        ...(after.snoozedUntil === null ? {} : { until: after.snoozedUntil.toISOString() }),
      },
    });
  }
}

/** Of one account after the other, so that two reports never wait for each other: not here, nor for what accounts are counted by. */
async function lockClaims(
  tx: Transaction,
  { device }: DeviceCall,
  reports: readonly OutcomeReport[],
): Promise<Map<string, Claim>> {
  const ids = [...new Set(reports.map(({ claim }) => claim))];
  const rows = await tx
    .select()
    .from(reminders)
    .where(and(inArray(reminders.id, ids), eq(reminders.deviceId, device.id)))
    .orderBy(asc(reminders.accountId), asc(reminders.id))
    .for('update');
  return new Map(rows.map((row) => [row.id, row]));
}
