// The words of one language, read when somebody needs them: at a start, four languages in five are none of it.
import en from './en.ts';
import { type Language, spoken } from './locales.ts';
import type { Catalogue } from './messages.ts';
import { type Translator, translatorOf } from './translator.ts';

/** Until another language is read, and where it can't be. */
export const english = (timeZone?: string | (() => string)): Translator =>
  translatorOf({ ...spoken('en'), catalogue: en }, timeZone);

const reading: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: () => Promise.resolve(en),
  es: async () => (await import('./es.ts')).default,
  pt: async () => (await import('./pt-br.ts')).default,
  fil: async () => (await import('./fil.ts')).default,
  hi: async () => (await import('./hi.ts')).default,
};

/**
 * Words for a locale (BCP 47), in the language of {@link spoken}. Rejects where its file can't be read.
 * @param timeZone IANA name, or what says it whenever a date is worded; absent: the zone of the computer
 */
export async function readTranslator(
  locale: string,
  timeZone?: string | (() => string),
): Promise<Translator> {
  const { language, tag } = spoken(locale);
  return translatorOf({ language, tag, catalogue: await reading[language]() }, timeZone);
}
