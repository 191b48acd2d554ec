// Proving who you are: choose a way, then answer what it asks. The same for a reset and for a session.
import type { FactorKind, VerifyStep } from '../../../../src/contract/steps.ts';
import type * as z from 'zod';
import { Choose } from './choose.tsx';
import { CodeProof } from './code.tsx';
import type { ProofProps } from './proof-props.ts';
import { TypedProof } from './typed.tsx';

/** Ways this window can carry out. A security key needs a browser. */
const possible = (kind: FactorKind): boolean => kind !== 'security-key';

/** What can still be used to prove who you are, here. */
const openOffers = (step: z.infer<typeof VerifyStep>) =>
  step.factors.filter(({ kind }) => possible(kind) && !step.satisfied.includes(kind));

export const Proof = (props: ProofProps) => {
  const { step, chosen } = props.state;
  const offers = openOffers(step);
  const offer = offers.find(({ kind }) => kind === chosen);
  if (!offer) return <Choose {...props} offers={offers} />;
  const alone = offers.length === 1;
  // One step back is the list of ways, which "Use another way" leads to where there is another.
  const frame = { ...props.frame, onBack: alone ? () => props.effects.choose(null) : undefined };
  const inner = { ...props, frame, offer, alone };
  switch (offer.kind) {
    case 'totp':
    case 'email-code':
      return <CodeProof key={offer.kind} {...inner} factor={offer.kind} />;
    case 'recovery-code':
    case 'current-password':
    case 'helpdesk-code':
      return <TypedProof key={offer.kind} {...inner} factor={offer.kind} />;
    case 'manager-approval':
    case 'security-key':
      // The server answers the challenge of an approval with a step of its own.
      return <Choose {...props} offers={offers} />;
  }
};
