// A reset that stopped: why, what became of the password, what to do now.
import type * as z from 'zod';
import type { EndedStep } from '../../../../src/contract/steps.ts';
import { Button } from '../../../ui/button.tsx';
import { clockFace, useSecondsLeft } from '../../../ui/use-now.ts';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { HelpDeskCard, useHelpDeskSentence } from '../../help-desk.tsx';
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

const Undetermined = () => {
  const { t } = useWords();
  return (
    <ol className={styles.todo}>
      <li>{t('ended.undetermined.do-first')}</li>
      <li>{t('ended.undetermined.do-then')}</li>
      <li>{t('ended.undetermined.do-last')}</li>
    </ol>
  );
};

export const Ended = ({ step, at, onAgain, onFinish }: EndedProps) => {
  const { t } = useWords();
  const helpDesk = useHelpDeskSentence();
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
      {outcome === 'undetermined' && <Undetermined />}
      {(outcome === 'expired' || outcome === 'cancelled') && <p>{t(`ended.${outcome}.do`)}</p>}
      {outcome === 'refused' && <p>{t('ended.refused.do')}</p>}
      {(outcome === 'refused' || outcome === 'undetermined') && <HelpDeskCard />}
      {outcome === 'throttled' && <p>{helpDesk}</p>}
      <FaultNotice fault={fault} at={faultAt} />
    </Frame>
  );
};
