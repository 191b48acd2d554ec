// The QR code, and the same key as text for who has no camera at hand.
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { useWords } from '../../../ui/words.tsx';
import { Frame } from '../../frame.tsx';
import styles from './enrolment.module.css';
import { qrPath } from './qr-path.ts';

export interface ScanProps {
  readonly secret: string;
  readonly uri: string;
  readonly onBack: () => void;
  readonly onScanned: () => void;
}

/** "JBSW Y3DP EHPK 3PXP": easier to keep one's place in. */
export const inFours = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ');

export const Scan = ({ secret, uri, onBack, onScanned }: ScanProps) => {
  const { t } = useWords();
  const { size, path } = qrPath(uri);
  return (
    <Frame
      title={t('enrol.totp.title')}
      lead={t('enrol.totp.lead')}
      onBack={onBack}
      answers={
        <Button kind="filled" onPress={onScanned}>
          {t('enrol.totp.scanned')}
        </Button>
      }
    >
      <svg
        className={styles.qr}
        viewBox={`0 0 ${String(size)} ${String(size)}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label={t('enrol.totp.qr')}
      >
        <path fill="currentColor" d={path} />
      </svg>
      <Card heading={t('enrol.totp.typed')}>
        <code className={styles.key}>{inFours(secret)}</code>
        <p className={styles.about}>{t('enrol.totp.key')}</p>
      </Card>
    </Frame>
  );
};
