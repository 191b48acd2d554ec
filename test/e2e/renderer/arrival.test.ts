// On arrival at a screen the focus is where the person goes on: in the field, so that typing goes straight
// into it, or on the heading, whose ring is seen by who uses the keyboard.
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { aResetView, anAppState, newPasswordStep, verifyStep } from '../../fakes/bridge-values.ts';
import { usedBefore } from '../../fakes/bridge.ts';
import type { FakeWorld } from '../../fakes/bridge.ts';
import { title } from './support/keyboard.ts';
import { companionSuite } from './support/suite.ts';

const openCompanion = companionSuite();

const choose = (way: string) => (page: Page) => page.getByRole('button', { name: way }).click();

const reset = (step: Parameters<typeof aResetView>[0]): Partial<FakeWorld> => ({
  screen: 'reset',
  reset: aResetView(step),
});

const everyWay = verifyStep({
  satisfied: ['totp'],
  factors: [{ kind: 'recovery-code' }, { kind: 'current-password' }, { kind: 'helpdesk-code' }],
});

const screens: readonly {
  readonly question: string;
  readonly field: string;
  readonly world: Partial<FakeWorld>;
  readonly way?: (page: Page) => Promise<void>;
}[] = [
  { question: 'Who are you?', field: 'Your sign-in name', world: { screen: 'reset' } },
  {
    question: 'Enter the code from your authenticator app',
    field: '6-digit code',
    world: reset({}),
    way: choose('Authenticator app'),
  },
  {
    question: 'Enter the code from your mail',
    field: '6-digit code',
    world: reset({}),
    way: choose('Code by mail'),
  },
  {
    question: 'Enter one of your recovery codes',
    field: 'Recovery code',
    world: reset({ step: everyWay }),
    way: choose('Recovery code'),
  },
  {
    question: 'Enter your current password',
    field: 'Current password',
    world: reset({ step: everyWay }),
    way: choose('Current password'),
  },
  {
    question: 'Enter the code from the help desk',
    field: 'Help-desk code',
    world: reset({ step: everyWay }),
    way: choose('Help-desk code'),
  },
  {
    question: 'Choose your new password',
    field: 'New password',
    world: reset({ step: newPasswordStep() }),
  },
  {
    question: 'Set up verification',
    field: 'Your password',
    world: { screen: 'enrolment', state: anAppState({ suggestedUsername: 'a.okafor' }) },
  },
];

it.each(screens)('takes typing at once: $question', async ({ question, field, world, way }) => {
  const { page, close } = await openCompanion(world);
  await way?.(page);
  await title(page, question);
  await page.keyboard.type('77');
  const input = page.getByLabel(field, { exact: true });
  expect(await input.inputValue()).toBe('77');
  expect(await page.getByRole('group', { name: question }).and(page.locator(':focus-within')).count()).toBe(
    1,
  );
  await close();
});

it('goes to the password again when the directory did not take it', async () => {
  const { page, close } = await openCompanion(reset({ step: newPasswordStep() }));
  await page.keyboard.type(usedBefore);
  const again = page.getByLabel('Type it again');
  await again.fill(usedBefore);
  await again.press('Enter');
  await page.getByRole('alert').waitFor();
  const first = page.getByLabel('New password', { exact: true });
  await first.and(page.locator(':focus')).waitFor();
  expect(await first.inputValue()).toBe(usedBefore);
  await close();
});

it('shows the ring of a heading to who uses the keyboard, and to nobody else', async () => {
  const { page, close } = await openCompanion({});
  const ring = async (question: string) => {
    const heading = page.getByRole('heading', { level: 1, name: question }).and(page.locator(':focus'));
    await heading.waitFor();
    return heading.evaluate((h1) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(h1);
      return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
    });
  };
  expect(await ring('How can we help?')).toBe(0);
  await page.getByRole('button', { name: 'Run checks' }).click();
  expect(await ring('Is Keyturn working here?')).toBe(0);
  await page.getByRole('button', { name: 'Back' }).press('Enter');
  expect(await ring('How can we help?')).toBe(3);
  await close();
});
