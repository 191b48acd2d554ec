// From "do you still know it" to the directory's answer. What was typed is kept while the directory is
// asked, so that a refusal can be answered by changing it.
import { useState } from 'react';
import type * as z from 'zod';
import type { ResetView } from '../../../../src/contract/ipc.ts';
import type { NewPasswordStep } from '../../../../src/contract/steps.ts';
import { Kept } from '../../../ui/kept.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { useReset } from '../../stores/flow.ts';
import { NewPassword } from './new-password.tsx';
import { refusedBy } from './refused.ts';
import { thingsAhead } from './things.ts';
import { UnlockChoice } from './unlock-choice.tsx';
import { nothingRefused } from './use-new-password.ts';
import { Working } from './working.tsx';

export interface PasswordStageProps {
  readonly view: ResetView;
  readonly step: z.infer<typeof NewPasswordStep>;
  readonly onCancel: () => void;
}

export const PasswordStage = ({ view, step, onCancel }: PasswordStageProps) => {
  const words = useWords();
  const effects = useEffects();
  const pending = useReset((state) => state.pending);
  const [changes, setChanges] = useState(!(step.unlockOffered && view.reason === 'locked'));
  const [refused, setRefused] = useState(nothingRefused);

  const keep = () => void effects.reset.unlock();
  const submit = async (password: string) => {
    if (await effects.reset.setPassword(password)) return;
    setRefused({ password, rules: refusedBy(useReset.getState().fault) });
  };
  if (pending === 'reset.unlock') return <Working phase="unlock" lines={thingsAhead(words, 'unlock')} />;
  if (!changes) return <UnlockChoice onKeep={keep} onChange={() => setChanges(true)} onCancel={onCancel} />;
  const asking = pending === 'reset.set-password';
  return (
    <>
      {asking && <Working phase="password" lines={thingsAhead(words, 'password')} />}
      <Kept aside={asking}>
        <NewPassword
          rules={step.policy.rules}
          refused={refused}
          onSubmit={(password) => void submit(password)}
          onCancel={onCancel}
          onJustUnlock={step.unlockOffered ? keep : undefined}
        />
      </Kept>
    </>
  );
};
