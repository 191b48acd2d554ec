// The directory has the new password: now the copies on this computer, one after the other.
import type { ResetView } from '../../../../src/contract/ipc.ts';
import type { MarkedLine } from '../../../ui/marked-list.tsx';
import { useWords } from '../../../ui/words.tsx';
import { FlowProgress } from '../../flow-progress.tsx';
import { Frame } from '../../frame.tsx';
import { RunProgress } from '../copies/run-progress.tsx';
import { StopWaiting } from './stop-waiting.tsx';

export interface WorkingOnCopiesProps {
  readonly view: ResetView;
  /** What was done before. */
  readonly before: readonly MarkedLine[];
}

export const WorkingOnCopies = ({ view, before }: WorkingOnCopiesProps) => {
  const { t } = useWords();
  return (
    <Frame
      title={t('working.title.copies')}
      lead={t('working.lead.copies')}
      progress={<FlowProgress at="done" />}
      withReference
      answers={view.waitingForKeychain ? <StopWaiting /> : undefined}
    >
      <RunProgress lines={view.credentials} waiting={view.waitingForKeychain} before={before} />
    </Frame>
  );
};
