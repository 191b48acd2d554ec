// The whole window: which screen is shown, in which language.
import { useState } from 'react';
import type { ResetReason } from '../../src/contract/api.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../ui/words.tsx';
import { useEffects } from './effects/index.tsx';
import { FaultNotice } from './fault-notice.tsx';
import { Frame } from './frame.tsx';
import { About } from './screens/about.tsx';
import { Checks } from './screens/checks.tsx';
import { Copies } from './screens/copies/copies.tsx';
import { EnrolmentFlow } from './screens/enrolment/flow.tsx';
import { Home } from './screens/home/home.tsx';
import { NotSetUp } from './screens/not-set-up.tsx';
import { ResetFlow } from './screens/reset/flow.tsx';
import { show, useApp } from './stores/app.ts';
import { useReset } from './stores/flow.ts';

/** Main did not tell how things stand. */
const NotOpened = () => {
  const { t } = useWords();
  const effects = useEffects();
  const fault = useApp((app) => app.fault);
  return (
    <Frame
      title={t('app.not-opened')}
      answers={
        <Button kind="filled" onPress={() => void effects.app.open()}>
          {t('action.try-again')}
        </Button>
      }
    >
      <FaultNotice fault={fault} at={0} />
    </Frame>
  );
};

export const Companion = () => {
  const { state, screen, fault } = useApp();
  const running = useReset(({ view }) => view !== null);
  const [reason, setReason] = useState<ResetReason>('forgotten');

  if (state === null) return fault === null ? null : <NotOpened />;
  const back = () => show(running ? 'reset' : 'home');
  // What the window can tell about itself needs no settings.
  if (screen === 'about') return <About state={state} onBack={back} />;
  if (screen === 'checks') return <Checks onBack={back} />;
  if (state.setup.kind !== 'ready') return <NotSetUp setup={state.setup} development={state.development} />;
  switch (screen) {
    case 'enrolment':
      return <EnrolmentFlow onLeave={back} />;
    case 'copies':
      return <Copies onBack={back} />;
    case 'reset':
      return <ResetFlow reason={reason} />;
    case 'home':
      return (
        <Home
          onReset={(why) => {
            setReason(why);
            show('reset');
          }}
        />
      );
  }
};
