// Home in each of its states.
import type { HomeView } from '../../../../../src/contract/ipc.ts';
import {
  aBlankHome,
  aHomeView,
  aKnown,
  aPlainHome,
  aReminder,
  expired,
  expiring,
  lockedOut,
  mustChange,
  neverExpires,
  unknownStatus,
} from '../../../../fakes/home-values.ts';
import { press } from './scene.ts';
import type { Scene } from './scene.ts';

const scene = (name: string, home: HomeView, act?: Scene['act']): Scene => ({
  name: `home-${name}`,
  world: { home },
  ...(act && { act }),
});

const inThreeDays = aKnown(expiring('2026-11-26T09:00:00.000Z'));
const yesterday = '2026-11-22T14:05:00.000Z';
const nobody = { mode: 'sign-in', username: null } as const;
const somebody = { mode: 'sign-in', username: 'a.okafor' } as const;

const ledger = [
  aReminder(5),
  aReminder(700, { outcome: 'snoozed', until: '2026-11-22T23:25:00.000Z' }),
  aReminder(1_440, { channel: 'mail' }),
  aReminder(2_900, { outcome: 'suppressed' }),
  aReminder(4_320, { outcome: 'clicked' }),
  aReminder(5_760, { outcome: 'dismissed' }),
];

export const homeScreens: readonly Scene[] = [
  scene(
    'fine',
    aHomeView({
      known: aKnown(expiring('2027-01-28T09:00:00.000Z')),
      face: 'fine',
      reminders: [],
      snoozeMinutes: [],
    }),
  ),
  scene('soon', aHomeView({ known: inThreeDays })),
  scene('soon-later', aHomeView({ known: inThreeDays }), async (page) => {
    await press(page, 'Remind me later');
    await page.getByRole('menuitem', { name: 'Tomorrow' }).waitFor();
  }),
  scene('soon-one-choice', aHomeView({ known: inThreeDays, snoozeMinutes: [240] })),
  scene('soon-details', aHomeView({ known: inThreeDays, reminders: ledger }), async (page) => {
    await page.getByText('What a new password needs').click();
    await page.getByText('Last reminders').click();
  }),
  scene(
    'snoozed',
    aHomeView({ known: inThreeDays, snoozedUntil: '2026-11-24T09:05:00.000Z', snoozeMinutes: [] }),
  ),
  scene(
    'urgent-hours',
    aHomeView({ known: aKnown(expiring('2026-11-23T15:00:00.000Z')), face: 'urgent', snoozeMinutes: [] }),
  ),
  scene(
    'urgent-minutes',
    aHomeView({ known: aKnown(expiring('2026-11-23T09:18:00.000Z')), face: 'urgent', snoozeMinutes: [] }),
  ),
  scene('expired', aHomeView({ known: aKnown(expired), face: 'expired', snoozeMinutes: [] })),
  scene('must-change', aHomeView({ known: aKnown(mustChange), face: 'expired', snoozeMinutes: [] })),
  scene('locked', aHomeView({ known: aKnown(lockedOut), face: 'locked', snoozeMinutes: [] })),
  scene('never', aHomeView({ known: aKnown(neverExpires), face: 'fine', reminders: [], snoozeMinutes: [] })),
  scene(
    'unknown',
    aHomeView({
      known: aKnown(unknownStatus, { policy: { rules: [] }, enrolled: [] }),
      face: 'unknown',
      reminders: [],
      snoozeMinutes: [],
    }),
  ),
  scene('offline-as-of', aHomeView({ known: { ...inThreeDays, asOf: yesterday }, connection: 'offline' })),
  scene(
    'offline-locked',
    aHomeView({
      known: aKnown({ ...lockedOut, lockedAt: yesterday }, { asOf: yesterday }),
      face: 'locked',
      connection: 'offline',
      snoozeMinutes: [],
    }),
  ),
  scene('away', aBlankHome({ connection: 'offline' })),
  {
    ...scene('asking', aBlankHome({ connection: 'asking' })),
    world: { home: aBlankHome({ connection: 'asking' }), silent: ['home.refresh'] },
  },
  scene('revoked', aBlankHome({ connection: 'revoked' })),
  scene('not-enrolled', aPlainHome()),
  scene('not-a-person', aBlankHome({ seat: { mode: 'os-user', username: null } })),
  scene('left-out', aBlankHome({ seat: { mode: 'os-user', username: null, leftOut: 'root' } })),
  scene('nothing-set-up', aHomeView({ known: { ...inThreeDays, enrolled: [] }, reminders: [] })),
  scene('not-shown-failed', aHomeView({ known: inThreeDays, notShown: 'failed' })),
  scene('not-shown-suppressed', aHomeView({ known: inThreeDays, notShown: 'suppressed' })),
  scene('seat-nobody', aBlankHome({ seat: nobody })),
  scene('seat-somebody', aHomeView({ seat: somebody, known: inThreeDays })),
  scene('seat-left', aHomeView({ seat: somebody, known: inThreeDays }), async (page) => {
    await press(page, "I'm leaving");
    await page.getByRole('heading', { name: 'Who is sitting here?' }).waitFor();
  }),
];
