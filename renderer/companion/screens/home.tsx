// Home: what a person can do here.
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/words.tsx';
import { Frame } from '../frame.tsx';
import styles from './home.module.css';
import { show } from '../stores/app.ts';
import type { ResetReason } from '../../../src/contract/api.ts';

export const Home = ({ onReset }: { readonly onReset: (reason: ResetReason) => void }) => {
  const { t } = useWords();
  return (
    <Frame
      title={t('home.title')}
      lead={t('home.lead')}
      more={
        <>
          <Button kind="quiet" onPress={() => show('enrolment')}>
            {t('home.enrol')}
          </Button>
          <Button kind="quiet" onPress={() => show('checks')}>
            {t('home.checks')}
          </Button>
          <Button kind="quiet" onPress={() => show('about')}>
            {t('home.about')}
          </Button>
        </>
      }
    >
      <div className={styles.main}>
        <Button kind="filled" onPress={() => onReset('forgotten')}>
          {t('home.reset')}
        </Button>
        <Button onPress={() => onReset('locked')}>{t('home.unlock')}</Button>
      </div>
    </Frame>
  );
};
