// What a session still needs before it may change factors. Pure; the rules are those of DESIGN "Factors".
import type { FactorKind, FactorOffer } from '../../src/contract/steps.ts';
import type { Challenge } from '../../src/reset/factors.ts';

export interface SessionFacts {
  /** Beginning with the password, without which there is no session. */
  readonly proven: readonly FactorKind[];
  /** What the account can use now. */
  readonly usable: readonly FactorKind[];
  readonly challenges: readonly Challenge[];
  readonly emailHint: string | null;
}

export type SessionStep =
  | {
      readonly kind: 'verify';
      readonly required: 2;
      readonly satisfied: FactorKind[];
      readonly factors: FactorOffer[];
    }
  | { readonly kind: 'signed-in' };

/** Factors a person enrolled. */
const enrolled: readonly FactorKind[] = ['totp', 'recovery-code'];
/** What opens a session beside the password, whatever else the account has: an administrator vouches for the person. */
const always: readonly FactorKind[] = [...enrolled, 'helpdesk-code'];

/** Mail opens a session only while nothing else was enrolled: afterwards it never changes factors. */
const mailCounts = ({ usable }: SessionFacts): boolean => !usable.some((kind) => enrolled.includes(kind));

/** Signed in once something beside the password is proven that counts for this account now. */
export function sessionStep(facts: SessionFacts): SessionStep {
  const { proven, usable, challenges, emailHint } = facts;
  const isSignedIn =
    proven.some((kind) => always.includes(kind)) || (proven.includes('email-code') && mailCounts(facts));
  if (isSignedIn) return { kind: 'signed-in' };
  const kinds: FactorKind[] = [
    ...enrolled.filter((kind) => usable.includes(kind)),
    ...(mailCounts(facts) && usable.includes('email-code') ? (['email-code'] as const) : []),
    // Offered to all: whoever has no other way asks the help desk for one.
    'helpdesk-code',
  ];
  const factors = kinds.map((kind): FactorOffer => {
    const challenge = challenges.find((each) => each.kind === kind);
    return {
      kind,
      ...(kind === 'email-code' && emailHint !== null ? { hint: emailHint } : {}),
      ...(challenge === undefined ? {} : { sent: true, resendAfter: challenge.resendAfter.toISOString() }),
    };
  });
  return { kind: 'verify', required: 2, satisfied: [...proven], factors };
}
