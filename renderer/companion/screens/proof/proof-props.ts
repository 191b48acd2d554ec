// What every screen of a proof is given, whichever flow it belongs to.
import type * as z from 'zod';
import type { BridgeError } from '../../../../src/contract/ipc.ts';
import type { FactorKind, VerifyStep } from '../../../../src/contract/steps.ts';
import type { FrameProps } from '../../frame.tsx';

/** How a proof looks from where the window stands. */
interface ProofState {
  readonly step: z.infer<typeof VerifyStep>;
  readonly chosen: FactorKind | null;
  readonly refusals: number;
  /** Main has been asked something and has not answered yet. */
  readonly pending: boolean;
  /** What it has been asked is to send a code. */
  readonly sending: boolean;
  readonly fault: BridgeError | null;
  readonly faultAt: number;
  /** Server minus workstation clock, milliseconds. */
  readonly clockOffsetMs: number;
  readonly organisation: string | null;
}

interface ProofEffects {
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
