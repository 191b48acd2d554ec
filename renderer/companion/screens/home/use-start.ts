// One press begins a reset: who it is for and why is known already.
import { useState } from 'react';
import type { ResetReason } from '../../../../src/contract/api.ts';
import { useEffects } from '../../effects/index.tsx';
import { useReset } from '../../stores/flow.ts';

/**
 * `start` asks main for the reset, then goes to it. What can't be started now is begun there too: the first question of
 * the reset says why. `starting` is the reason while main is asked.
 */
export const useStart = (username: string | null, onReset: (reason: ResetReason) => void) => {
  const effects = useEffects();
  const running = useReset(({ view }) => view !== null);
  const [starting, setStarting] = useState<ResetReason | null>(null);
  const start = async (reason: ResetReason): Promise<void> => {
    if (username !== null && !running) {
      setStarting(reason);
      await effects.reset.start(username, reason);
      setStarting(null);
    }
    onReset(reason);
  };
  return { start, starting };
};
