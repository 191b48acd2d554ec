// Whom a device asks about. Every agent can enrol one: it learns of few names a day, and of strangers nothing.
import { record } from '../audit/audit.ts';
import { noteThrottled } from '../devices/refusals.ts';
import type { DirectoryAccount } from '../directory/directory.ts';
import { targetOf } from '../factors/outcomes.ts';
import type { ProvenDevice } from '../http/admission.ts';
import { ProblemError } from '../http/problem.ts';
import type { ReminderDeps } from './deps.ts';

/** A call of a device, as far as it matters to whom it asks about. */
export interface DeviceCall {
  readonly device: ProvenDevice;
  readonly source: string;
}

/**
 * The account of a name; null for a name that nobody has, or more than one, and for an account that nobody can sign in
 * with. Throws `too-many-requests` for one name too many today, DirectoryUnavailable.
 */
export async function askedAccount(
  deps: ReminderDeps,
  call: DeviceCall,
  username: string,
): Promise<DirectoryAccount | null> {
  const { db, clock, throttle } = deps;
  const { device, source } = call;
  const decision = await throttle.takeDeviceName(db, { device: device.id, source }, username, clock.now());
  if (!decision.allowed) {
    const { retryAfterSeconds } = decision;
    await noteThrottled(deps, { device: device.id, source }, 'DEVICE_NAMES', retryAfterSeconds);
    throw new ProblemError('too-many-requests', { retryAfterSeconds });
  }
  const account = await found(deps, call, username, decision.isNew);
  return account?.enabled === true && !account.accountExpired ? account : null;
}

/** Who looks at whose password is in the audit trail, once for each name and day, whatever the directory says. */
async function found(
  { db, clock, throttle, directory }: ReminderDeps,
  { device, source }: DeviceCall,
  username: string,
  isNew: boolean,
): Promise<DirectoryAccount | null> {
  let account: DirectoryAccount | null = null;
  try {
    account = await directory.find(username);
    return account;
  } finally {
    const subject = account === null ? { unknownName: username } : { account: account.id };
    const target = targetOf(subject, throttle);
    const actor = { kind: 'device', id: device.id } as const;
    const at = clock.now();
    if (isNew)
      await db.transaction((tx) =>
        record(tx, { type: 'device.asked', outcome: 'succeeded', at, source, actor, target }),
      );
  }
}
