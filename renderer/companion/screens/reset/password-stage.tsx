// From "do you still know it" to the directory's answer. What was typed is kept while the directory is
// asked, so that a refusal can be answered by changing it.
import { useState } from 'react';
import type * as z from 'zod';
import type { ResetView } from '../../../../src/contract/ipc.ts';
import type { NewPasswordStep, WorkingStep } from '../../../../src/contract/steps.ts';
import { Kept } from '../../../ui/kept.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { useReset } from '../../stores/flow.ts';
import { NewPassword } from './new-password.tsx';
import { refusedBy } from './refused.ts';
import type { Intent } from './things.ts';
import { thingsAhead } from './things.ts';
import { UnlockChoice } from './unlock-choice.tsx';
import { nothingRefused } from './use-new-password.ts';
import { Working } from './working.tsx';

type NewPasswordStepView = z.infer<typeof NewPasswordStep>;

export interface PasswordStageProps {
  readonly view: ResetView;
  readonly step: NewPasswordStepView | z.infer<typeof WorkingStep>;
  readonly onCancel: () => void;
}

/** What the directory is asked for: known to the window that asked, not to one that was opened later. */
const intentOf = (pending: string | null): Intent => {
  if (pending === 'reset.unlock') return 'unlock';
  return pending === 'reset.set-password' ? 'password' : 'unknown';
};

export const PasswordStage = ({ view, step, onCancel }: PasswordStageProps) => {
  const words = useWords();
  const effects = useEffects();
  const pending = useReset((state) => state.pending);
  const [offered, setOffered] = useState(step.kind === 'new-password' ? step : null);
  const [changes, setChanges] = useState(false);
  const [refused, setRefused] = useState(nothingRefused);
  if (step.kind === 'new-password' && step !== offered) setOffered(step);

  const intent = intentOf(pending);
  const asking = step.kind === 'working' || intent !== 'unknown';
  const working = asking && <Working phase={intent} lines={thingsAhead(words, intent)} />;
  if (offered === null) return working;

  const keep = () => void effects.reset.unlock();
  const submit = async (password: string) => {
    if (await effects.reset.setPassword(password)) return;
    setRefused({ password, rules: refusedBy(useReset.getState().fault) });
  };
  const form =
    changes || !(offered.unlockOffered && view.reason === 'locked') ? (
      <NewPassword
        rules={offered.policy.rules}
        refused={refused}
        onSubmit={(password) => void submit(password)}
        onCancel={onCancel}
        onJustUnlock={offered.unlockOffered ? keep : undefined}
      />
    ) : (
      <UnlockChoice onKeep={keep} onChange={() => setChanges(true)} onCancel={onCancel} />
    );
  return (
    <>
      {working}
      <Kept aside={asking}>{form}</Kept>
    </>
  );
};
