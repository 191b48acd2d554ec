// The words of every language at once, for those who have time to read them all.
import en from './en.ts';
import es from './es.ts';
import fil from './fil.ts';
import hi from './hi.ts';
import type { Language } from './locales.ts';
import type { Catalogue } from './messages.ts';
import ptBR from './pt-br.ts';
import { spoken } from './locales.ts';
import { type Translator, translatorOf } from './translator.ts';

/** A further language is one folder and the file beside it, and one line here, in {@link homes} and in on-demand.ts. */
export const catalogues: Readonly<Record<Language, Catalogue>> = { en, es, pt: ptBR, fil, hi };

/**
 * Words for a locale (BCP 47), in the language of {@link spoken}.
 * @param timeZone IANA name, or what says it whenever a date is worded; absent: the zone of the computer
 */
export const createTranslator = (locale: string, timeZone?: string | (() => string)): Translator => {
  const { language, tag } = spoken(locale);
  return translatorOf({ language, tag, catalogue: catalogues[language] }, timeZone);
};
