// A keychain that has not answered for a while: it may be asking its owner something.
import { Notice } from '../../../ui/notice.tsx';
import { useWords } from '../../../ui/words.tsx';

export const KeychainWait = () => {
  const { t } = useWords();
  return (
    <Notice tone="plain">
      <p>
        <strong>{t('copies.keychain')}</strong> {t('copies.keychain.do')}
      </p>
    </Notice>
  );
};
