// Home of who is known: how the password stands at a glance, in words and in facts, and what to do.
import { useState } from 'react';
import type { ResetReason } from '../../../../src/contract/api.ts';
import type { HomeView } from '../../../../src/contract/ipc.ts';
import { LiveRegion } from '../../../ui/live-region.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { asksOf, useCopies } from '../../stores/copies.ts';
import { useHome } from '../../stores/home.ts';
import { HomeAnswers } from './home-answers.tsx';
import { HomeCorner } from './home-corner.tsx';
import { HomeDetails } from './home-details.tsx';
import { BlankDial, StandingDial } from './home-dial.tsx';
import { HomeFacts } from './home-facts.tsx';
import { HomeLinks } from './home-links.tsx';
import type { BlankState, KnownState } from './home-state.ts';
import { NotShown } from './not-shown.tsx';
import { Offline } from './offline.tsx';
import { overviewKey, overviewWords } from './overview-words.ts';
import { useAnnouncement } from './use-announcement.ts';

export interface OverviewProps {
  readonly state: KnownState | BlankState;
  readonly view: HomeView;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: number;
  readonly onReset: (reason: ResetReason) => void;
}

export const Overview = ({ state, view, now, onReset }: OverviewProps) => {
  const words = useWords();
  const { t } = words;
  const effects = useEffects();
  const { fault, faultAt } = useHome();
  const [arrivals, setArrivals] = useState(0);
  const [checked, setChecked] = useState<'not' | 'answered' | 'no-answer'>('not');
  const arrive = () => setArrivals((count) => count + 1);

  const asked = useCopies(({ view: copies }) => copies !== null && asksOf(copies));
  const known = state.kind === 'known' ? state : null;
  const { title, lead } = overviewWords(words, state, now, asked);
  const snoozed =
    view.snoozedUntil === null
      ? null
      : t('home.snoozed', { moment: words.moment(new Date(view.snoozedUntil), new Date(now)) });

  const news = useAnnouncement(overviewKey(state), title);
  const putOff = useAnnouncement(view.snoozedUntil ?? '', snoozed ?? '');

  const check = async () => {
    setChecked('not');
    await effects.home.refresh();
    const answered = useHome.getState().view?.connection !== 'offline';
    setChecked(answered ? 'answered' : 'no-answer');
    // The button that was pressed is gone.
    if (answered) arrive();
  };
  const snooze = async (minutes: number) => {
    if (await effects.home.snooze(minutes)) arrive();
  };
  return (
    <>
      {view.notShown !== null && <NotShown why={view.notShown} />}
      <Frame
        title={title}
        lead={lead}
        arrival={String(arrivals)}
        corner={<HomeCorner seat={view.seat} />}
        emblem={
          state.kind === 'known' ? <StandingDial state={state} now={now} /> : <BlankDial kind={state.kind} />
        }
        more={<HomeLinks />}
        answers={
          <HomeAnswers
            state={state}
            view={view}
            now={now}
            onReset={onReset}
            onCheck={() => void check()}
            onSnooze={(minutes) => void snooze(minutes)}
          />
        }
      >
        {known?.old === true && (
          <Offline
            asOf={new Date(known.known.asOf)}
            now={new Date(now)}
            still={checked === 'no-answer'}
            onCheck={() => void check()}
          />
        )}
        {snoozed !== null && (
          <Notice tone="plain">
            <p>{snoozed}</p>
          </Notice>
        )}
        {known !== null && <HomeFacts state={known} view={view} now={now} />}
        {known !== null && <HomeDetails state={known} view={view} now={now} />}
        <FaultNotice fault={fault} at={faultAt} />
      </Frame>
      <LiveRegion text={news} />
      <LiveRegion text={putOff} />
      <LiveRegion
        text={{ not: '', answered: t('home.checked'), 'no-answer': t('home.offline.still') }[checked]}
      />
    </>
  );
};
