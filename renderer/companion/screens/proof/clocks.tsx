// The time of the reset service beside this computer's, so that people see when their phone's is off.
import { useState } from 'react';
import { Card } from '../../../ui/card.tsx';
import { useWallClock } from '../../../ui/use-now.ts';
import { useWords } from '../../../ui/words.tsx';
import styles from './proof.module.css';

/** @param serverTime what the service's clock said in its last answer */
export const Clocks = ({ serverTime }: { readonly serverTime: string }) => {
  const { t, dates } = useWords();
  const now = useWallClock();
  const [offset, setOffset] = useState({ of: serverTime, ms: Date.parse(serverTime) - now });
  if (offset.of !== serverTime) setOffset({ of: serverTime, ms: Date.parse(serverTime) - now });
  return (
    <Card heading={t('code.clock.title')}>
      <dl className={styles.clocks} aria-live="off">
        <dt>{t('code.clock.server')}</dt>
        <dd className={styles.clock}>{dates.timeWithSeconds(new Date(now + offset.ms))}</dd>
        <dt>{t('code.clock.computer')}</dt>
        <dd className={styles.clock}>{dates.timeWithSeconds(new Date(now))}</dd>
      </dl>
      <p className={styles.text}>{t('code.clock.text')}</p>
    </Card>
  );
};
