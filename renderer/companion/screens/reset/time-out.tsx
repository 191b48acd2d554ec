// Two minutes before a reset ends its owner is asked whether more time is needed (WCAG 2.2, 2.2.1).
import { useState } from 'react';
import type { ResetView } from '../../../../src/contract/ipc.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { LiveRegion } from '../../../ui/live-region.tsx';
import { QuestionDialog } from '../../../ui/question-dialog.tsx';
import { clockFace, useSecondsLeft } from '../../../ui/use-now.ts';
import { useWords } from '../../../ui/words.tsx';

/** Seconds before the end at which the question comes. */
const warningSeconds = 120;

export interface TimeOutProps {
  readonly view: ResetView;
  /** `performance.now()` when the view came. */
  readonly receivedAt: number;
  readonly pending: boolean;
  readonly onExtend: () => Promise<boolean>;
}

const timed = new Set<ResetView['step']['kind']>(['verify', 'await-approval', 'new-password']);

export const TimeOut = ({ view, receivedAt, pending, onExtend }: TimeOutProps) => {
  const { t } = useWords();
  const left = useSecondsLeft(view.expiresInSeconds, receivedAt);
  const [answered, setAnswered] = useState(false);
  const [extended, setExtended] = useState(false);
  if (!timed.has(view.step.kind)) return null;

  const soon = left <= warningSeconds && left > 0;
  const extend = async () => {
    if (await onExtend()) setExtended(true);
  };
  return (
    <>
      <QuestionDialog
        open={soon && view.extendable && !answered}
        title={t('time-out.title')}
        text={<span aria-live="off">{t('time-out.text', { time: clockFace(left) })}</span>}
        onDismiss={() => setAnswered(true)}
      >
        <Button kind="filled" autoFocus pending={pending} onPress={() => void extend()}>
          {t('time-out.more')}
        </Button>
        <Button onPress={() => setAnswered(true)}>{t('time-out.enough')}</Button>
      </QuestionDialog>
      {soon && (!view.extendable || answered) && (
        <Banner label={t('time-out.label')} role="timer">
          <p>{t('time-out.last', { time: clockFace(left) })}</p>
        </Banner>
      )}
      <LiveRegion text={extended && !soon ? t('time-out.extended') : ''} />
    </>
  );
};
