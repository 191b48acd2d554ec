// What comes next in a reset, computed from what is known and never stored. The picture of it is in
// next-step.mermaid.md; a test holds the two together.
import type { AccountNames, Policy, Step } from '../contract/steps.ts';
import type { ProofFacts, ProofRules } from './factors.ts';
import { canComplete, currentPasswordCounts, isProofComplete, offers } from './factors.ts';

/** What the directory and the throttles said of the account once the proof was complete. Never known before. */
export interface Standing {
  /** `high` needs an approval, which nobody can give yet. */
  readonly tier: 'standard' | 'high';
  /** Keyturn can't change this account: disabled, expired, protected, or the directory refuses for its sake. */
  readonly blocked: boolean;
  /** No reset of this account may be completed before then. */
  readonly throttledUntil: Date | null;
  readonly policy: Policy;
}

/** What became of the password, or of the unlocking alone, once it was handed to the directory. */
export type ChangeFact =
  | { readonly state: 'open'; readonly since: Date }
  | {
      readonly state: 'accepted';
      readonly names: AccountNames;
      /** Null when it was unlocked only. */
      readonly changedAt: Date | null;
      readonly unlocked: boolean;
      readonly confirmed: 'yes' | 'not-possible' | 'no';
      readonly expiresAt: Date | null;
      readonly mustChange: boolean;
    }
  | { readonly state: 'undetermined' };

/** Everything a step depends on. A refused change leaves nothing behind: the person chooses another password. */
export interface ResetFacts extends ProofFacts {
  readonly expiresAt: Date;
  readonly cancelled: boolean;
  readonly standing: Standing | null;
  readonly change: ChangeFact | null;
}

/** The proof is complete, and nobody has asked the directory yet what stands there: the caller does, and asks again. */
export class StandingMissing extends Error {
  override readonly name = 'StandingMissing';
}

const ended = (outcome: Extract<Step, { kind: 'ended' }>['outcome'], retryAfterSeconds?: number): Step => ({
  kind: 'ended',
  outcome,
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
});

function afterChange(change: ChangeFact): Step {
  switch (change.state) {
    case 'open':
      return { kind: 'working', since: change.since.toISOString() };
    case 'undetermined':
      return ended('undetermined');
    case 'accepted':
      return {
        kind: 'completed',
        names: change.names,
        changedAt: change.changedAt?.toISOString() ?? null,
        unlocked: change.unlocked,
        confirmed: change.confirmed,
        expiresAt: change.expiresAt?.toISOString() ?? null,
        ...(change.mustChange ? { mustChange: true } : {}),
        systems: [],
      };
  }
}

/** Ends that only a complete proof, or one that can't be completed, shows. */
function refusal(facts: ResetFacts, rules: ProofRules, now: Date): Step | null {
  if (!canComplete(facts, rules)) return ended('refused');
  if (facts.standing === null || !isProofComplete(facts, rules)) return null;
  const { tier, blocked, throttledUntil } = facts.standing;
  if (tier === 'high' || blocked) return ended('refused');
  if (throttledUntil === null) return null;
  return ended('throttled', Math.max(0, Math.ceil((throttledUntil.getTime() - now.getTime()) / 1000)));
}

function newPassword(facts: ResetFacts): Step {
  if (facts.standing === null) throw new StandingMissing('The standing of the account is not known yet');
  return {
    kind: 'new-password',
    policy: facts.standing.policy,
    currentPasswordUsable: currentPasswordCounts(facts.reason, facts.proven),
    unlockOffered: facts.reason === 'locked',
  };
}

/**
 * The step a reset is at. What was handed to the directory comes first, whatever else happened since: a
 * reset that ran out of time while the directory worked is still completed. `rules.required` distinct
 * factors come before `new-password`; whoever can't reach them any more is told so after the first proof.
 * An end stays the end, whatever time it is. Throws {@link StandingMissing} when the proof is complete
 * and `standing` is null.
 */
export function nextStep(facts: ResetFacts, rules: ProofRules, now: Date): Step {
  if (facts.change !== null) return afterChange(facts.change);
  if (facts.cancelled) return ended('cancelled');
  const refused = refusal(facts, rules, now);
  if (refused !== null) return refused;
  if (now >= facts.expiresAt) return ended('expired');
  if (isProofComplete(facts, rules)) return newPassword(facts);
  return {
    kind: 'verify',
    required: rules.required,
    satisfied: [...facts.proven],
    factors: offers(facts),
  };
}
