// From the new password to the directory's answer.
import type { Page } from '@playwright/test';
import { aCompletedStep, newPasswordStep, someCredentials } from '../../../../fakes/bridge-values.ts';
import { usedBefore } from '../../../../fakes/bridge.ts';
import { press, running } from './scene.ts';
import type { Scene } from './scene.ts';

const typePassword = async (page: Page, password: string, again = password) => {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('Type it again').fill(again);
};

export const passwordScreens: readonly Scene[] = [
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
