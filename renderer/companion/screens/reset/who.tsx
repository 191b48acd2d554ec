// Who are you, and what happened?
import { useRef, useState } from 'react';
import type { ResetReason } from '../../../../src/contract/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { RadioList } from '../../../ui/radio-list.tsx';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { FlowProgress } from '../../flow-progress.tsx';
import { Frame } from '../../frame.tsx';
import { useReset } from '../../stores/flow.ts';

export interface WhoProps {
  readonly username: string;
  readonly reason: ResetReason;
  readonly onSubmit: (username: string, reason: ResetReason) => void;
  readonly onBack: () => void;
}

/** The reasons as people tell them. "About to expire" and "expired" are one: nothing differs for them. */
const reasons = ['forgotten', 'locked', 'expiring', 'compromised'] as const;

export const Who = ({ username, reason, onSubmit, onBack }: WhoProps) => {
  const { t } = useWords();
  const { pending, fault, faultAt } = useReset();
  const [name, setName] = useState(username);
  const [why, setWhy] = useState(reason);
  const [problem, setProblem] = useState<string>();
  const input = useRef<HTMLInputElement>(null);

  const submit = () => {
    if (name.trim() === '') {
      setProblem(t('who.name.missing'));
      input.current?.focus();
      return;
    }
    onSubmit(name.trim(), why);
  };
  return (
    <Frame
      title={t('who.title')}
      progress={<FlowProgress at="who" />}
      onBack={onBack}
      onSubmit={submit}
      answers={
        <Button kind="filled" type="submit" pending={pending !== null}>
          {t(pending === null ? 'who.submit' : 'who.working')}
        </Button>
      }
    >
      <Field
        label={t('who.name')}
        about={t('who.name.about')}
        value={name}
        onChange={(value) => {
          setProblem(undefined);
          setName(value);
        }}
        problem={problem}
        autoComplete="username"
        inputRef={input}
      />
      <RadioList
        label={t('who.reason')}
        value={why === 'expired' ? 'expiring' : why}
        onChange={setWhy}
        options={reasons.map((option) => [option, t(`reason.${option}`)] as const)}
      />
      <FaultNotice fault={fault} at={faultAt} />
    </Frame>
  );
};
