// Takes down what became of the copies of a password on a workstation. It is told again and again until it gets
// through: the last word counts. It is the word of a device, which is believed of its own copies and of nothing else.
import { sql } from 'drizzle-orm';
import type { RouteBody } from '../../src/contract/api.ts';
import { record } from '../audit/audit.ts';
import { ProblemError } from '../http/problem.ts';
import type { ReminderDeps } from '../reminders/deps.ts';
import { askedAccount, type DeviceCall } from '../reminders/status-account.ts';
import { copies } from './tables.ts';

/** Milliseconds that a controller's clock may be ahead of the server's: as many as Kerberos allows by default (RFC 4120 8.2). */
const skewMs = 5 * 60_000;

/**
 * Of a name that nobody has nothing is kept, and nothing is told. Throws `bad-request` for a change that has not been yet,
 * `too-many-requests`, DirectoryUnavailable.
 */
export async function reportCopies(
  deps: ReminderDeps,
  call: DeviceCall,
  { username, passwordChangedAt, items }: RouteBody<'reportDeviceCredentials'>,
  liesAhead: (device: DeviceCall['device'], now: Date) => void,
): Promise<void> {
  const { db, clock } = deps;
  const told = new Date(passwordChangedAt);
  if (told.getTime() > clock.now().getTime() + skewMs) {
    liesAhead(call.device, clock.now());
    throw new ProblemError('bad-request', {
      violations: [{ path: 'passwordChangedAt', message: 'lies ahead' }],
    });
  }
  const account = await askedAccount(deps, call, username);
  if (account === null) return;
  const { device, source } = call;
  const { status, names } = account;
  const row = {
    username: names.username,
    workstation: device.name,
    passwordChangedAt: told,
    // The directory's own word alone: what one workstation says must not let others look behind.
    changedAt: 'changedAt' in status ? status.changedAt : null,
    items,
    reportedAt: clock.now(),
  };
  await db.transaction(async (tx) => {
    await tx
      .insert(copies)
      .values({ accountId: account.id, deviceId: device.id, ...row })
      .onConflictDoUpdate({
        target: [copies.accountId, copies.deviceId],
        // A controller that lags, or says nothing now, takes nothing back.
        set: { ...row, changedAt: sql`greatest(${copies.changedAt}, excluded.changed_at)` },
      });
    await record(tx, {
      type: 'saved-credentials.reported',
      outcome: 'succeeded',
      at: row.reportedAt,
      source,
      actor: { kind: 'device', id: device.id },
      target: { kind: 'account', id: account.id },
      detail: { items, copiesOf: passwordChangedAt },
    });
  });
}
