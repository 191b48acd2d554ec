// Takes down what became of the copies of a password on a workstation. It is told again and again until it gets
// through: the last word counts.
import type { RouteBody } from '../../src/contract/api.ts';
import { record } from '../audit/audit.ts';
import type { ReminderDeps } from '../reminders/deps.ts';
import { askedAccount, type DeviceCall } from '../reminders/status-account.ts';
import { copies } from './tables.ts';

/** Of a name that nobody has nothing is kept, and nothing is told. Throws `too-many-requests`, DirectoryUnavailable. */
export async function reportCopies(
  deps: ReminderDeps,
  call: DeviceCall,
  { username, passwordChangedAt, items }: RouteBody<'reportDeviceCredentials'>,
): Promise<void> {
  const { db, clock } = deps;
  const account = await askedAccount(deps, call, username);
  if (account === null) return;
  const { device, source } = call;
  const { status, names } = account;
  const told = new Date(passwordChangedAt);
  const row = {
    username: names.username,
    workstation: device.name,
    passwordChangedAt: told,
    changedAt: ('changedAt' in status ? status.changedAt : null) ?? told,
    items,
    reportedAt: clock.now(),
  };
  await db.transaction(async (tx) => {
    await tx
      .insert(copies)
      .values({ accountId: account.id, deviceId: device.id, ...row })
      .onConflictDoUpdate({ target: [copies.accountId, copies.deviceId], set: row });
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
