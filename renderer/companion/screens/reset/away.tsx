// The API does not answer: says so, says since when, and who can help meanwhile. The screen that was open
// stays as it is underneath and comes back.
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Kept } from '../../../ui/kept.tsx';
import { useMonotonicNow } from '../../../ui/use-now.ts';
import { Waiting } from '../../../ui/waiting.tsx';
import { useWords } from '../../../ui/words.tsx';
import { Frame } from '../../frame.tsx';
import { HelpDeskCard } from '../../help-desk.tsx';

const Away = ({ working }: { readonly working: boolean }) => {
  const words = useWords();
  const { t } = words;
  const now = useMonotonicNow();
  const [since] = useState(now);
  return (
    <Frame title={t('away.title')} lead={t(working ? 'away.lead-working' : 'away.lead')} withReference>
      <Waiting>
        {t('away.since', { time: words.duration(Math.max(1, Math.floor((now - since) / 1000))) })}
      </Waiting>
      <HelpDeskCard heading={t('away.meanwhile')} />
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
