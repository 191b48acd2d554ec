// Ends the wait for a keychain that does not answer: what it was asked for is told as not done.
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { useReset } from '../../stores/flow.ts';

export const StopWaiting = () => {
  const { t } = useWords();
  const effects = useEffects();
  const stopping = useReset(({ pending }) => pending === 'reset.stop-waiting');
  return (
    <Button pending={stopping} onPress={() => void effects.reset.stopWaiting()}>
      {t('copies.keychain.stop')}
    </Button>
  );
};
