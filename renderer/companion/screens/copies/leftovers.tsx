// Some copies are not right, and Keyturn still holds the password: which, why, and another try.
import type { CopiesView } from '../../../../src/contract/ipc.ts';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { useCopies } from '../../stores/copies.ts';
import { isLeftOver } from './credential-lines.ts';
import { Dismiss } from './dismiss.tsx';
import { OutcomeList } from './outcome-list.tsx';
import { RestLink } from './rest-link.tsx';

export interface LeftoversProps {
  readonly view: CopiesView;
  readonly onBack: () => void;
  /** To the rest of the list. */
  readonly onList: () => void;
}

export const Leftovers = ({ view, onBack, onList }: LeftoversProps) => {
  const { t } = useWords();
  const effects = useEffects();
  const { pending, fault, faultAt } = useCopies();
  const left = view.lines.filter(isLeftOver);
  const locked = left.some(({ state }) => state === 'locked');
  return (
    <Frame
      title={t('notice.copies.leftovers.title')}
      lead={t('copies.leftovers.lead', { count: left.length })}
      onBack={onBack}
      answers={
        <>
          <Button
            kind="filled"
            pending={pending === 'copies.retry'}
            onPress={() => void effects.copies.retry()}
          >
            {t(locked ? 'done.retry' : 'done.retry.other')}
          </Button>
          <Dismiss />
        </>
      }
    >
      <OutcomeList lines={view.lines} again />
      <RestLink view={view} onList={onList} />
      <FaultNotice fault={fault} at={faultAt} />
    </Frame>
  );
};
