// Takes reports of what became of reminders: of those that were granted to this very device.
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { OutcomeReport } from '../../src/contract/reminders.ts';
import { record } from '../audit/audit.ts';
import { ProblemError } from '../http/problem.ts';
import type { Transaction } from '../store/database.ts';
import type { ReminderDeps } from './deps.ts';
import { afterReport } from './outcomes-follow.ts';
import type { DeviceCall } from './status-account.ts';
import { reminders } from './tables.ts';

/** All of them or none. Throws `not-found` where one is of a claim that this device was not granted. */
export async function reportOutcomes(
  { db, clock }: Pick<ReminderDeps, 'db' | 'clock'>,
  call: DeviceCall,
  reports: readonly OutcomeReport[],
): Promise<void> {
  await db.transaction(async (tx) => {
    const claims = await lockClaims(tx, call, reports);
    const now = clock.now();
    for (const report of reports) {
      const claim = claims.get(report.claim);
      if (claim === undefined) throw new ProblemError('not-found');
      const after = afterReport(claim, report, now);
      if (after === null) continue;
      claims.set(claim.id, { ...claim, ...after });
      await tx.update(reminders).set(after).where(eq(reminders.id, claim.id));
      await record(tx, {
        type: 'reminder.outcome',
        outcome: 'succeeded',
        at: now,
        reference: claim.id,
        source: call.source,
        actor: { kind: 'device', id: call.device.id },
        target: { kind: 'account', id: claim.accountId },
        detail: {
          outcome: report.outcome,
          ...(after.snoozedUntil === null ? {} : { until: after.snoozedUntil.toISOString() }),
        },
      });
    }
  });
}

/** In one order, so that two reports never wait for each other. */
async function lockClaims(
  tx: Transaction,
  { device }: DeviceCall,
  reports: readonly OutcomeReport[],
): Promise<Map<string, typeof reminders.$inferSelect>> {
  const ids = [...new Set(reports.map(({ claim }) => claim))];
  const rows = await tx
    .select()
    .from(reminders)
    .where(and(inArray(reminders.id, ids), eq(reminders.deviceId, device.id)))
    .orderBy(asc(reminders.id))
    .for('update');
  return new Map(rows.map((row) => [row.id, row]));
}
