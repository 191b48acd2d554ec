// The copies of a password on this workstation: which are right, which are not, and what to do.
import { useWords } from '../../../ui/words.tsx';
import { Frame } from '../../frame.tsx';

export const Copies = ({ onBack }: { readonly onBack: () => void }) => {
  const { t } = useWords();
  return <Frame title={t('copies.title')} onBack={onBack} />;
};
