// Waiting for somebody's approval: the number both see, large.
import { Waiting } from '../../../ui/waiting.tsx';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { FlowProgress } from '../../flow-progress.tsx';
import { Frame } from '../../frame.tsx';
import { useReset } from '../../stores/flow.ts';
import styles from './reset.module.css';

export interface ApprovalProps {
  readonly approver: 'manager' | 'helpdesk';
  readonly matchCode: string;
  readonly onCancel: () => void;
}

export const Approval = ({ approver, matchCode, onCancel }: ApprovalProps) => {
  const { t } = useWords();
  const { fault, faultAt } = useReset();
  return (
    <Frame
      title={t(`approval.title.${approver}`)}
      lead={t('approval.lead')}
      progress={<FlowProgress at="verify" />}
      withReference
      onCancel={onCancel}
    >
      <p className={styles.figure}>
        <span className={styles.figureName}>{t('approval.code')}</span>
        <strong className={styles.figureValue}>{matchCode}</strong>
      </p>
      <Waiting>{t('approval.wait')}</Waiting>
      <FaultNotice fault={fault} at={faultAt} />
    </Frame>
  );
};
