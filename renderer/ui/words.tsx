// The words of the person's language for every part below.
import { createContext, useContext } from 'react';
import { english } from '../../src/i18n/on-demand.ts';
import type { Translator } from '../../src/i18n/index.ts';

const Words = createContext<Translator>(english());

export const WordsProvider = Words.Provider;

/** The translator of the page. */
export const useWords = (): Translator => useContext(Words);
