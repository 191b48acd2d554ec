// Whose password it is, small; on a shared floor with the way to be forgotten. And whether it is being looked up.
import type { HomeView } from '../../../../src/contract/ipc.ts';
import { Button } from '../../../ui/button.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { useLasting } from '../../../ui/use-now.ts';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { useHome } from '../../stores/home.ts';
import { CopiesLink } from './copies-link.tsx';
import styles from './home.module.css';

/** What takes no longer, milliseconds, says nothing of itself. */
const QUIET_MS = 1_000;

export const HomeCorner = ({ seat }: { readonly seat: HomeView['seat'] }) => {
  const { t } = useWords();
  const effects = useEffects();
  const refreshing = useHome((home) => home.refreshing);
  const checking = useLasting(refreshing, QUIET_MS);
  return (
    <span className={styles.corner}>
      {checking ? (
        <span className={styles.checking}>
          <Mark kind="working" />
          {t('home.checking')}
        </span>
      ) : (
        <span>{seat.username}</span>
      )}
      {seat.mode === 'sign-in' ? (
        <Button kind="quiet" onPress={() => void effects.home.leaveSeat()}>
          {t('seat.leave')}
        </Button>
      ) : (
        <CopiesLink />
      )}
    </span>
  );
};
