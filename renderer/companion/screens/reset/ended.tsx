// A reset that stopped: why, what became of the password, what to do now.
import type * as z from 'zod';
import type { EndedStep } from '../../../../src/contract/steps.ts';
import { Button } from '../../../ui/button.tsx';
import { Steps } from '../../../ui/steps.tsx';
import { clockFace, useSecondsLeft } from '../../../ui/use-now.ts';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { HelpDeskCard } from '../../help-desk.tsx';
import { useReset } from '../../stores/flow.ts';
import styles from './reset.module.css';

export interface EndedProps {
  readonly step: z.infer<typeof EndedStep>;
  /** `performance.now()` when it was told. */
  readonly at: number;
  readonly onAgain: () => void;
  readonly onFinish: () => void;
}

const Wait = ({ seconds }: { readonly seconds: number }) => {
  const { t } = useWords();
  return (
    <p className={styles.figure} role="timer">
      <span className={styles.figureName}>
        {t(seconds > 0 ? 'ended.throttled.wait' : 'ended.throttled.over')}
      </span>
      {seconds > 0 && <strong className={styles.figureValue}>{clockFace(seconds)}</strong>}
    </p>
  );
};

const WhatNow = ({ outcome }: { readonly outcome: EndedProps['step']['outcome'] }) => {
  const { t } = useWords();
  switch (outcome) {
    case 'expired':
    case 'cancelled':
      return <Steps heading={t('done.next')} steps={[t(`ended.${outcome}.do`)]} />;
    case 'refused':
      return <HelpDeskCard heading={t('ended.refused.do')} />;
    case 'throttled':
      return <HelpDeskCard heading={t('away.meanwhile')} />;
    case 'undetermined':
      return (
        <>
          <Steps
            ordered
            heading={t('done.next')}
            steps={[
              t('ended.undetermined.do-first'),
              t('ended.undetermined.do-then'),
              t('ended.undetermined.do-last'),
            ]}
          />
          <HelpDeskCard />
        </>
      );
  }
};

export const Ended = ({ step, at, onAgain, onFinish }: EndedProps) => {
  const { t } = useWords();
  const { fault, faultAt, pending } = useReset();
  const { outcome, retryAfterSeconds } = step;
  const wait = useSecondsLeft(retryAfterSeconds ?? 0, at);
  const again = outcome === 'expired' || outcome === 'cancelled' || (outcome === 'throttled' && wait === 0);
  return (
    <Frame
      title={t(`ended.${outcome}.title`)}
      lead={t(`ended.${outcome}.text`)}
      withReference
      answers={
        <>
          {again && (
            <Button kind="filled" pending={pending !== null} onPress={onAgain}>
              {t('ended.again')}
            </Button>
          )}
          <Button kind={again ? 'outlined' : 'filled'} onPress={onFinish}>
            {t('action.close')}
          </Button>
        </>
      }
    >
      {outcome === 'throttled' && retryAfterSeconds !== undefined && <Wait seconds={wait} />}
      {outcome === 'throttled' && retryAfterSeconds === undefined && <p>{t('ended.throttled.unknown')}</p>}
      <WhatNow outcome={outcome} />
      <FaultNotice fault={fault} at={faultAt} />
    </Frame>
  );
};
