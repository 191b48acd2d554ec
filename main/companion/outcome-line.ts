// What a line of the local ledger becomes when something has become of its reminder. Pure.
import type { ReminderStage } from '../../src/contract/reminders.ts';
import { hasReached } from '../../src/expiry/ledger.ts';
import type { Line } from './local-ledger.ts';

type News = Line['untold'][number];

/** A reminder that is about to be shown. @param claim null where the API could not be asked for one */
export const intendedLine = (
  username: string,
  stage: ReminderStage,
  at: string,
  claim: string | null,
): Line => ({ username, stage, outcome: 'intended', at, until: null, claim, untold: [] });

/** @param before the line of that stage as it was; undefined where there is none */
export function lineAfter(
  before: Line | undefined,
  username: string,
  stage: ReminderStage,
  news: News,
): Line {
  const released = before !== undefined && isReleased(before, news);
  return {
    ...(before ?? { username, stage, at: news.at }),
    outcome: news.outcome,
    until: news.until ?? before?.until ?? null,
    claim: released ? null : (before?.claim ?? null),
    untold: [...(released ? [] : (before?.untold ?? [])), news],
  };
}

/** What was not shown is given free by the server: to be put off from the window, it has to be claimed anew. */
const isReleased = ({ outcome }: Line, news: News): boolean =>
  outcome !== 'intended' && !hasReached(outcome) && hasReached(news.outcome);
