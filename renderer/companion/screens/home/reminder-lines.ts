// The last reminders as lines: where, when, and what became of each. Pure.
import type { Reminder } from '../../../../src/contract/reminders.ts';
import { stageKey } from '../../../../src/expiry/ledger.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import type { MarkedLine } from '../../../ui/marked-list.tsx';

/** As many as anybody reads. */
const SHOWN = 5;

/** "On screen today at 14:05". */
export const reminderWords = (words: Translator, { channel, at }: Reminder, now: Date): string =>
  words.t(`home.reminder.${channel}`, { moment: words.moment(new Date(at), now) });

const outcomeWords = (words: Translator, reminder: Reminder, now: Date): string => {
  const { outcome, channel, until } = reminder;
  if (outcome === 'snoozed' && until !== null)
    return words.t('home.outcome.snoozed-until', { moment: words.moment(new Date(until), now) });
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
    about: outcomeWords(words, reminder, now),
  }));
