// Whether a password is the account's password now, for the workstation that is about to save it. A device is hostile
// until it has said the right one: it learns no more of names than a password's status tells it anyway (a name that is
// somebody's can be locked, or have no try left), each name is one of its few a day, and it can't keep the account's
// holder out.
import type { RouteBody, RouteReply } from '../../src/contract/api.ts';
import { record } from '../audit/audit.ts';
import { targetOf } from '../factors/outcomes.ts';
import { tryPassword } from '../factors/password-try.ts';
import { ProblemError } from '../http/problem.ts';
import type { ReminderDeps } from '../reminders/deps.ts';
import { askedAccount, type DeviceCall } from '../reminders/status-account.ts';
import { recordReached } from '../throttle/reached.ts';
import type { Subject } from '../throttle/throttle.ts';

/** Throws `too-many-requests`, DirectoryUnavailable. */
export async function verifyPassword(
  deps: ReminderDeps,
  call: DeviceCall,
  { username, password }: RouteBody<'verifyPassword'>,
): Promise<RouteReply<'verifyPassword'>> {
  const { db, clock, throttle } = deps;
  const account = await askedAccount(deps, call, username);
  const subject: Subject =
    account === null
      ? { unknownName: throttle.keys.subject({ unknownName: username }) }
      : { account: account.id };
  await takeTry(deps, call, username, subject);
  // Somebody with a factor can do more than this: the last try of a budget of three or more is theirs.
  const verdict = await tryPassword(deps, account?.id ?? null, password, clock.now(), { keepOne: true });
  await db.transaction((tx) =>
    record(tx, {
      type: 'password.verified',
      outcome: verdict.kind === 'right' ? 'succeeded' : verdict.kind === 'wrong' ? 'refused' : 'unknown',
      at: clock.now(),
      source: call.source,
      actor: { kind: 'device', id: call.device.id },
      target: targetOf(subject, throttle),
    }),
  );
  if (verdict.kind === 'undetermined')
    return { verdict: 'undetermined', why: verdict.why, retryAt: verdict.retryAt?.toISOString() ?? null };
  if (verdict.kind === 'wrong' || account === null) return { verdict: 'wrong' };
  // Not the status that was read before: another controller may have told it.
  return { verdict: 'current', names: account.names, changedAt: verdict.changedAt?.toISOString() ?? null };
}

async function takeTry(
  { db, clock, throttle }: ReminderDeps,
  { device, source }: DeviceCall,
  username: string,
  subject: Subject,
): Promise<void> {
  const at = clock.now();
  const refusal = await throttle.takeDevicePassword(db, device.id, username, at);
  if (refusal.allowed) return;
  const parties = { actor: { kind: 'device', id: device.id } as const, target: targetOf(subject, throttle) };
  await db.transaction((tx) => recordReached(tx, throttle, { refusal, at, source, ...parties }, subject));
  throw new ProblemError('too-many-requests', { retryAfterSeconds: refusal.retryAfterSeconds });
}
