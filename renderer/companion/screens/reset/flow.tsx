// The guided reset: which screen belongs to the step the server told.
import { useState } from 'react';
import type { ResetReason } from '../../../../src/contract/api.ts';
import type { ResetView } from '../../../../src/contract/ipc.ts';
import type { Step } from '../../../../src/contract/steps.ts';
import { Button } from '../../../ui/button.tsx';
import { QuestionDialog } from '../../../ui/question-dialog.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { FlowProgress } from '../../flow-progress.tsx';
import { show, useApp } from '../../stores/app.ts';
import { useReset } from '../../stores/flow.ts';
import { Proof } from '../proof/proof.tsx';
import { Approval } from './approval.tsx';
import { KeptWhileAway } from './away.tsx';
import { Completed } from './completed.tsx';
import { Ended } from './ended.tsx';
import { PasswordStage } from './password-stage.tsx';
import { TimeOut } from './time-out.tsx';
import { Who } from './who.tsx';

const provenAnything = ({ step }: ResetView): boolean => step.kind !== 'verify' || step.satisfied.length > 0;

/** The step as the window shows it: while the person's own answer is with the directory, the one it was given at. */
const useShownStep = (step: Step): Step => {
  const asking = useReset(({ pending }) => pending === 'reset.set-password' || pending === 'reset.unlock');
  const [answered, setAnswered] = useState(step);
  if (step.kind === 'new-password' && step !== answered) setAnswered(step);
  return step.kind === 'working' && asking && answered.kind === 'new-password' ? answered : step;
};

const StepScreen = ({ view, onCancel }: { readonly view: ResetView; readonly onCancel: () => void }) => {
  const effects = useEffects();
  const state = useReset();
  const organisation = useApp((app) => app.state?.organisation ?? null);
  const step = useShownStep(view.step);
  switch (step.kind) {
    case 'verify':
      return (
        <Proof
          state={{
            step,
            organisation,
            chosen: state.chosen,
            refusals: state.refusals,
            pending: state.pending !== null,
            sending: state.pending === 'reset.challenge',
            fault: state.fault,
            faultAt: state.faultAt,
            clockOffsetMs: view.clockOffsetMs,
          }}
          effects={effects.reset}
          frame={{
            progress: <FlowProgress at="verify" />,
            withReference: true,
            onCancel,
            onBack: provenAnything(view) ? undefined : () => void effects.reset.changeName(),
          }}
        />
      );
    case 'await-approval':
      return <Approval approver={step.approver} matchCode={step.matchCode} onCancel={onCancel} />;
    case 'new-password':
    case 'working':
      return <PasswordStage view={view} step={step} onCancel={onCancel} />;
    case 'completed':
      return <Completed view={view} step={step} />;
    case 'ended':
      return (
        <Ended
          step={step}
          at={state.receivedAt}
          onAgain={() => void effects.reset.startAgain()}
          onFinish={() => void effects.reset.finish()}
        />
      );
  }
};

const CancelQuestion = ({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) => {
  const { t } = useWords();
  const effects = useEffects();
  const stop = () => {
    onClose();
    void effects.reset.cancel();
  };
  return (
    <QuestionDialog open={open} title={t('cancel.title')} text={t('cancel.text')} onDismiss={onClose}>
      <Button kind="filled" autoFocus onPress={onClose}>
        {t('cancel.no')}
      </Button>
      <Button onPress={stop}>{t('cancel.yes')}</Button>
    </QuestionDialog>
  );
};

/** @param reason what Home was asked for; a running reset knows its own */
export const ResetFlow = ({ reason }: { readonly reason: ResetReason }) => {
  const effects = useEffects();
  const { view, receivedAt, pending } = useReset();
  const suggested = useApp(({ state }) => state?.suggestedUsername ?? '');
  const [last, setLast] = useState({ username: suggested, reason });
  const [asking, setAsking] = useState(false);

  // Kept for the next start: a name that was mistyped is corrected, not typed anew.
  if (view && (view.username !== last.username || view.reason !== last.reason))
    setLast({ username: view.username, reason: view.reason });

  if (view === null)
    return (
      <Who
        {...last}
        onBack={() => show('home')}
        onSubmit={(username, why) => {
          setLast({ username, reason: why });
          void effects.reset.start(username, why);
        }}
      />
    );
  const cancel = () => {
    if (provenAnything(view)) setAsking(true);
    else void effects.reset.cancel();
  };
  const over = view.step.kind === 'completed' || view.step.kind === 'ended';
  return (
    <>
      <TimeOut
        view={view}
        receivedAt={receivedAt}
        pending={pending === 'reset.extend'}
        onExtend={effects.reset.extend}
      />
      <KeptWhileAway away={view.connection === 'retrying' && !over} working={view.step.kind === 'working'}>
        <StepScreen view={view} onCancel={cancel} />
      </KeptWhileAway>
      <CancelQuestion open={asking} onClose={() => setAsking(false)} />
    </>
  );
};
