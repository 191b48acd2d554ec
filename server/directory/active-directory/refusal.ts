// Why a controller refused a password, as far as readable policy proves it; and why it need not be asked. Pure.
import type { RefusalReason } from '../../../src/contract/problems.ts';
import { brokenRule } from '../password-policy.ts';
import { refused, type Refusal } from '../refusal.ts';
import type { AccountEntry } from './account.ts';
import { resultCode, type LdapRefusal } from './ldap-answer.ts';
import { rulesOf, tooYoungUntil, type ReadPolicy } from './policy.ts';
import { accountHasExpired, isEnabled } from './status.ts';

/** Nothing is set for this account, whatever the password. */
export function accountRefusal(account: AccountEntry, now: Date): Refusal | null {
  if (account.protected) return refused('protected-account');
  if (!isEnabled(account.entry)) return refused('account-disabled');
  if (accountHasExpired(account.entry, now)) return refused('account-expired');
  return null;
}

/** Win32 errors in front of the diagnostic message (MS-ERREF 2.2). */
const wrongPassword = '00000056';
const passwordRestriction = '0000052D';
const lockedOut = '00000775';
const accessDenied = new Set(['00000005', '00002098']);

export interface Attempt {
  readonly account: AccountEntry;
  readonly policy: ReadPolicy;
  readonly password: string;
  /** A change proves the current password (delete and add); a reset replaces it. */
  readonly how: 'change' | 'reset';
  readonly now: Date;
}

/** The reason behind a controller's refusal of an attempt; null for a result that says nothing of the password. */
export function refusalOf(answer: LdapRefusal, attempt: Attempt): Refusal | null {
  const reason = reasonOf(answer, attempt);
  return reason === null ? null : refused(reason, answer.message);
}

function reasonOf(answer: LdapRefusal, attempt: Attempt): RefusalReason | null {
  const { account, policy, password, how, now } = attempt;
  if (answer.code === resultCode.insufficientAccess || accessDenied.has(answer.win32 ?? ''))
    return account.protected ? 'protected-account' : 'no-rights';
  if (answer.win32 === wrongPassword) return 'wrong-current-password';
  if (answer.win32 === lockedOut) return 'account-locked';
  const { code, win32 } = answer;
  const ofPolicy =
    code === resultCode.constraintViolation ||
    (code === resultCode.unwillingToPerform && win32 === passwordRestriction);
  if (!ofPolicy) return null;
  const broken = brokenRule(rulesOf(policy, account, now), password);
  if (broken !== null) return broken;
  // The minimum age binds a change only; the policy-hints control does not bring it back for a reset.
  if (how === 'change' && tooYoungUntil(policy, account, now) !== null) return 'changed-too-recently';
  return 'not-accepted';
}
