// The copies are being updated.
import type { CopiesView } from '../../../../src/contract/ipc.ts';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { Frame } from '../../frame.tsx';
import { useCopies } from '../../stores/copies.ts';
import { RunProgress } from './run-progress.tsx';

export interface CopiesWorkingProps {
  readonly view: CopiesView;
  readonly onBack: () => void;
}

export const CopiesWorking = ({ view, onBack }: CopiesWorkingProps) => {
  const { t } = useWords();
  const effects = useEffects();
  const stopping = useCopies(({ pending }) => pending === 'copies.stop-waiting');
  const waiting = view.activity === 'waiting-for-keychain';
  return (
    <Frame
      title={t('copies.working.title')}
      lead={t('copies.working.lead')}
      onBack={onBack}
      answers={
        waiting ? (
          <Button pending={stopping} onPress={() => void effects.copies.stopWaiting()}>
            {t('copies.keychain.stop')}
          </Button>
        ) : undefined
      }
    >
      <RunProgress lines={view.lines} waiting={waiting} />
    </Frame>
  );
};
