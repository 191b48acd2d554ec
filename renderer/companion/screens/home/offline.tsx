// What is shown is from the last time that the API answered: when that was, and a way to ask again.
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useHome } from '../../stores/home.ts';
import styles from './home.module.css';

export interface OfflineProps {
  readonly asOf: Date;
  /** By the server's clock. */
  readonly now: Date;
  /** It was asked just now, in vain. */
  readonly still: boolean;
  readonly onCheck: () => void;
}

export const Offline = ({ asOf, now, still, onCheck }: OfflineProps) => {
  const words = useWords();
  const { t } = words;
  const refreshing = useHome((home) => home.refreshing);
  return (
    <Notice>
      <p className={styles.inline}>
        <strong>{t('home.offline', { moment: words.moment(asOf, now) })}</strong>{' '}
        {t(still ? 'home.offline.still' : 'home.offline.do')}{' '}
        <Button kind="quiet" pending={refreshing} onPress={onCheck}>
          {t(refreshing ? 'home.checking' : 'home.check-now')}
        </Button>
      </p>
    </Notice>
  );
};
