// When to try again, where that is too long to be waited for.
import { useState } from 'react';
import { useSecondsLeft } from '../ui/use-now.ts';
import { useWords } from '../ui/words.tsx';

export interface ComeBackProps {
  readonly seconds: number;
  /** `performance.now()` from which they count. */
  readonly since: number;
}

/** By this computer's clock: that is the one that is looked at. */
export const ComeBack = ({ seconds, since }: ComeBackProps) => {
  const words = useWords();
  const left = useSecondsLeft(seconds, since);
  const [at] = useState(() => wholeMinuteAfter(Date.now() + left * 1_000));
  return (
    <p>
      {left > 0
        ? words.t('unsure.come-back', { when: words.moment(at, new Date()) })
        : words.t('ended.throttled.over')}
    </p>
  );
};

/** Who comes at the minute that is told never comes too early. */
const wholeMinuteAfter = (ms: number): Date => new Date(Math.ceil(ms / 60_000) * 60_000);
