// How a password stands, for the workstation that its holder sits at.
import { randomUUID } from 'node:crypto';
import type { RouteReply } from '../../src/contract/api.ts';
import type { FactorKind } from '../../src/contract/steps.ts';
import { usableFactors } from '../factors/index.ts';
import { presentRows } from './claimable.ts';
import type { ReminderDeps } from './deps.ts';
import { type DeviceCall, askedAccount } from './status-account.ts';
import { presentLines } from './status-ledger.ts';
import { harmless, statusOf } from './status-view.ts';

/** What somebody who forgot the password can prove themselves with. */
const proofs: readonly FactorKind[] = ['totp', 'email-code', 'recovery-code'];

/** Throws `too-many-requests`, DirectoryUnavailable. */
export async function readStatus(
  deps: ReminderDeps,
  call: DeviceCall,
  username: string,
): Promise<RouteReply<'readPasswordStatus'>> {
  const { db, clock, directory, factors } = deps;
  const account = await askedAccount(deps, call, username);
  const now = clock.now();
  const status = statusOf(account, now);
  const serverTime = now.toISOString();
  if (account === null) return { status, policy: { rules: [] }, enrolled: [], reminders: [], serverTime };
  const { rules } = await directory.policy(account.id);
  const flow = { id: randomUUID(), accountId: account.id, recoveryMail: account.recoveryMail };
  return {
    status,
    policy: harmless(rules),
    enrolled: await usableFactors(factors, proofs, db, flow, now),
    reminders: await presentLines(db, account.id, presentRows(status, now)),
    // Now: asking the directory takes a while.
    serverTime: clock.now().toISOString(),
  };
}
