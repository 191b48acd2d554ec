// Who are you, and what happened?
import { useState } from 'react';
import type { ResetReason } from '../../../../src/contract/api.ts';
import { Button } from '../../../ui/button.tsx';
import { RadioList } from '../../../ui/radio-list.tsx';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { FlowProgress } from '../../flow-progress.tsx';
import { Frame } from '../../frame.tsx';
import { useReset } from '../../stores/flow.ts';
import { NameField, useNameField } from '../name-field.tsx';

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
  const [why, setWhy] = useState(reason);
  const { field, submit } = useNameField(username, (name) => onSubmit(name, why));
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
      <NameField {...field} />
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
