// "I will see to it myself", and the question before Keyturn stops speaking of it.
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { QuestionDialog } from '../../../ui/question-dialog.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';

export const Dismiss = ({ disabled = false }: { readonly disabled?: boolean }) => {
  const { t } = useWords();
  const effects = useEffects();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const dismiss = () => {
    close();
    void effects.copies.dismiss();
  };
  return (
    <>
      <Button disabled={disabled} onPress={() => setAsking(true)}>
        {t('copies.dismiss')}
      </Button>
      <QuestionDialog
        open={asking}
        title={t('copies.dismiss.title')}
        text={t('copies.dismiss.text')}
        onDismiss={close}
      >
        <Button kind="filled" autoFocus onPress={close}>
          {t('copies.dismiss.no')}
        </Button>
        <Button onPress={dismiss}>{t('copies.dismiss')}</Button>
      </QuestionDialog>
    </>
  );
};
