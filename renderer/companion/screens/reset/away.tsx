// The API does not answer: says so, says since when, and who can help meanwhile. The screen that was open
// stays as it is underneath and comes back.
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Kept } from '../../../ui/kept.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { useMonotonicNow } from '../../../ui/use-now.ts';
import { useWords } from '../../../ui/words.tsx';
import { Frame } from '../../frame.tsx';
import { HelpDeskCard } from '../../help-desk.tsx';
import styles from './away.module.css';

const Away = ({ working }: { readonly working: boolean }) => {
  const words = useWords();
  const { t } = words;
  const now = useMonotonicNow();
  const [since] = useState(now);
  return (
    <Frame title={t('away.title')} lead={t(working ? 'away.lead-working' : 'away.lead')} withReference>
      <p className={styles.since}>
        <Mark kind="working" />
        <span>
          {t('away.since', { time: words.duration(Math.max(1, Math.floor((now - since) / 1000))) })}
        </span>
      </p>
      <section className={styles.meanwhile}>
        <h2 className={styles.heading}>{t('away.meanwhile')}</h2>
        <HelpDeskCard />
      </section>
    </Frame>
  );
};

export interface KeptWhileAwayProps {
  readonly away: boolean;
  /** The directory has been asked for something, and its answer is not known. */
  readonly working: boolean;
  readonly children: ReactNode;
}

/** Shows the children, or while `away` says that the API does not answer; the children keep their state. */
export const KeptWhileAway = ({ away, working, children }: KeptWhileAwayProps) => (
  <>
    {away && <Away working={working} />}
    <Kept aside={away}>{children}</Kept>
  </>
);
