// All effects of the window in one place, handed to the screens by context.
import { createContext, useContext } from 'react';
import type { Bridge } from '../../../src/contract/ipc.ts';
import { createAppEffects } from './app.ts';
import { createCopiesEffects } from './copies.ts';
import { createEnrolmentEffects } from './enrolment.ts';
import { createHomeEffects } from './home.ts';
import { createResetEffects } from './reset.ts';

export const createEffects = (client: Bridge) => ({
  app: createAppEffects(client),
  copies: createCopiesEffects(client),
  home: createHomeEffects(client),
  reset: createResetEffects(client),
  enrolment: createEnrolmentEffects(client),
});

export type Effects = ReturnType<typeof createEffects>;

const Context = createContext<Effects | null>(null);

export const EffectsProvider = Context.Provider;

/** What the screens can do. Throws outside the provider: a screen without effects is a mistake of ours. */
export const useEffects = (): Effects => {
  const effects = useContext(Context);
  if (effects === null) throw new Error('EffectsProvider is missing');
  return effects;
};
