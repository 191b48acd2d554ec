// What home's state is answered with: the filled button is what most people come for.
import type { ResetReason } from '../../../../src/contract/api.ts';
import type { HomeView } from '../../../../src/contract/ipc.ts';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useHome } from '../../stores/home.ts';
import type { HomeState } from './home-state.ts';
import { Later } from './later.tsx';
import { useStart } from './use-start.ts';

export interface HomeAnswersProps {
  readonly state: HomeState;
  readonly view: HomeView;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: number;
  readonly onReset: (reason: ResetReason) => void;
  readonly onCheck: () => void;
  readonly onSnooze: (minutes: number) => void;
}

/** Why a known password is to be changed; null where only its owner knows. */
const reasonOf = (state: HomeState): ResetReason | null => {
  if (state.kind !== 'known') return null;
  const { standing, face } = state;
  if (standing.kind === 'locked') return 'locked';
  if (standing.kind === 'expired' || standing.kind === 'must-change') return 'expired';
  return standing.kind === 'expires' && face !== 'fine' ? 'expiring' : null;
};

export const HomeAnswers = (props: HomeAnswersProps) => {
  const { state, view, now, onReset, onCheck, onSnooze } = props;
  const { t } = useWords();
  const refreshing = useHome((home) => home.refreshing);
  const { start, starting } = useStart(view.seat.username, onReset);
  const reason = reasonOf(state);

  if (state.kind === 'away')
    return (
      <>
        <Button kind="filled" pending={refreshing} onPress={onCheck}>
          {t(refreshing ? 'home.checking' : 'home.check-now')}
        </Button>
        <Button onPress={() => onReset('forgotten')}>{t('home.reset')}</Button>
      </>
    );
  if (state.kind !== 'known')
    return (
      <>
        <Button kind="filled" onPress={() => onReset('forgotten')}>
          {t('home.reset')}
        </Button>
        <Button onPress={() => onReset('locked')}>{t('home.unlock')}</Button>
      </>
    );
  if (reason === null)
    return (
      <Button kind="filled" onPress={() => onReset('forgotten')}>
        {t('home.change')}
      </Button>
    );
  const name = reason === 'locked' ? t('home.unlock-now') : t('home.change');
  return (
    <>
      <Button kind="filled" pending={starting !== null} onPress={() => void start(reason)}>
        {starting === reason ? t('home.starting') : name}
      </Button>
      {reason === 'locked' && (
        <Button pending={starting !== null} onPress={() => void start('forgotten')}>
          {t('home.forgot')}
        </Button>
      )}
      {view.snoozedUntil === null && <Later minutes={view.snoozeMinutes} now={now} onSnooze={onSnooze} />}
    </>
  );
};
