// Claims: a workstation asks before it shows a reminder, and one of all that ask is granted it.
import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { RouteReply } from '../../src/contract/api.ts';
import type { ReminderStage } from '../../src/contract/reminders.ts';
import { stageKey } from '../../src/expiry/ledger.ts';
import { record } from '../audit/audit.ts';
import type { DirectoryAccount } from '../directory/directory.ts';
import type { Transaction } from '../store/database.ts';
import { oneAtATime } from '../store/one-at-a-time.ts';
import { recordReached } from '../throttle/reached.ts';
import { isClaimable } from './claimable.ts';
import type { ReminderDeps } from './deps.ts';
import { type DeviceCall, askedAccount, onAccount } from './status-account.ts';
import { statusOf } from './status-view.ts';
import { reminders } from './tables.ts';

/** After it a claim of which nothing was heard may be granted to another. */
const lapseMs = 120_000;

type Claim = RouteReply<'claimReminder'>;

const refused: Claim = { granted: false, claim: null, retryAfterSeconds: null };

/**
 * Grants a stage once per account. The device that holds an open claim is given it again; others are told when it
 * lapses, and who was granted too many of the account today when that is over. What the directory says now decides
 * whether there is such a stage. Throws `too-many-requests` for a name too many, DirectoryUnavailable.
 */
export async function claimReminder(
  deps: ReminderDeps,
  call: DeviceCall,
  { username, stage }: { readonly username: string; readonly stage: ReminderStage },
): Promise<Claim> {
  const account = await askedAccount(deps, call, username);
  const now = deps.clock.now();
  if (account === null || !isClaimable(stage, statusOf(account, now), now)) return refused;
  return deps.db.transaction((tx) => grant({ ...deps, db: tx }, call, account, stage, now));
}

async function grant(
  deps: ReminderDeps & { readonly db: Transaction },
  call: DeviceCall,
  account: DirectoryAccount,
  stage: ReminderStage,
  now: Date,
): Promise<Claim> {
  const { db: tx, throttle } = deps;
  const key = stageKey(stage);
  await oneAtATime(tx, `${account.id} ${key}`);
  const [held] = await tx
    .select()
    .from(reminders)
    .where(
      and(
        eq(reminders.accountId, account.id),
        eq(reminders.stageKey, key),
        eq(reminders.channel, 'workstation'),
        isNull(reminders.releasedAt),
      ),
    );
  if (held !== undefined) {
    if (held.outcome !== null) return refused;
    const leftMs = held.claimedAt.getTime() + lapseMs - now.getTime();
    if (leftMs > 0)
      return held.deviceId === call.device.id
        ? { granted: true, claim: held.id, retryAfterSeconds: null }
        : { ...refused, retryAfterSeconds: Math.ceil(leftMs / 1_000) };
    await tx.update(reminders).set({ releasedAt: now }).where(eq(reminders.id, held.id));
  }
  const refusal = await throttle.takeDeviceClaim(tx, call.device.id, account.id, now);
  if (!refusal.allowed) {
    const reached = { refusal, at: now, ...onAccount(call, account.id) };
    await recordReached(tx, throttle, reached, { account: account.id });
    return { ...refused, retryAfterSeconds: refusal.retryAfterSeconds };
  }
  return { granted: true, claim: await insertClaim(tx, call, account, stage, now), retryAfterSeconds: null };
}

async function insertClaim(
  tx: Transaction,
  call: DeviceCall,
  { id: accountId, names }: DirectoryAccount,
  stage: ReminderStage,
  now: Date,
): Promise<string> {
  const id = randomUUID();
  const anchor = stage.at === null ? null : new Date(stage.at);
  const { kind, ordinal } = stage;
  await tx.insert(reminders).values({
    id,
    accountId,
    username: names.username,
    kind,
    anchor,
    ordinal,
    stageKey: stageKey(stage),
    channel: 'workstation',
    deviceId: call.device.id,
    workstation: call.device.name,
    claimedAt: now,
  });
  await record(tx, {
    type: 'reminder.claimed',
    outcome: 'succeeded',
    at: now,
    reference: id,
    ...onAccount(call, accountId),
    detail: { kind, at: anchor?.toISOString() ?? null, ordinal },
  });
  return id;
}
