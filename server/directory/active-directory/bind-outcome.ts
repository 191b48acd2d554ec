// What a bind proves of a password, by the data code of its refusal (MS-ERREF 2.2, MS-ADTS 5.1.1.5). Pure.
import type { BindOutcome, Proof } from '../directory.ts';
import type { LdapRefusal } from './ldap-answer.ts';

const rightBut = {
  '530': 'logon-hours',
  '531': 'workstation',
  '532': 'expired',
  '533': 'disabled',
  '701': 'account-expired',
  '773': 'must-change',
} as const;

const isRightBut = (data: string): data is keyof typeof rightBut => Object.hasOwn(rightBut, data);

/** 52e: the password; 525: no such account. */
const wrong = new Set(['52e', '525']);

/** Nothing is proven. 775: locked; 52f: a member of Protected Users. */
const proofless = { '775': 'locked', '52f': 'protected-user' } as const;

const isProofless = (data: string): data is keyof typeof proofless => Object.hasOwn(proofless, data);

/** The outcome of a bind: null is success. A code that is not known proves nothing. */
export function bindOutcome(refusal: LdapRefusal | null): BindOutcome {
  if (refusal === null) return { kind: 'right' };
  const data = refusal.data ?? '';
  if (isRightBut(data)) return { kind: 'right-but', why: rightBut[data] };
  if (wrong.has(data)) return { kind: 'wrong' };
  const why = isProofless(data) ? proofless[data] : 'not-known';
  // A locked account counts no more; of a code that is not known nobody can say.
  return { kind: 'undetermined', why, retryAt: null, counted: why !== 'locked' };
}

/** The password was proven right, whether or not the account may sign in with it now. */
export const isProof = (outcome: BindOutcome): outcome is Proof =>
  outcome.kind === 'right' || outcome.kind === 'right-but';

/**
 * What the one bind after a change says of signing in. Outside of the logon hours, or where the account may sign in
 * at other computers only, the password is right, and yet no sign-in was tried.
 */
export function confirmation(outcome: BindOutcome): 'yes' | 'no' | 'not-possible' {
  if (outcome.kind === 'wrong') return 'no';
  const elsewhere =
    outcome.kind === 'right-but' && (outcome.why === 'logon-hours' || outcome.why === 'workstation');
  return isProof(outcome) && !elsewhere ? 'yes' : 'not-possible';
}

/**
 * Until when a bind may have succeeded with the previous password (OldPasswordAllowedPeriod); null: it
 * can't have. `since`: the password is not older than this. Both instants are by the controller's clock.
 */
export function graceUntil(since: Date | null, oldPasswordMinutes: number, now: Date): Date | null {
  if (since === null || oldPasswordMinutes <= 0) return null;
  const until = new Date(since.getTime() + oldPasswordMinutes * 60_000);
  return until <= now ? null : until;
}
