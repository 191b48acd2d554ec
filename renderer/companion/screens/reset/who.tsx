// Who are you, and what happened?
import { useRef, useState } from 'react';
import type { ResetReason } from '../../../../src/contract/api.ts';
import { Button } from '../../../ui/button.tsx';
import { RadioList } from '../../../ui/radio-list.tsx';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { FlowProgress } from '../../flow-progress.tsx';
import { Frame } from '../../frame.tsx';
import { useReset } from '../../stores/flow.ts';
import { NameField } from '../name-field.tsx';

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
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const submit = () => {
    if (name.trim() === '') {
      setMissing(true);
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
      <NameField
        value={name}
        onChange={(value) => {
          setMissing(false);
          setName(value);
        }}
        missing={missing}
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
