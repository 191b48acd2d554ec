// The languages there are words in, and which of them a locale gets.
import en from './en.ts';
import es from './es.ts';
import fil from './fil.ts';
import hi from './hi.ts';
import type { Catalogue } from './messages.ts';
import ptBR from './pt-br.ts';

interface Spoken {
  /** BCP 47 language of the words. */
  readonly language: string;
  /** BCP 47; what dates and numbers are written in. */
  readonly tag: string;
  readonly catalogue: Catalogue;
}

interface Language {
  /** BCP 47; what dates and numbers are written in where the locale names no region. */
  readonly home: string;
  readonly catalogue: Catalogue;
}

/** By BCP 47 language. A further one is one folder and one line here. */
export const languages: Readonly<Record<string, Language>> = {
  // English without a region gets the day before the month and 24 hours, which reads the same everywhere.
  en: { home: 'en-GB', catalogue: en },
  es: { home: 'es', catalogue: es },
  pt: { home: 'pt-BR', catalogue: ptBR },
  fil: { home: 'fil-PH', catalogue: fil },
  hi: { home: 'hi-IN', catalogue: hi },
};

/** Other codes of the same language: some systems call Filipino by the code of Tagalog. */
const sameAs: Readonly<Record<string, string>> = { tl: 'fil' };

/** The first of a person's languages (BCP 47, the one they like best first) that there are words in; undefined where there is none. */
export const preferred = (locales: readonly string[]): string | undefined =>
  locales.find((locale) => Object.hasOwn(languages, languageOf(usable(locale))));

/** The words for a locale (BCP 47), and how its region writes dates. A language without words here gets English. */
export const speak = (locale: string): Spoken => {
  const wished = usable(locale);
  const language = languageOf(wished);
  const known = Object.hasOwn(languages, language) ? languages[language] : undefined;
  if (known === undefined) return { language: 'en', tag: 'en-GB', catalogue: en };
  const tag = wished.region === undefined ? known.home : `${language}-${wished.region}`;
  return { language, tag, catalogue: known.catalogue };
};

const languageOf = ({ language }: Intl.Locale): string => sameAs[language] ?? language;

function usable(locale: string): Intl.Locale {
  try {
    return new Intl.Locale(locale);
  } catch {
    return new Intl.Locale('und');
  }
}
