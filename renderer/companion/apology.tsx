// What is shown when a screen itself breaks: words and a way on, never an empty window.
import { Component } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Screen } from '../ui/screen.tsx';
import { useWords } from '../ui/words.tsx';
import { HelpDeskLine } from './help-desk.tsx';

const Words = ({ onAgain }: { readonly onAgain: () => void }) => {
  const { t } = useWords();
  return (
    <Screen
      title={t('fault.unexpected')}
      lead={t('fault.unexpected.do')}
      answers={
        <Button kind="filled" onPress={onAgain}>
          {t('action.try-again')}
        </Button>
      }
      footer={<HelpDeskLine />}
    />
  );
};

interface State {
  readonly broken: boolean;
}

/** Catches what its children throw while rendering. Nothing of it is shown or kept: it could hold what was typed. */
export class Apology extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? (
      <Words onAgain={() => this.setState({ broken: false })} />
    ) : (
      this.props.children
    );
  }
}
