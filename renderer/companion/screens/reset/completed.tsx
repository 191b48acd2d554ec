// The directory has answered: the saved copies follow, then the end. Once the end was shown it stays, also
// while leftovers are tried again: their lines change in place.
import { useState } from 'react';
import type * as z from 'zod';
import type { ResetView } from '../../../../src/contract/ipc.ts';
import type { CompletedStep } from '../../../../src/contract/steps.ts';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { isOpen } from '../copies/credential-lines.ts';
import { Done } from './done.tsx';
import { directoryLines } from './things.ts';
import { WorkingOnCopies } from './working-on-copies.tsx';

export interface CompletedProps {
  readonly view: ResetView;
  readonly step: z.infer<typeof CompletedStep>;
}

export const Completed = ({ view, step }: CompletedProps) => {
  const words = useWords();
  const effects = useEffects();
  const settled = !view.credentials.some(isOpen);
  const [shown, setShown] = useState(settled);
  if (settled && !shown) setShown(true);
  if (!settled && !shown) return <WorkingOnCopies view={view} before={directoryLines(words, view, step)} />;
  return (
    <Done
      view={view}
      step={step}
      onRetry={() => void effects.reset.retryCredentials()}
      onFinish={() => void effects.reset.finish()}
    />
  );
};
