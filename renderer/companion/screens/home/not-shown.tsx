// A reminder that this desktop did not show: said at the top, where it is not missed.
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/words.tsx';
import { show } from '../../stores/app.ts';
import styles from './home.module.css';

export const NotShown = ({ why }: { readonly why: 'suppressed' | 'failed' }) => {
  const { t } = useWords();
  return (
    <Banner label={t('home.reminders')}>
      <p className={styles.inline}>
        <strong>{t(`home.not-shown.${why}`)}</strong> {t(`home.not-shown.${why}.do`)}
        {why === 'failed' && (
          <>
            {' '}
            <Button kind="quiet" onPress={() => show('checks')}>
              {t('home.checks')}
            </Button>
          </>
        )}
      </p>
    </Banner>
  );
};
