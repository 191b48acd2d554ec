// Proving who you are: choose a way, then answer what it asks. The same for a reset and for a session.
import type { BridgeError } from '../../../../src/contract/ipc.ts';
import type { FactorKind, VerifyStep } from '../../../../src/contract/steps.ts';
import type * as z from 'zod';
import type { FrameProps } from '../../frame.tsx';
import { Choose } from './choose.tsx';
import { CodeProof } from './code.tsx';
import { TypedProof } from './typed.tsx';

/** How a proof looks from where the window stands. */
export interface ProofState {
  readonly step: z.infer<typeof VerifyStep>;
  readonly chosen: FactorKind | null;
  readonly refusals: number;
  readonly pending: boolean;
  readonly fault: BridgeError | null;
  readonly faultAt: number;
  /** Server minus workstation clock, milliseconds. */
  readonly clockOffsetMs: number;
  readonly organisation: string | null;
}

export interface ProofEffects {
  readonly choose: (factor: FactorKind | null) => void;
  readonly challenge: (factor: FactorKind) => Promise<boolean>;
  readonly verify: (factor: FactorKind, response: string) => Promise<boolean>;
}

export interface ProofProps {
  readonly state: ProofState;
  readonly effects: ProofEffects;
  /** Way back, way out, progress and reference of the flow it belongs to. */
  readonly frame: Pick<FrameProps, 'onBack' | 'onCancel' | 'progress' | 'withReference'>;
}

/** Ways this window can carry out. A security key needs a browser. */
const possible = (kind: FactorKind): boolean => kind !== 'security-key';

/** What can still be used to prove who you are, here. */
export const openOffers = (step: z.infer<typeof VerifyStep>) =>
  step.factors.filter(({ kind }) => possible(kind) && !step.satisfied.includes(kind));

export const Proof = (props: ProofProps) => {
  const { step, chosen } = props.state;
  const offers = openOffers(step);
  const offer = offers.find(({ kind }) => kind === chosen);
  if (!offer) return <Choose {...props} offers={offers} />;
  const alone = offers.length === 1;
  switch (offer.kind) {
    case 'totp':
    case 'email-code':
      return <CodeProof key={offer.kind} {...props} offer={offer} factor={offer.kind} alone={alone} />;
    case 'recovery-code':
    case 'current-password':
    case 'helpdesk-code':
      return <TypedProof key={offer.kind} {...props} factor={offer.kind} alone={alone} />;
    case 'manager-approval':
    case 'security-key':
      // The server answers the challenge of an approval with a step of its own.
      return <Choose {...props} offers={offers} />;
  }
};
