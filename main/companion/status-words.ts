// How an account stands, in words and local time: the tooltip, the menu's first line. Pure.
import { remaining } from '../../src/expiry/remaining.ts';
import type { Standing } from '../../src/expiry/standing.ts';
import type { Translator } from '../../src/i18n/index.ts';

export interface WordsAt {
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: number;
  /** IANA name of the workstation's zone. */
  readonly zone: string;
  readonly words: Translator;
}

/** "Password expires Thursday 3 December, in 3 days". */
export function standingLine(standing: Standing, at: WordsAt): string {
  const { words, now } = at;
  switch (standing.kind) {
    case 'expires': {
      const { unit, count } = remaining(standing.at, now, at.zone);
      if (unit === 'days') return words.t('tray.expires.days', { day: dayOf(standing.at, at), count });
      return words.t(`tray.expires.${unit}`, { moment: momentOf(standing.at, at), count });
    }
    case 'expired':
      return words.t('tray.expired', { moment: momentOf(standing.since, at) });
    case 'must-change':
    case 'locked':
    case 'never':
    case 'unknown':
      return words.t(`tray.${standing.kind}`);
  }
}

/** "today at 09:00", as seen from now. */
export const momentOf = (instant: number, { words, now }: WordsAt): string =>
  words.moment(new Date(instant), new Date(now));

const dayOf = (instant: number, { words, now }: WordsAt): string =>
  words.day(new Date(instant), new Date(now));
