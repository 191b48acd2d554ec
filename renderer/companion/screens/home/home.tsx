// Home: how the password of this seat stands, and what can be done.
import { useEffect } from 'react';
import type { ResetReason } from '../../../../src/contract/api.ts';
import type { HomeView } from '../../../../src/contract/ipc.ts';
import { useServerClock } from '../../../ui/use-now.ts';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { useCopies } from '../../stores/copies.ts';
import { useHome } from '../../stores/home.ts';
import { CopiesBanner } from './copies-banner.tsx';
import { homeState } from './home-state.ts';
import { Overview } from './overview.tsx';
import { PlainHome } from './plain-home.tsx';
import { Seat } from './seat.tsx';

export interface HomeProps {
  /** To the first question of a reset. */
  readonly onReset: (reason: ResetReason) => void;
}

const HomeOf = ({ view, onReset }: HomeProps & { readonly view: HomeView }) => {
  const { t } = useWords();
  const { toldMs, receivedAt } = useHome();
  const now = useServerClock(toldMs, receivedAt);
  const state = homeState(view, now);
  switch (state.kind) {
    case 'who':
      return <Seat onReset={onReset} />;
    case 'not-enrolled':
      return <PlainHome note={t('home.not-enrolled')} onReset={onReset} />;
    case 'not-a-person': {
      const { leftOut: account } = view.seat;
      const note = account === undefined ? t('home.not-a-person') : t('home.left-out', { account });
      return <PlainHome note={note} onReset={onReset} />;
    }
    case 'revoked':
    case 'asking':
    case 'away':
    case 'known':
      // Another person is another screen.
      return <Overview key={view.seat.username} state={state} view={view} now={now} onReset={onReset} />;
  }
};

export const Home = ({ onReset }: HomeProps) => {
  const effects = useEffects();
  const view = useHome((home) => home.view);
  const need = useCopies((copies) => copies.view?.need ?? null);
  useEffect(() => void effects.home.opened(), [effects]);
  return (
    <>
      {need !== null && <CopiesBanner need={need} />}
      {view === null ? <PlainHome onReset={onReset} /> : <HomeOf view={view} onReset={onReset} />}
    </>
  );
};
