// The rest of the list alone: where nothing else is looked after here, and on the way from what still needs a password.
import type { CopiesView } from '../../../../src/contract/ipc.ts';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { useCopies } from '../../stores/copies.ts';
import { RestOfList } from './rest-of-list.tsx';

export interface RestScreenProps {
  readonly view: CopiesView;
  readonly onBack: () => void;
}

export const RestScreen = ({ view, onBack }: RestScreenProps) => {
  const { t } = useWords();
  const { fault, faultAt } = useCopies();
  return (
    <Frame title={t('rest.title')} lead={t('rest.lead')} onBack={onBack}>
      <RestOfList lines={view.checklist} titled={false} />
      <FaultNotice fault={fault} at={faultAt} />
    </Frame>
  );
};
