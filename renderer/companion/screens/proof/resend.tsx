// No mail yet: send the code again, once the server allows it, and what to do meanwhile.
import { useState } from 'react';
import type { FactorOffer } from '../../../../src/contract/steps.ts';
import { Button } from '../../../ui/button.tsx';
import { LiveRegion } from '../../../ui/live-region.tsx';
import { clockFace, useWallClock } from '../../../ui/use-now.ts';
import { useWords } from '../../../ui/words.tsx';
import styles from './proof.module.css';

export interface ResendProps {
  readonly offer: FactorOffer;
  readonly pending: boolean;
  readonly sending: boolean;
  readonly clockOffsetMs: number;
  readonly onSend: () => Promise<boolean>;
}

export const Resend = ({ offer, pending, sending, clockOffsetMs, onSend }: ResendProps) => {
  const { t } = useWords();
  const [again, setAgain] = useState(false);
  const now = useWallClock();
  const seconds =
    offer.resendAfter === undefined ? 0 : (Date.parse(offer.resendAfter) - now - clockOffsetMs) / 1000;
  const send = async () => {
    setAgain(false);
    setAgain((await onSend()) && offer.sent === true);
  };
  const words = offer.sent === true ? t('code.resend') : t('code.email.send');
  return (
    <div>
      <p className={styles.text}>{t('code.email.nothing')}</p>
      <div className={styles.resend}>
        {seconds > 0 ? (
          <span className={styles.wait} aria-live="off">
            {t('code.resend.wait', { time: clockFace(seconds) })}
          </span>
        ) : (
          <Button kind="quiet" pending={pending} onPress={() => void send()}>
            {sending ? t('code.email.sending') : words}
          </Button>
        )}
      </div>
      {again && <p>{t('code.resent')}</p>}
      <LiveRegion text={again ? t('code.resent') : ''} />
    </div>
  );
};
