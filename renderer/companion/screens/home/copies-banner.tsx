// Copies of the password here may be out of date: said at the top, where it is not missed.
import type { CopiesView } from '../../../../src/contract/ipc.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/words.tsx';
import { show } from '../../stores/app.ts';
import styles from './home.module.css';

export const CopiesBanner = ({ need }: { readonly need: NonNullable<CopiesView['need']> }) => {
  const { t } = useWords();
  return (
    <Banner label={t('copies.link')}>
      <p className={styles.inline}>
        <strong>{t(`notice.copies.${need}.title`)}</strong>{' '}
        <Button kind="quiet" onPress={() => show('copies')}>
          {t('notice.copies.open')}
        </Button>
      </p>
    </Banner>
  );
};
