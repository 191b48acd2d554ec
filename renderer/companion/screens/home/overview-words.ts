// How a password stands, in the words of home. Pure.
import type { Standing } from '../../../../src/expiry/standing.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import type { BlankState, KnownState } from './home-state.ts';

interface OverviewWords {
  readonly title: string;
  readonly lead: string;
}

const standingWords = (
  words: Translator,
  { standing, face }: KnownState,
  now: number,
  asked: boolean,
): OverviewWords => {
  const { t } = words;
  const from = new Date(now);
  const calm = (lead: 'home.fine.lead' | 'home.never.lead') =>
    asked ? t(lead) : `${t('home.nothing')} ${t(lead)}`;
  switch (standing.kind) {
    case 'expires': {
      const at = new Date(standing.at);
      const day = words.day(at, from);
      if (face === 'fine') return { title: t('home.fine.title', { day }), lead: calm('home.fine.lead') };
      const time = words.dates.time(at);
      return { title: t('home.expires.title', { day }), lead: t('home.expires.lead', { time }) };
    }
    case 'expired': {
      const moment = words.moment(new Date(standing.since), from);
      return { title: t('home.expired.title'), lead: t('home.expired.lead', { moment }) };
    }
    case 'never':
      return { title: t('home.never.title'), lead: calm('home.never.lead') };
    case 'locked':
    case 'must-change':
    case 'unknown':
      return { title: t(`home.${standing.kind}.title`), lead: t(`home.${standing.kind}.lead`) };
  }
};

/**
 * @param now milliseconds since 1970 by the server's clock
 * @param asked something else is to be done here: then it is not said that nothing is
 */
export const overviewWords = (
  words: Translator,
  state: KnownState | BlankState,
  now: number,
  asked: boolean,
): OverviewWords =>
  state.kind === 'known'
    ? standingWords(words, state, now, asked)
    : { title: words.t(`home.${state.kind}.title`), lead: words.t(`home.${state.kind}.lead`) };

const standingKey = (standing: Standing): string => {
  switch (standing.kind) {
    case 'expires':
      return `expires ${String(standing.at)}`;
    case 'expired':
      return `expired ${String(standing.since)}`;
    case 'locked':
    case 'must-change':
    case 'never':
    case 'unknown':
      return standing.kind;
  }
};

/** Another one when there is something to tell: it changes with the state, not with the time that is left. */
export const overviewKey = (state: KnownState | BlankState): string =>
  state.kind === 'known' ? `${standingKey(state.standing)} ${String(state.old)}` : state.kind;
