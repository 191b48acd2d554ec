// The last reminders as lines: where, when, and what became of each. Pure.
import type { Reminder } from '../../../../src/contract/reminders.ts';
import { hasReached, stageKey } from '../../../../src/expiry/ledger.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import type { MarkedLine } from '../../../ui/marked-list.tsx';

/** As many as anybody reads. */
const SHOWN = 5;

/**
 * "On screen today at 14:05". Of one that no screen showed: "Due today at 14:05". One that was put off at home may or may
 * not have been shown: "Put off until today at 18:05".
 */
export const reminderWords = (words: Translator, reminder: Reminder, now: Date): string => {
  const { channel, outcome, at, until } = reminder;
  const moment = (instant: string) => words.moment(new Date(instant), now);
  if (outcome !== 'snoozed') {
    const seen = channel === 'mail' || hasReached(outcome);
    return words.t(`home.reminder.${seen ? channel : 'unseen'}`, { moment: moment(at) });
  }
  return until === null
    ? words.t('home.outcome.snoozed')
    : words.t('home.outcome.snoozed-until', { moment: moment(until) });
};

const outcomeWords = (words: Translator, { outcome, channel }: Reminder): string | undefined => {
  // That is all there is to say of it.
  if (outcome === 'snoozed') return undefined;
  if (channel === 'mail' && outcome === 'shown') return words.t('home.outcome.sent');
  if (channel === 'mail' && outcome === 'failed') return words.t('home.outcome.failed-mail');
  return words.t(`home.outcome.${outcome}`);
};

const markOf = ({ outcome }: Reminder): MarkedLine['mark'] => {
  if (outcome === 'suppressed') return 'none';
  return outcome === 'failed' ? 'attention' : 'done';
};

/** The newest first. */
export const reminderLines = (
  words: Translator,
  reminders: readonly Reminder[],
  now: Date,
): readonly MarkedLine[] =>
  reminders.slice(0, SHOWN).map((reminder) => ({
    id: `${reminder.channel} ${stageKey(reminder.stage)} ${reminder.at}`,
    mark: markOf(reminder),
    words: reminderWords(words, reminder, now),
    about: outcomeWords(words, reminder),
  }));
