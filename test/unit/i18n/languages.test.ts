// Which language a locale gets, and in which region's way dates are written.
import { describe, expect, it, test } from 'vitest';
import { preferred, spoken } from '../../../src/i18n/locales.ts';

describe('spoken', () => {
  it.each([
    ['en', 'en', 'en-GB'],
    ['en-US', 'en', 'en-US'],
    ['en-PH', 'en', 'en-PH'],
    ['EN-in', 'en', 'en-IN'],
    ['en-Latn-ZA', 'en', 'en-ZA'],
    ['es', 'es', 'es'],
    ['es-MX', 'es', 'es-MX'],
    ['es-419', 'es', 'es-419'],
    ['pt', 'pt', 'pt-BR'],
    ['pt-BR', 'pt', 'pt-BR'],
    ['pt-PT', 'pt', 'pt-PT'],
    ['fil', 'fil', 'fil-PH'],
    ['fil-US', 'fil', 'fil-US'],
    ['tl', 'fil', 'fil-PH'],
    ['tl-PH', 'fil', 'fil-PH'],
    ['hi', 'hi', 'hi-IN'],
    ['hi-IN', 'hi', 'hi-IN'],
    ['xx', 'en', 'en-GB'],
    ['xx-US', 'en', 'en-GB'],
    ['', 'en', 'en-GB'],
    ['not a locale', 'en', 'en-GB'],
    ['und', 'en', 'en-GB'],
  ])('%s gets the words of %s and the dates of %s', (locale, language, tag) => {
    expect(spoken(locale)).toEqual({ language, tag });
  });
});

test.each([
  [['ceb-PH', 'fil-PH', 'en-US'], 'fil-PH'],
  [['not a locale', 'tl'], 'tl'],
  [['de-DE'], undefined],
  [[], undefined],
])('of %j a person gets %s', (locales, chosen) => {
  expect(preferred(locales)).toBe(chosen);
});
