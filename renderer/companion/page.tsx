// The page around the screens: effects, language, and the net that catches what breaks.
import { useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Bridge } from '../../src/contract/ipc.ts';
import { followKeyboard } from '../ui/arrival.ts';
import { WordsProvider } from '../ui/words.tsx';
import { Apology } from './apology.tsx';
import { createClient } from './bridge.ts';
import { Companion } from './companion.tsx';
import { listen } from './effects/app.ts';
import { createEffects, EffectsProvider } from './effects/index.tsx';
import { useApp } from './stores/app.ts';
import { useTranslator } from './use-translator.ts';

export const Page = ({ bridge }: { readonly bridge: Bridge }) => {
  const client = useMemo(() => createClient(bridge), [bridge]);
  const effects = useMemo(() => createEffects(client), [client]);
  const words = useTranslator(useApp(({ state }) => state?.language));

  useEffect(() => {
    const stop = listen(client);
    void effects.app.open();
    return stop;
  }, [client, effects]);
  useEffect(() => followKeyboard(document.documentElement), []);
  useEffect(() => {
    if (words === null) return;
    document.documentElement.lang = words.locale;
    document.documentElement.dir = words.direction;
  }, [words]);

  if (words === null) return null;
  return (
    <WordsProvider value={words}>
      <I18nProvider locale={words.locale}>
        <EffectsProvider value={effects}>
          <Apology>
            <Companion />
          </Apology>
        </EffectsProvider>
      </I18nProvider>
    </WordsProvider>
  );
};
