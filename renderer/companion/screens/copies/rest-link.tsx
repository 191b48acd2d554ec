// The way to the rest of the list from what needs a password: it can be seen to meanwhile.
import type { CopiesView } from '../../../../src/contract/ipc.ts';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/words.tsx';
import { openItems } from '../../stores/copies.ts';
import styles from './copies.module.css';

export interface RestLinkProps {
  readonly view: CopiesView;
  readonly onList: () => void;
}

export const RestLink = ({ view, onList }: RestLinkProps) => {
  const { t } = useWords();
  if (openItems(view) === 0) return null;
  return (
    <span className={styles.link}>
      <Button kind="quiet" onPress={onList}>
        {t('done.rest')}
      </Button>
    </span>
  );
};
