// A reminder that this desktop did not show: said at the top, where it is not missed.
import { Banner } from '../../../ui/banner.tsx';
import { useWords } from '../../../ui/words.tsx';

export const NotShown = ({ why }: { readonly why: 'suppressed' | 'failed' }) => {
  const { t } = useWords();
  return (
    <Banner label={t('home.reminders')}>
      <p>
        <strong>{t(`home.not-shown.${why}`)}</strong> {t(`home.not-shown.${why}.do`)}
      </p>
    </Banner>
  );
};
