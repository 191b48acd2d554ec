// Working: one line for each thing, with its own mark; nothing turns without saying what it waits for.
import { LiveRegion } from '../../../ui/live-region.tsx';
import { Card } from '../../../ui/card.tsx';
import { MarkedList } from '../../../ui/marked-list.tsx';
import type { MarkedLine } from '../../../ui/marked-list.tsx';
import { useWords } from '../../../ui/words.tsx';
import { FlowProgress } from '../../flow-progress.tsx';
import { Frame } from '../../frame.tsx';

export interface WorkingProps {
  readonly phase: 'password' | 'unlock' | 'unknown';
  readonly lines: readonly MarkedLine[];
}

export const Working = ({ phase, lines }: WorkingProps) => {
  const { t } = useWords();
  const now = lines.find(({ mark }) => mark === 'working');
  return (
    <Frame
      title={t(`working.title.${phase}`)}
      lead={t(`working.lead.${phase}`)}
      progress={<FlowProgress at="password" />}
      withReference
    >
      <Card>
        <MarkedList lines={lines} />
      </Card>
      <LiveRegion text={typeof now?.words === 'string' ? now.words : ''} />
    </Frame>
  );
};
