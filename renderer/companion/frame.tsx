// A screen of the companion: the shared frame with reference, way back and help desk filled in.
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Screen } from '../ui/screen.tsx';
import type { ScreenProps } from '../ui/screen.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { useWords } from '../ui/words.tsx';
import { HelpDeskLine } from './help-desk.tsx';
import { useReset } from './stores/flow.ts';

export interface FrameProps extends Omit<ScreenProps, 'footer'> {
  readonly onBack?: (() => void) | undefined;
  readonly onCancel?: (() => void) | undefined;
  /** Show the reference of the running reset. */
  readonly withReference?: boolean;
  /** Further quiet buttons of the footer. */
  readonly more?: ReactNode;
}

/** "Reference 7K3-M2P", heard letter by letter. */
const Reference = ({ reference }: { readonly reference: string }) => {
  const words = useWords();
  return (
    <span>
      <span aria-hidden="true">{words.t('reference.shown', { reference })}</span>
      <VisuallyHidden>{words.t('reference.spoken', { spelled: words.spelled(reference) })}</VisuallyHidden>
    </span>
  );
};

export const Frame = ({ onBack, onCancel, withReference = false, more, corner, ...screen }: FrameProps) => {
  const { t } = useWords();
  const reference = useReset(({ view }) => view?.reference ?? null);
  return (
    <Screen
      {...screen}
      corner={withReference && reference !== null ? <Reference reference={reference} /> : corner}
      footer={
        <>
          {onBack && (
            <Button kind="quiet" onPress={onBack}>
              {t('action.back')}
            </Button>
          )}
          {onCancel && (
            <Button kind="quiet" onPress={onCancel}>
              {t('action.cancel')}
            </Button>
          )}
          {more}
          <HelpDeskLine />
        </>
      }
    />
  );
};
