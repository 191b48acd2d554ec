// For how long a reminder can be put off, as people say it. Pure.
import type { Translator } from '../../../../src/i18n/index.ts';

/** A part of a day by which people mean a time that is to come. */
type Part = 'afternoon' | 'evening' | 'tomorrow';

const noon = 12;
const evening = 18;
const night = 23;
/** So many minutes later it is another part of the day than now. */
const halfDay = 720;

/**
 * "This afternoon" is said in the morning, "this evening" before it has begun, "tomorrow" of the next day when there
 * is a night between; null where only the length of time is clear.
 * @param now the workstation's zone is what is meant
 */
export const partOfDay = (minutes: number, now: Date): Part | null => {
  const then = new Date(now.getTime() + minutes * 60_000);
  const days = Math.round((midnight(then) - midnight(now)) / 86_400_000);
  if (days === 1 && minutes >= halfDay) return 'tomorrow';
  if (days !== 0 || minutes < 120) return null;
  const [from, to] = [now.getHours(), then.getHours()];
  if (from < noon && to >= noon && to < evening) return 'afternoon';
  return from < evening && to >= evening && to < night ? 'evening' : null;
};

const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** Exact, since a choice is a promise: hours where they are whole, minutes otherwise. */
const lengthOf = ({ t }: Translator, minutes: number): string =>
  minutes % 60 === 0
    ? t('duration.hours', { count: minutes / 60 })
    : t('duration.minutes', { count: minutes });

/** The only choice, on its button: "Remind me this afternoon". */
export const snoozeButton = (words: Translator, minutes: number, now: Date): string => {
  const part = partOfDay(minutes, now);
  return part === null
    ? words.t('home.later.in', { time: lengthOf(words, minutes) })
    : words.t(`home.later.${part}`);
};

/** One of several, under "Remind me later": "This afternoon". */
export const snoozeChoice = (words: Translator, minutes: number, now: Date): string => {
  const part = partOfDay(minutes, now);
  return part === null
    ? words.t('home.in.duration', { time: lengthOf(words, minutes) })
    : words.t(`home.in.${part}`);
};
