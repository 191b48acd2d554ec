// How a password stands, in the words of home. Pure.
import type { Standing } from '../../../../src/expiry/standing.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import type { BlankState, Face, KnownState } from './home-state.ts';

interface OverviewWords {
  readonly title: string;
  readonly lead: string;
}

const standingWords = (words: Translator, standing: Standing, face: Face, now: number): OverviewWords => {
  const { t } = words;
  const from = new Date(now);
  switch (standing.kind) {
    case 'expires': {
      const at = new Date(standing.at);
      const day = words.day(at, from);
      if (face === 'fine') return { title: t('home.fine.title', { day }), lead: t('home.fine.lead') };
      const time = words.dates.time(at);
      return { title: t('home.expires.title', { day }), lead: t('home.expires.lead', { time }) };
    }
    case 'expired': {
      const moment = words.moment(new Date(standing.since), from);
      return { title: t('home.expired.title'), lead: t('home.expired.lead', { moment }) };
    }
    case 'locked':
    case 'must-change':
    case 'never':
    case 'unknown':
      return { title: t(`home.${standing.kind}.title`), lead: t(`home.${standing.kind}.lead`) };
  }
};

/** @param now milliseconds since 1970 by the server's clock */
export const overviewWords = (
  words: Translator,
  state: KnownState | BlankState,
  now: number,
): OverviewWords =>
  state.kind === 'known'
    ? standingWords(words, state.standing, state.face, now)
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
