// A locked account whose owner may still know the password: keep it, or choose a new one?
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { FlowProgress } from '../../flow-progress.tsx';
import { Frame } from '../../frame.tsx';
import { useReset } from '../../stores/flow.ts';

export interface UnlockChoiceProps {
  readonly onKeep: () => void;
  readonly onChange: () => void;
  readonly onCancel: () => void;
}

export const UnlockChoice = ({ onKeep, onChange, onCancel }: UnlockChoiceProps) => {
  const { t } = useWords();
  const { fault, faultAt } = useReset();
  return (
    <Frame
      title={t('unlock.title')}
      lead={t('unlock.lead')}
      progress={<FlowProgress at="password" />}
      withReference
      onCancel={onCancel}
      answers={
        <>
          <Button kind="filled" onPress={onKeep}>
            {t('unlock.keep')}
          </Button>
          <Button onPress={onChange}>{t('unlock.change')}</Button>
        </>
      }
    >
      <FaultNotice fault={fault} at={faultAt} />
    </Frame>
  );
};
