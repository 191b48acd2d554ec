// Every screen of the companion, each with the world it is seen in and the way to it.
import type { Page } from '@playwright/test';
import type { BridgeError, ResetView, SessionView } from '../../../../src/contract/ipc.ts';
import type { Step } from '../../../../src/contract/steps.ts';
import {
  aCompletedStep,
  anAppState,
  aResetView,
  newPasswordStep,
  someCredentials,
  verifyStep,
} from '../../../fakes/bridge-values.ts';
import type { FakeWorld } from '../../../fakes/bridge.ts';
import { usedBefore } from '../../../fakes/bridge.ts';

export interface Scene {
  readonly name: string;
  readonly world: Partial<FakeWorld>;
  /** From the first screen to the one that is meant. */
  readonly act?: (page: Page) => Promise<void>;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const running = (step: Step, change: Partial<ResetView> = {}): Partial<FakeWorld> => ({
  screen: 'reset',
  reset: aResetView({ step, ...change }),
});
const fault = (error: BridgeError) => [{ ok: false as const, error }];
const session = (step: SessionView['step']): Partial<FakeWorld> => ({
  screen: 'enrolment',
  session: { username: 'a.okafor', expiresInSeconds: 800, step },
});
const factors = {
  factors: [
    { id: '3f1f2b60-6d0d-4f5c-9a4f-0d6a4f1c2b3a', kind: 'totp' as const, since: '2026-09-04T08:12:00.000Z' },
    {
      id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      kind: 'recovery-code' as const,
      since: '2026-09-04T08:12:00.000Z',
      left: 8,
    },
  ],
  emailHint: 'a•••@home.example',
};
const proven = verifyStep({
  satisfied: ['totp'],
  factors: [
    { kind: 'totp' },
    { kind: 'email-code', hint: 'a•••@home.example' },
    { kind: 'recovery-code' },
    { kind: 'current-password' },
    { kind: 'helpdesk-code' },
    { kind: 'manager-approval' },
  ],
});
const sent = verifyStep({
  satisfied: ['totp'],
  factors: [
    { kind: 'email-code', hint: 'a•••@home.example', sent: true, resendAfter: '2026-01-01T00:00:00.000Z' },
    { kind: 'recovery-code' },
  ],
});
const typeCode = (page: Page, code: string) => page.getByLabel('6-digit code').fill(code);

const firstScreens: readonly Scene[] = [
  { name: 'home', world: {} },
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

const proofScreens: readonly Scene[] = [
  { name: 'who', world: { screen: 'reset' } },
  {
    name: 'who-missing',
    world: { screen: 'reset' },
    act: (page) => press(page, 'Continue'),
  },
  {
    name: 'who-unreachable',
    world: {
      screen: 'reset',
      answers: { 'reset.start': fault({ code: 'unreachable', cause: 'name-not-resolved' }) },
    },
    act: async (page) => {
      await page.getByLabel('Your sign-in name').fill('a.okafor');
      await press(page, 'Continue');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'who-throttled',
    world: {
      screen: 'reset',
      answers: {
        'reset.start': fault({
          code: 'api',
          problem: 'too-many-requests',
          details: { retryAfterSeconds: 890 },
        }),
      },
    },
    act: async (page) => {
      await page.getByLabel('Your sign-in name').fill('a.okafor');
      await press(page, 'Continue');
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'choose', world: running(verifyStep()) },
  { name: 'choose-next', world: running(proven) },
  {
    name: 'choose-none',
    world: running(verifyStep({ factors: [{ kind: 'totp' }], satisfied: ['totp'] })),
  },
  {
    name: 'code',
    world: running(verifyStep()),
    act: async (page) => {
      await page.getByRole('button', { name: 'Authenticator app' }).click();
      await typeCode(page, '417');
    },
  },
  {
    name: 'code-wrong',
    world: running(verifyStep()),
    act: async (page) => {
      await page.getByRole('button', { name: 'Authenticator app' }).click();
      await typeCode(page, '000000');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'code-wrong-twice',
    world: running(verifyStep()),
    act: async (page) => {
      await page.getByRole('button', { name: 'Authenticator app' }).click();
      await typeCode(page, '000000');
      await page.getByText('9 tries left').waitFor();
      await typeCode(page, '000001');
      await page.getByText('8 tries left').waitFor();
    },
  },
  {
    name: 'code-by-mail',
    world: running(verifyStep()),
    act: (page) => page.getByRole('button', { name: 'Code by mail' }).click(),
  },
  {
    name: 'code-by-mail-again',
    world: running(sent),
    act: (page) => page.getByRole('button', { name: 'Code by mail' }).click(),
  },
  {
    name: 'recovery-code',
    world: running(proven),
    act: async (page) => {
      await page.getByRole('button', { name: 'Recovery code' }).click();
      await page.getByLabel('Recovery code').fill('acde-fghj');
      await press(page, 'Check');
    },
  },
  {
    name: 'current-password',
    world: running(proven),
    act: async (page) => {
      await page.getByRole('button', { name: 'Current password' }).click();
      await page.getByLabel('Current password', { exact: true }).fill('not the one');
      await press(page, 'Check');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'helpdesk-code',
    world: running(proven),
    act: (page) => page.getByRole('button', { name: 'Help-desk code' }).click(),
  },
  {
    name: 'approval',
    world: running({ kind: 'await-approval', approver: 'manager', matchCode: '47-12' }),
  },
];

const typePassword = async (page: Page, password: string, again = password) => {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('Type it again').fill(again);
};

const passwordScreens: readonly Scene[] = [
  { name: 'unlock-choice', world: running(newPasswordStep(true), { reason: 'locked' }) },
  { name: 'new-password', world: running(newPasswordStep()) },
  {
    name: 'new-password-typed',
    world: running(newPasswordStep()),
    act: (page) => typePassword(page, 'Okafor1234', ''),
  },
  {
    name: 'new-password-common',
    world: running(newPasswordStep()),
    act: async (page) => {
      await typePassword(page, 'Qwertyuiop12', '');
      await page
        .getByText('Attackers try this one first')
        .or(page.getByText('A row of keys'))
        .first()
        .waitFor();
      await press(page, 'Set password');
    },
  },
  {
    name: 'new-password-suggested',
    world: running(newPasswordStep(true)),
    act: async (page) => {
      await press(page, 'Suggest one for me');
      await page.getByText('Our suggestion').waitFor();
    },
  },
  {
    name: 'new-password-refused',
    world: running(newPasswordStep()),
    act: async (page) => {
      await typePassword(page, usedBefore);
      await press(page, 'Set password');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'working',
    world: { ...running(newPasswordStep()), silent: ['reset.set-password'] },
    act: async (page) => {
      await typePassword(page, 'Ledge-Onion4-Crisp-Valley');
      await press(page, 'Set password');
      await page.getByRole('heading', { name: 'Setting your password' }).waitFor();
    },
  },
  {
    name: 'working-copies',
    world: running(aCompletedStep(), {
      credentials: someCredentials('updated', 'working', 'waiting', 'waiting'),
    }),
  },
];

const lastScreens: readonly Scene[] = [
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

const enrolmentScreens: readonly Scene[] = [
  { name: 'enrol-sign-in', world: { screen: 'enrolment' } },
  {
    name: 'enrol-sign-in-rejected',
    world: { screen: 'enrolment' },
    act: async (page) => {
      await page.getByLabel('Your sign-in name').fill('a.okafor');
      await page.getByLabel('Your password', { exact: true }).fill('no');
      await press(page, 'Sign in');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'enrol-prove',
    world: session({ kind: 'verify', required: 1, satisfied: [], factors: [{ kind: 'helpdesk-code' }] }),
  },
  { name: 'enrol-nothing', world: session({ kind: 'signed-in' }) },
  { name: 'enrol-list', world: { ...session({ kind: 'signed-in' }), factors } },
  {
    name: 'enrol-remove',
    world: { ...session({ kind: 'signed-in' }), factors },
    act: async (page) => {
      await page.getByRole('button', { name: 'Remove Authenticator app' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'enrol-scan',
    world: session({ kind: 'signed-in' }),
    act: (page) => press(page, 'Add an authenticator app'),
  },
  {
    name: 'enrol-confirm',
    world: session({ kind: 'signed-in' }),
    act: async (page) => {
      await press(page, 'Add an authenticator app');
      await press(page, 'I have added it');
    },
  },
  {
    name: 'enrol-codes',
    world: session({ kind: 'signed-in' }),
    act: async (page) => {
      await press(page, 'Add an authenticator app');
      await press(page, 'I have added it');
      await typeCode(page, '123456');
      await page.getByRole('heading', { name: 'Keep these recovery codes' }).waitFor();
    },
  },
];

export const scenes: readonly Scene[] = [
  ...firstScreens,
  ...proofScreens,
  ...passwordScreens,
  ...lastScreens,
  ...enrolmentScreens,
];
