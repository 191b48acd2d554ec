// The copies of a password on this workstation: which of its screens belongs to how they stand.
import { useState } from 'react';
import type { CopiesView } from '../../../../src/contract/ipc.ts';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { useCopies } from '../../stores/copies.ts';
import { useHome } from '../../stores/home.ts';
import { AskPassword } from './ask-password.tsx';
import { AtRest } from './at-rest.tsx';
import { linesBesideList } from './credential-lines.ts';
import { Leftovers } from './leftovers.tsx';
import { RestScreen } from './rest-screen.tsx';
import { Unverifiable } from './unverifiable.tsx';
import { CopiesWorking } from './working.tsx';

interface CopiesProps {
  readonly onBack: () => void;
}

/** Main did not tell how they stand. */
const NotTold = ({ onBack }: CopiesProps) => {
  const { t } = useWords();
  const effects = useEffects();
  const { pending, fault, faultAt } = useCopies();
  return (
    <Frame
      title={t('copies.title')}
      onBack={onBack}
      answers={
        <Button kind="filled" pending={pending !== null} onPress={() => void effects.copies.refresh()}>
          {t('action.try-again')}
        </Button>
      }
    >
      <FaultNotice fault={fault} at={faultAt} />
    </Frame>
  );
};

/** Nobody sits here whose passwords would be saved. */
const Nobody = ({ onBack }: CopiesProps) => {
  const { t } = useWords();
  const mode = useHome(({ view }) => view?.seat.mode);
  return (
    <Frame
      title={t('copies.none.title')}
      lead={t(mode === 'sign-in' ? 'copies.shared' : 'home.not-a-person')}
      onBack={onBack}
    />
  );
};

const CopiesOf = ({ view, onBack }: CopiesProps & { readonly view: CopiesView }) => {
  const { username, need, activity, canRetry } = view;
  const [atList, setAtList] = useState(false);
  const onList = () => setAtList(true);
  if (username === null) return <Nobody onBack={onBack} />;
  if (activity === 'updating' || activity === 'waiting-for-keychain')
    return <CopiesWorking view={view} onBack={onBack} />;
  if (atList) return <RestScreen view={view} onBack={() => setAtList(false)} />;
  if (canRetry) return <Leftovers view={view} onBack={onBack} onList={onList} />;
  if (need !== null && !view.verifiable)
    return <Unverifiable view={view} need={need} onBack={onBack} onList={onList} />;
  if (need !== null)
    return <AskPassword key={need} view={view} need={need} onBack={onBack} onList={onList} />;
  const Rest = linesBesideList(view).length === 0 && view.checklist.length > 0 ? RestScreen : AtRest;
  return <Rest view={view} onBack={onBack} />;
};

export const Copies = ({ onBack }: CopiesProps) => {
  const view = useCopies((copies) => copies.view);
  return view === null ? <NotTold onBack={onBack} /> : <CopiesOf view={view} onBack={onBack} />;
};
