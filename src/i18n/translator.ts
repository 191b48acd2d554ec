// Turns message keys into words of a language: ICU MessageFormat, so that plurals are right in each.
import { IntlMessageFormat } from 'intl-messageformat';
import { createDateWords } from './dates.ts';
import type { DateWords } from './dates.ts';
import en from './en.ts';
import type { Spoken } from './locales.ts';
import type { Catalogue, MessageArguments, MessageKey, MessageValue } from './messages.ts';
import { spellReference } from './reference.ts';

export interface Translator {
  /** BCP 47; what dates and numbers are written in. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly dates: DateWords;
  /** The words of a key that is known when compiling. */
  readonly t: <K extends MessageKey>(key: K, ...values: MessageArguments<K>) => string;
  /** The words of a key that came over a boundary; undefined where the catalogue has none for it. */
  readonly find: (key: string, values?: Readonly<Record<string, MessageValue>>) => string | undefined;
  /** "today", "tomorrow", "Thursday 3 December", as it stands within a sentence. */
  readonly day: (at: Date, now: Date) => string;
  /** "today at 14:05", "Thursday 3 December at 09:00". */
  readonly moment: (at: Date, now: Date) => string;
  /** "45 seconds", "2 minutes", "3 hours": rounded up to the unit a person would say. */
  readonly duration: (seconds: number) => string;
  /** "7 K 3 dash M 2 P". */
  readonly spelled: (reference: string) => string;
}

/** Languages that are written from right to left, of those a catalogue may come for. */
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** A message that ICU MessageFormat leaves as it is: nothing to put in, no quotes, no tags. */
const isPlain = (message: string): boolean => !/[{}'<]/.test(message);

/** Whether a key that came over a boundary is one of ours. */
export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(en, key);

/** A language with its words. */
export interface Vocabulary extends Spoken {
  readonly catalogue: Catalogue;
}

/** @param timeZone IANA name, or what says it whenever a date is worded; absent: the zone of the computer */
export const translatorOf = (
  { language, tag, catalogue }: Vocabulary,
  timeZone?: string | (() => string),
): Translator => {
  const zoneNow = typeof timeZone === 'function' ? timeZone : () => timeZone;
  let last: { readonly zone: string | undefined; readonly dates: DateWords } | undefined;
  const dates = (): DateWords => {
    const zone = zoneNow();
    if (last === undefined || last.zone !== zone) last = { zone, dates: createDateWords(tag, zone) };
    return last.dates;
  };
  const formats = new Map<MessageKey, IntlMessageFormat>();

  const words = (key: MessageKey, values: Readonly<Record<string, MessageValue>>): string => {
    if (isPlain(catalogue[key])) return catalogue[key];
    const format = formats.get(key) ?? new IntlMessageFormat(catalogue[key], tag);
    formats.set(key, format);
    return String(format.format(values));
  };
  const t: Translator['t'] = (key, ...values) => words(key, values[0] ?? {});
  // Some languages put an article before a day or an hour ("el jueves", "a la 1:05"): `near` and `hour` let them choose.
  const day: Translator['day'] = (at, now) => {
    const near = dates().nearDay(at, now);
    return words('moment.day', {
      day: near ?? dates().day(at, now),
      near: near === undefined ? 'no' : 'yes',
    });
  };

  return {
    locale: tag,
    direction: rightToLeft.has(language) ? 'rtl' : 'ltr',
    get dates() {
      return dates();
    },
    t,
    find: (key, values = {}) => {
      if (!isMessageKey(key)) return undefined;
      try {
        return words(key, values);
      } catch {
        // A value the message needs did not come along: no half sentence is shown.
        return undefined;
      }
    },
    day,
    moment: (at, now) =>
      words('moment.day-at', { day: day(at, now), time: dates().time(at), hour: dates().hour(at) }),
    duration: (seconds) => {
      const whole = Math.max(0, Math.ceil(seconds));
      if (whole < 60) return t('duration.seconds', { count: whole });
      if (whole < 5400) return t('duration.minutes', { count: Math.ceil(whole / 60) });
      return t('duration.hours', { count: Math.ceil(whole / 3600) });
    },
    spelled: (reference) => spellReference(reference, t('reference.dash')),
  };
};
