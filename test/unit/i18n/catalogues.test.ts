// Every language has every message, with the same arguments, and can say it of any number and day.
import { describe, expect, it } from 'vitest';
import en from '../../../src/i18n/en.ts';
import { createTranslator } from '../../../src/i18n/index.ts';
import { catalogues } from '../../../src/i18n/languages.ts';
import { homes, type Language } from '../../../src/i18n/locales.ts';
import { readTranslator } from '../../../src/i18n/on-demand.ts';
import { argumentsOf, pluralsOf, valuesFor, wordsOf } from './icu.ts';

const english: Readonly<Record<string, string>> = en;
const keys = Object.keys(english).sort();
const counts = [0, 1, 2, 5, 1_000_000];
const days = ['2026-11-23T14:05:00Z', '2026-11-24T13:05:00Z', '2027-02-28T00:30:00Z', '2028-02-29T09:00:00Z'];
const now = new Date('2026-11-23T12:00:00Z');

/** What the translator hands to these messages and English has no need for: articles depend on them. */
const spare: Readonly<Record<string, readonly string[]>> = {
  'moment.day': ['near'],
  'moment.day-at': ['hour'],
};

/** A word or two can be the same in two languages; a sentence cannot. */
const sentence = 4;

/** How a message ends; the full stop of Devanagari is a danda. */
const endOf = (message: string): string => (/[.?:…।]$/u.exec(message)?.[0] ?? '').replace('।', '.');

describe.each(Object.keys(homes) as Language[])('%s', (language) => {
  const home = homes[language];
  const catalogue = catalogues[language];
  const messages = Object.entries<string>(catalogue);

  it('has every key of English and none besides', () => {
    const its = Object.keys(catalogue);
    expect({
      missing: keys.filter((key) => !its.includes(key)),
      superfluous: its.filter((key) => !keys.includes(key)),
    }).toEqual({ missing: [], superfluous: [] });
  });

  it('reads the same where it is read alone', async () => {
    const alone = await readTranslator(language, 'UTC');
    const among = createTranslator(language, 'UTC');
    expect(alone.locale).toBe(among.locale);
    const said = ({ find }: typeof alone) =>
      messages.map(([key, message]) => find(key, valuesFor(message, home, 2, 'x')));
    expect(said(alone)).toEqual(said(among));
  });

  it('is a language that this runtime writes dates and numbers in', () => {
    for (const tag of [language, home]) expect(Intl.DateTimeFormat.supportedLocalesOf(tag)).toEqual([tag]);
  });

  it('asks for the arguments that English asks for', () => {
    const others = messages.filter(([key, message]) => {
      const its = argumentsOf(message, home).filter((name) => !spare[key]?.includes(name));
      return its.join() !== argumentsOf(english[key] ?? '', 'en').join();
    });
    expect(others).toEqual([]);
  });

  it('has a form for every plural category', () => {
    const { pluralCategories } = new Intl.PluralRules(home).resolvedOptions();
    const partial = messages.filter(([, message]) =>
      pluralsOf(message, home).some(
        (forms) => forms.toSorted().join() !== pluralCategories.toSorted().join(),
      ),
    );
    expect(partial).toEqual([]);
  });

  it.each(counts)('says everything of %i', (count) => {
    const words = createTranslator(home, 'UTC');
    const unsaid = messages.filter(([key, message]) => {
      const text = 'Ünï-7';
      const values = valuesFor(message, home, count, text);
      const said = words.find(key, values);
      const holdsTexts = !Object.values(values).includes(text) || said?.includes(text) === true;
      return said === undefined || said.trim() === '' || /[{}#]|undefined|NaN/.test(said) || !holdsTexts;
    });
    expect(unsaid).toEqual([]);
  });

  it.each(days)('says %s as a day and as a moment', (instant) => {
    const words = createTranslator(home, 'UTC');
    const at = new Date(instant);
    expect(words.day(at, now)).toContain(words.dates.nearDay(at, now) ?? words.dates.day(at, now));
    expect(words.moment(at, now)).toContain(words.day(at, now));
    expect(words.moment(at, now)).toContain(words.dates.time(at));
    expect(words.moment(at, now)).not.toMatch(/[{}#]|undefined|NaN/);
  });

  it('exclaims nothing, has no stray blanks, and ends its sentences', () => {
    const odd = messages.filter(
      ([key, message]) =>
        /[!¡]| {2}\S/.test(message.trimStart()) ||
        message.trimEnd() !== message ||
        endOf(message) !== endOf(english[key] ?? ''),
    );
    expect(odd).toEqual([]);
  });
});

describe.each((Object.keys(homes) as Language[]).filter((language) => language !== 'en'))(
  '%s',
  (language) => {
    it('leaves no sentence in English', () => {
      const left = Object.entries<string>(catalogues[language]).filter(
        ([key, message]) => message === english[key] && wordsOf(message, homes[language]).length >= sentence,
      );
      expect(left).toEqual([]);
    });
  },
);
