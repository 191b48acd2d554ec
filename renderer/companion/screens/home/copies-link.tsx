// The way to the saved passwords and the rest of the list, small, where there is any of it.
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/words.tsx';
import { show } from '../../stores/app.ts';
import { useCopies } from '../../stores/copies.ts';

export const CopiesLink = () => {
  const { t } = useWords();
  const listed = useCopies(
    ({ view }) =>
      view !== null && view.username !== null && (view.lines.length > 0 || view.checklist.length > 0),
  );
  if (!listed) return null;
  return (
    <Button kind="quiet" onPress={() => show('copies')}>
      {t('copies.link')}
    </Button>
  );
};
