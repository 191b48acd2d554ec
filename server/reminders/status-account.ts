// Whom a device asks about. Every agent can enrol one: it learns of few names a day, and of strangers nothing.
import { record } from '../audit/audit.ts';
import { type Parties, partiesOf } from '../devices/refusals.ts';
import type { DirectoryAccount } from '../directory/directory.ts';
import { targetOf } from '../factors/outcomes.ts';
import type { ProvenDevice } from '../http/admission.ts';
import { ProblemError } from '../http/problem.ts';
import { recordReached } from '../throttle/reached.ts';
import type { ReminderDeps } from './deps.ts';

/** A call of a device, as far as it matters to whom it asks about. */
export interface DeviceCall {
  readonly device: ProvenDevice;
  readonly source: string;
}

/** What a device does to an account, as the audit trail names them. */
export const onAccount = ({ device, source }: DeviceCall, accountId: string): Parties => ({
  actor: { kind: 'device', id: device.id },
  target: { kind: 'account', id: accountId },
  source,
});

const daySeconds = 86_400;

/**
 * The account of a name; null for a name that nobody has, or more than one, and for an account that nobody can sign in
 * with. Throws `too-many-requests` for one name too many today, DirectoryUnavailable.
 */
export async function askedAccount(
  deps: ReminderDeps,
  call: DeviceCall,
  username: string,
): Promise<DirectoryAccount | null> {
  const { db, clock, throttle, directory } = deps;
  const { device, source } = call;
  const now = clock.now();
  const refusal = await throttle.takeDeviceName(db, { device: device.id, source }, username, now);
  if (!refusal.allowed) {
    const reached = { refusal, at: now, ...partiesOf({ device: device.id, source }) };
    await db.transaction((tx) => recordReached(tx, throttle, reached, null));
    throw new ProblemError('too-many-requests', { retryAfterSeconds: refusal.retryAfterSeconds });
  }
  const account = await directory.find(username);
  await recordAsked(deps, call, username, account);
  return account?.enabled === true && !account.accountExpired ? account : null;
}

/** Who looks at whose password is in the audit trail before it is answered, once for each account, or name of nobody, and day. */
async function recordAsked(
  { db, clock, throttle }: ReminderDeps,
  { device, source }: DeviceCall,
  username: string,
  account: DirectoryAccount | null,
): Promise<void> {
  const subject = account === null ? { unknownName: username } : { account: account.id };
  const actor = { kind: 'device', id: device.id } as const;
  const target = targetOf(subject, throttle);
  const [type, at] = ['device.asked' as const, clock.now()];
  await db.transaction(async (tx) => {
    if (await throttle.tellsAnew(tx, type, { device: device.id, subject }, at, daySeconds))
      await record(tx, { type, outcome: 'succeeded', at, source, actor, target });
  });
}
