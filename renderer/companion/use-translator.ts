// The words of the person's language, read when they are needed: four languages in five are none of it.
import { useEffect, useState } from 'react';
import { english, readTranslator } from '../../src/i18n/on-demand.ts';
import type { Translator } from '../../src/i18n/index.ts';

const inEnglish = english();

/**
 * Words for a language (BCP 47). English as long as main has not told which; null while the first one is read, so that
 * nobody sees another flash up; then the one before until the next is read. English where its words can't be read.
 */
export const useTranslator = (language: string | undefined): Translator | null => {
  const [words, setWords] = useState<Translator | null>(null);
  useEffect(() => {
    if (language === undefined) return undefined;
    let wanted = true;
    void readTranslator(language)
      .catch(() => inEnglish)
      .then((read) => {
        if (wanted) setWords(read);
      });
    return () => {
      wanted = false;
    };
  }, [language]);
  return language === undefined ? inEnglish : words;
};
