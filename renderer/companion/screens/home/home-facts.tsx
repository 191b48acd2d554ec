// Three facts of a password: since when, how its owner can prove who they are, when they were reminded last.
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { HomeView } from '../../../../src/contract/ipc.ts';
import type { FactorKind } from '../../../../src/contract/steps.ts';
import { hasReached } from '../../../../src/expiry/ledger.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, Facts } from '../../../ui/card.tsx';
import { useWords } from '../../../ui/words.tsx';
import { show } from '../../stores/app.ts';
import type { KnownState } from './home-state.ts';
import styles from './home.module.css';
import { reminderWords } from './reminder-lines.ts';

type Fact = readonly [name: string, value: ReactNode];

const Ways = ({ kinds }: { readonly kinds: readonly FactorKind[] }) => {
  const { t } = useWords();
  if (kinds.length > 0)
    return kinds.map((kind, index) => (
      <Fragment key={kind}>
        {index > 0 && ' '}
        <span className={styles.way}>
          {t(`factor.${kind}`)}
          {index < kinds.length - 1 && ' ·'}
        </span>
      </Fragment>
    ));
  return (
    <span className={styles.ways}>
      {t('home.fact.ways.none')}
      <Button kind="quiet" onPress={() => show('enrolment')}>
        {t('home.enrol')}
      </Button>
    </span>
  );
};

/** What the title does not say already, since a lock comes before all else. */
const beneathLock = (words: Translator, { standing, known }: KnownState, from: Date): readonly Fact[] => {
  if (standing.kind !== 'locked') return [];
  const { t } = words;
  const { status } = known;
  const moment = (at: number | string) => words.moment(new Date(at), from);
  return [
    ...(standing.since === null ? [] : [[t('home.fact.locked'), moment(standing.since)] as const]),
    ...(status.kind === 'expires' ? [[t('home.fact.expires'), moment(status.at)] as const] : []),
    ...(status.kind === 'expired' ? [[t('home.fact.expired'), moment(status.since)] as const] : []),
  ];
};

export interface HomeFactsProps {
  readonly state: KnownState;
  readonly view: HomeView;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: number;
}

export const HomeFacts = ({ state, view, now }: HomeFactsProps) => {
  const words = useWords();
  const { t } = words;
  const from = new Date(now);
  const { status, enrolled } = state.known;
  // Of a locked account that is no help, and it has enough to tell.
  const changedAt = 'changedAt' in status && !status.locked ? status.changedAt : null;
  const last = view.reminders.find(({ outcome }) => hasReached(outcome));
  const facts: readonly Fact[] = [
    ...beneathLock(words, state, from),
    // A name that nobody has is the likeliest reason, and its owner sees what was typed.
    ...(status.kind === 'unknown' ? [[t('who.name'), view.seat.username] as const] : []),
    ...(changedAt === null ? [] : [[t('home.fact.changed'), words.day(new Date(changedAt), from)] as const]),
    [t('home.fact.ways'), <Ways key="ways" kinds={enrolled} />],
    [
      t('home.fact.reminder'),
      last === undefined ? t('home.fact.reminder.none') : reminderWords(words, last, from),
    ],
  ];
  return (
    <Card>
      <Facts facts={facts} />
    </Card>
  );
};
