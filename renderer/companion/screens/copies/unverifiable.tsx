// Copies may hold an old password, and nobody can verify a new one here: what is left, and what its owner does.
import type { CopiesView } from '../../../../src/contract/ipc.ts';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { useCopies } from '../../stores/copies.ts';
import { Dismiss } from './dismiss.tsx';
import { ListedCopies } from './listed-copies.tsx';
import { OutcomeList } from './outcome-list.tsx';
import { RestLink } from './rest-link.tsx';

export interface UnverifiableProps {
  readonly view: CopiesView;
  readonly need: NonNullable<CopiesView['need']>;
  readonly onBack: () => void;
  readonly onList: () => void;
}

export const Unverifiable = ({ view, need, onBack, onList }: UnverifiableProps) => {
  const { t } = useWords();
  const { fault, faultAt } = useCopies();
  return (
    <Frame
      title={t(`notice.copies.${need}.title`)}
      lead={t('copies.unverifiable')}
      onBack={onBack}
      answers={<Dismiss />}
    >
      {need === 'changed-elsewhere' ? (
        <ListedCopies lines={view.lines} />
      ) : (
        <OutcomeList lines={view.lines} again={false} />
      )}
      <RestLink view={view} onList={onList} />
      <FaultNotice fault={fault} at={faultAt} />
    </Frame>
  );
};
