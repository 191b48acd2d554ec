// Two minutes before a sign-in ends its owner is told, and when it has ended: what is not finished by then
// starts again. What is on the screen stays, since recovery codes are shown only once.
import type { SessionView } from '../../../../src/contract/ipc.ts';
import { Banner } from '../../../ui/banner.tsx';
import { LiveRegion } from '../../../ui/live-region.tsx';
import { clockFace, useSecondsLeft } from '../../../ui/use-now.ts';
import { useWords } from '../../../ui/words.tsx';

/** Seconds before the end at which it is told. */
const warningSeconds = 120;

export interface SessionEndProps {
  readonly view: SessionView;
  /** `performance.now()` when the view came. */
  readonly receivedAt: number;
}

export const SessionEnd = ({ view, receivedAt }: SessionEndProps) => {
  const { t } = useWords();
  const left = useSecondsLeft(view.expiresInSeconds, receivedAt);
  if (left > warningSeconds) return null;
  const ended = left === 0;
  return (
    <>
      <Banner label={t('time-out.label')} role="timer">
        <p>{ended ? t('enrol.session.ended') : t('enrol.session.ends', { time: clockFace(left) })}</p>
      </Banner>
      <LiveRegion text={t(ended ? 'enrol.session.ended' : 'enrol.session.ends-soon')} />
    </>
  );
};
