// Which factors a reset takes, which of the proven ones count, and what is offered next. The rules that
// keep strangers from learning anything are here, so that no caller can forget them.
import type { ResetReason } from '../contract/api.ts';
import type { FactorKind, FactorOffer } from '../contract/steps.ts';

/** How much proof is asked for: KEYTURN_FACTORS_REQUIRED. */
export interface ProofRules {
  readonly required: number;
}

/** A code that was asked for; true of strangers too, to whom nothing was sent. */
export interface Challenge {
  readonly kind: FactorKind;
  readonly resendAfter: Date;
}

export interface ProofFacts {
  readonly reason: ResetReason;
  /** What this installation offers to everybody, in order of preference. */
  readonly configured: readonly FactorKind[];
  /** What this account can really use. A stranger has the configured ones, and can prove none. */
  readonly own: readonly FactorKind[];
  /** In the order of proof, each kind once. */
  readonly proven: readonly FactorKind[];
  readonly challenges: readonly Challenge[];
  /** Where the code goes, masked; shown only after the first proof. */
  readonly emailHint: string | null;
}

/** Reasons in which the person still knows the password and nobody else is suspected to. */
const currentPasswordReasons: readonly ResetReason[] = ['expiring', 'expired'];

/** Factors that can stand beside a current password: mail alone can be read by whoever has the password. */
const strongBeside = (kind: FactorKind): boolean => kind !== 'email-code' && kind !== 'current-password';

/** Whether the current password may be asked for at all: some reasons, and only after a factor other than mail. */
export const currentPasswordCounts = (reason: ResetReason, proven: readonly FactorKind[]): boolean =>
  currentPasswordReasons.includes(reason) && proven.some(strongBeside);

/**
 * The distinct kinds that count. The current password counts beside another factor only, never beside
 * mail alone, never for forgotten, locked or compromised. TOTP and a recovery code are two kinds: both are
 * "something you have" (NIST SP 800-63B-4), but kept in two places, and an account without an independent
 * mail address could not be helped otherwise.
 */
export function countedFactors(reason: ResetReason, proven: readonly FactorKind[]): FactorKind[] {
  const distinct = [...new Set(proven)];
  return distinct.filter((kind) => kind !== 'current-password' || currentPasswordCounts(reason, distinct));
}

/** Whether enough distinct factors are proven. */
export const isProofComplete = (facts: Pick<ProofFacts, 'reason' | 'proven'>, rules: ProofRules): boolean =>
  countedFactors(facts.reason, facts.proven).length >= rules.required;

/** Whether the factors that are left could still complete the proof. Strangers always could, it seems. */
export function canComplete(facts: ProofFacts, rules: ProofRules): boolean {
  if (facts.proven.length === 0) return true;
  const all = [...facts.proven, ...facts.own];
  return countedFactors(facts.reason, all).length >= rules.required;
}

/**
 * What may be proven now. Before the first proof it is the configured list, the same for everybody and
 * without hints; after it, what the account really has and has not proven yet.
 */
export function offers(facts: ProofFacts): FactorOffer[] {
  const known = facts.proven.length > 0;
  const kinds = known
    ? [...new Set(facts.own)].filter((kind) => !facts.proven.includes(kind))
    : [...new Set(facts.configured)];
  return kinds
    .filter((kind) => kind !== 'current-password' || currentPasswordCounts(facts.reason, facts.proven))
    .map((kind) => offer(kind, facts, known));
}

function offer(kind: FactorKind, facts: ProofFacts, known: boolean): FactorOffer {
  const challenge = facts.challenges.find((each) => each.kind === kind);
  return {
    kind,
    ...(known && kind === 'email-code' && facts.emailHint !== null ? { hint: facts.emailHint } : {}),
    ...(challenge === undefined ? {} : { sent: true, resendAfter: challenge.resendAfter.toISOString() }),
  };
}
