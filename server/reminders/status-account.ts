// Whom a device asks about. Every agent can enrol one: it learns of few names a day, and of strangers nothing.
import { noteThrottled } from '../devices/refusals.ts';
import type { DirectoryAccount } from '../directory/directory.ts';
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
  { device, source }: DeviceCall,
  username: string,
): Promise<DirectoryAccount | null> {
  const { db, clock, throttle, directory } = deps;
  const decision = await throttle.takeDeviceName(db, { device: device.id, source }, username, clock.now());
  if (!decision.allowed) {
    const { retryAfterSeconds } = decision;
    await noteThrottled(deps, { device: device.id, source }, 'DEVICE_NAMES', retryAfterSeconds);
    throw new ProblemError('too-many-requests', { retryAfterSeconds });
  }
  const account = await directory.find(username);
  return account?.enabled === true && !account.accountExpired ? account : null;
}
