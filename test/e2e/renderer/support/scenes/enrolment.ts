// Setting up verification.
import { press, session, typeCode } from './scene.ts';
import type { Scene } from './scene.ts';

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

export const enrolmentScreens: readonly Scene[] = [
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
