// What people see to themselves after a change, to be ticked off.
import type { ChecklistLine } from '../../../../src/contract/ipc.ts';
import { Card } from '../../../ui/card.tsx';
import { LiveRegion } from '../../../ui/live-region.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useAnnouncement } from '../home/use-announcement.ts';
import { RestItem } from './rest-item.tsx';
import styles from './copies.module.css';

export interface RestOfListProps {
  readonly lines: readonly ChecklistLine[];
  /** False where the screen has its title and says what to do. */
  readonly titled?: boolean;
}

export const RestOfList = ({ lines, titled = true }: RestOfListProps) => {
  const { t } = useWords();
  const total = lines.length;
  const done = lines.filter(({ state }) => state !== 'open').length;
  const count = t('rest.count', { done, total });
  const news = useAnnouncement(String(done), count);
  if (total === 0) return null;
  return (
    <Card {...(titled && { heading: t('rest.title') })}>
      {titled && <p className={styles.about}>{t('rest.lead')}</p>}
      <ProgressBar label={t('rest.title')} done={done} total={total} words={count} />
      <ul className={styles.items}>
        {lines.map((line) => (
          <RestItem key={line.id} line={line} />
        ))}
      </ul>
      <LiveRegion text={news} />
    </Card>
  );
};
