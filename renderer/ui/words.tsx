// The words of the person's language for every part below.
import { createContext, useContext } from 'react';
import { createTranslator } from '../../src/i18n/index.ts';
import type { Translator } from '../../src/i18n/index.ts';

const Words = createContext<Translator>(createTranslator('en'));

export const WordsProvider = Words.Provider;

/** The translator of the page. */
export const useWords = (): Translator => useContext(Words);
