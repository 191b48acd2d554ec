// The recovery codes, this once: print, copy, and a promise that they are kept.
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Notice } from '../../../ui/notice.tsx';
import { TickBox } from '../../../ui/tick-box.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { Frame } from '../../frame.tsx';
import styles from './enrolment.module.css';

export interface RecoveryCodesProps {
  readonly username: string;
  readonly codes: readonly string[];
  readonly onFinish: () => void;
}

export const RecoveryCodes = ({ username, codes, onFinish }: RecoveryCodesProps) => {
  const { t } = useWords();
  const effects = useEffects();
  const [saved, setSaved] = useState(false);
  const [copied, setCopied] = useState(false);
  const [missing, setMissing] = useState(false);
  const copy = async () => setCopied(await effects.enrolment.copyCodes(codes));
  const finish = () => {
    if (saved) onFinish();
    else setMissing(true);
  };
  return (
    <Frame
      title={t('enrol.codes.title')}
      lead={t('enrol.codes.lead')}
      answers={
        <Button kind="filled" onPress={finish}>
          {t('enrol.codes.finish')}
        </Button>
      }
    >
      <div className={styles.printOnly}>
        <p>
          <strong>{t('enrol.codes.print-title', { username })}</strong>
        </p>
        <p>{t('enrol.codes.print-note')}</p>
      </div>
      <ol className={cx(styles.codes)} aria-label={t('enrol.codes.list')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={cx(styles.side, styles.screenOnly)}>
        <Button onPress={() => window.print()}>{t('enrol.codes.print')}</Button>
        <Button onPress={() => void copy()}>{t('enrol.codes.copy')}</Button>
      </div>
      <div className={cx(styles.saved, styles.screenOnly)}>
        <TickBox
          ticked={saved}
          onChange={(ticked) => {
            setSaved(ticked);
            setMissing(false);
          }}
        >
          {t('enrol.codes.saved')}
        </TickBox>
        {copied && (
          <Notice tone="plain" role="status">
            {t('enrol.codes.copied')}
          </Notice>
        )}
        {missing && <Notice role="alert">{t('enrol.codes.not-saved')}</Notice>}
      </div>
    </Frame>
  );
};
