// Takes reports of what became of reminders: of those that were granted to this very device.
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { OutcomeReport } from '../../src/contract/reminders.ts';
import { record } from '../audit/audit.ts';
import { noteThrottled } from '../devices/refusals.ts';
import { ProblemError } from '../http/problem.ts';
import type { Transaction } from '../store/database.ts';
import type { ReminderDeps } from './deps.ts';
import { afterReport } from './outcomes-follow.ts';
import type { DeviceCall } from './status-account.ts';
import { reminders } from './tables.ts';

/** The account's reminders were put off too often today: undoes the transaction it is thrown in. */
class TooManySnoozes extends Error {
  override readonly name = 'TooManySnoozes';
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('Put off too often');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * All of them or none. Throws `not-found` where one is of a claim that this device was not granted, `wrong-step` where
 * one would put off what was put off too often today: it never becomes right, so nobody need tell it again.
 */
export async function reportOutcomes(
  deps: ReminderDeps,
  call: DeviceCall,
  reports: readonly OutcomeReport[],
): Promise<void> {
  try {
    await deps.db.transaction((tx) => keep(tx, deps, call, reports));
  } catch (error) {
    if (!(error instanceof TooManySnoozes)) throw error;
    const self = { device: call.device.id, source: call.source };
    await noteThrottled(deps, self, 'SNOOZES', error.retryAfterSeconds);
    throw new ProblemError('wrong-step', { detail: 'The reminders were put off too often today' });
  }
}

async function keep(
  tx: Transaction,
  { clock, throttle }: ReminderDeps,
  call: DeviceCall,
  reports: readonly OutcomeReport[],
): Promise<void> {
  const claims = await lockClaims(tx, call, reports);
  const now = clock.now();
  for (const report of reports) {
    const claim = claims.get(report.claim);
    if (claim === undefined) throw new ProblemError('not-found');
    const after = afterReport(claim, report, now);
    if (after === null) continue;
    if (report.outcome === 'snoozed') {
      const decision = await throttle.takeSnooze(tx, claim.accountId, now);
      if (!decision.allowed) throw new TooManySnoozes(decision.retryAfterSeconds);
    }
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
