// Every end of a reset, and what interrupts one.
import {
  aCompletedStep,
  newPasswordStep,
  someCredentials,
  verifyStep,
} from '../../../../fakes/bridge-values.ts';
import { press, running } from './scene.ts';
import type { Scene } from './scene.ts';

export const lastScreens: readonly Scene[] = [
  {
    name: 'done',
    world: running(aCompletedStep(), { credentials: someCredentials('updated', 'already-right') }),
  },
  {
    name: 'done-leftovers',
    world: running(aCompletedStep(), {
      credentials: someCredentials('updated', 'locked', 'not-found', 'denied'),
    }),
  },
  {
    name: 'done-must-change',
    world: running(
      aCompletedStep({
        mustChange: true,
        confirmed: 'no',
        systems: [
          { id: 'crm', name: 'CRM', state: 'pending' },
          { id: 'pbx', name: 'Telephony', state: 'not-updated' },
        ],
      }),
      { credentials: someCredentials('failed', 'updated'), canRetryCredentials: false },
    ),
  },
  { name: 'done-unlocked', world: running(aCompletedStep({ changedAt: null }), { credentials: [] }) },
  { name: 'ended-expired', world: running({ kind: 'ended', outcome: 'expired' }) },
  { name: 'ended-cancelled', world: running({ kind: 'ended', outcome: 'cancelled' }) },
  { name: 'ended-refused', world: running({ kind: 'ended', outcome: 'refused' }) },
  {
    name: 'ended-throttled',
    world: running({ kind: 'ended', outcome: 'throttled', retryAfterSeconds: 900 }),
  },
  { name: 'ended-undetermined', world: running({ kind: 'ended', outcome: 'undetermined' }) },
  { name: 'away', world: running(verifyStep(), { connection: 'retrying' }) },
  {
    name: 'time-out',
    world: running(verifyStep(), { expiresInSeconds: 118 }),
    act: (page) => page.getByRole('alertdialog').waitFor(),
  },
  { name: 'time-out-last', world: running(verifyStep(), { expiresInSeconds: 100, extendable: false }) },
  {
    name: 'cancel',
    world: running(newPasswordStep()),
    act: async (page) => {
      await press(page, 'Cancel');
      await page.getByRole('alertdialog').waitFor();
    },
  },
];
