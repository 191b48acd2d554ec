// Home where there is nothing to say of a password: what a person can do here all the same.
import type { ReactNode } from 'react';
import type { ResetReason } from '../../../../src/contract/api.ts';
import { Button } from '../../../ui/button.tsx';
import { KeyRing } from '../../../ui/key-ring.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { useHome } from '../../stores/home.ts';
import { CopiesLink } from './copies-link.tsx';
import { HomeLinks } from './home-links.tsx';
import styles from './home.module.css';

export interface PlainHomeProps {
  /** Why there is nothing to say. */
  readonly note?: ReactNode;
  readonly onReset: (reason: ResetReason) => void;
}

export const PlainHome = ({ note, onReset }: PlainHomeProps) => {
  const { t } = useWords();
  const { fault, faultAt } = useHome();
  return (
    <Frame
      title={t('home.title')}
      lead={t('home.lead')}
      emblem={
        <span className={styles.sign}>
          <KeyRing />
        </span>
      }
      corner={
        <span className={styles.corner}>
          <CopiesLink />
        </span>
      }
      more={<HomeLinks />}
      answers={
        <>
          <Button kind="filled" onPress={() => onReset('forgotten')}>
            {t('home.reset')}
          </Button>
          <Button onPress={() => onReset('locked')}>{t('home.unlock')}</Button>
        </>
      }
    >
      {note !== undefined && (
        <Notice tone="plain">
          <p>{note}</p>
        </Notice>
      )}
      <FaultNotice fault={fault} at={faultAt} />
    </Frame>
  );
};
