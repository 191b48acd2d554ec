// Which languages there are words in, and which of them a locale gets. Holds no words.

/** By BCP 47 language: what dates and numbers are written in where the locale names no region. */
export const homes = {
  // English without a region gets the day before the month and 24 hours, which reads the same everywhere.
  en: 'en-GB',
  es: 'es',
  pt: 'pt-BR',
  fil: 'fil-PH',
  hi: 'hi-IN',
} as const;

export type Language = keyof typeof homes;

export interface Spoken {
  readonly language: Language;
  /** BCP 47; what dates and numbers are written in. */
  readonly tag: string;
}

/** Other codes of the same language: some systems call Filipino by the code of Tagalog. */
const sameAs: Readonly<Record<string, string>> = { tl: 'fil' };

/** The first of a person's languages (BCP 47, the one they like best first) that there are words in; undefined where there is none. */
export const preferred = (locales: readonly string[]): string | undefined =>
  locales.find((locale) => languageOf(usable(locale)) !== undefined);

/** The language for a locale (BCP 47), and how its region writes dates. A language without words here gets English. */
export const spoken = (locale: string): Spoken => {
  const wished = usable(locale);
  const language = languageOf(wished);
  if (language === undefined) return { language: 'en', tag: homes.en };
  const tag = wished.region === undefined ? homes[language] : `${language}-${wished.region}`;
  return { language, tag };
};

function languageOf({ language }: Intl.Locale): Language | undefined {
  const one = sameAs[language] ?? language;
  return Object.hasOwn(homes, one) ? (one as Language) : undefined;
}

function usable(locale: string): Intl.Locale {
  try {
    return new Intl.Locale(locale);
  } catch {
    return new Intl.Locale('und');
  }
}
