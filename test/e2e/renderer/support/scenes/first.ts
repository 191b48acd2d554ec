// Before a reset: not set up, about, checks.
import { anAppState } from '../../../../fakes/bridge-values.ts';
import { fault } from './scene.ts';
import type { Scene } from './scene.ts';

export const firstScreens: readonly Scene[] = [
  {
    name: 'not-set-up',
    world: { state: anAppState({ setup: { kind: 'not-set-up' }, organisation: null, development: true }) },
  },
  {
    name: 'settings-refused',
    world: {
      state: anAppState({
        setup: {
          kind: 'refused',
          reason: 'The file can be written by others than root.',
          location: '/etc/keyturn/managed-settings.json',
        },
      }),
    },
  },
  { name: 'about', world: { screen: 'about' } },
  { name: 'checks', world: { screen: 'checks' } },
  {
    name: 'opening-not-possible',
    world: { answers: { 'app.state': fault({ code: 'unexpected' }) } },
  },
];
