// Home in a real browser: by keyboard alone, whole in the window it opens in, and of a size to be pressed.
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import type { HomeView } from '../../../src/contract/ipc.ts';
import { anAppState } from '../../fakes/bridge-values.ts';
import { aBlankHome, aHomeView, aKnown, expiring } from '../../fakes/home-values.ts';
import { usual, wear } from './support/companion-page.ts';
import { pressOn, tabTo, title } from './support/keyboard.ts';
import { companionSuite } from './support/suite.ts';

const openWorld = companionSuite();

const open = (home: HomeView, view = usual) => openWorld({ home }, view);
const calls = (page: Page, operation: string) =>
  page.evaluate(
    (name) => window.fakeBridge?.calls.filter(([called]) => called === name).map(([, input]) => input),
    operation,
  );
const focused = (page: Page) => page.locator('*:focus').textContent();

it('is put off and started without a mouse', async () => {
  const { page, complaints, close } = await open(aHomeView());
  expect(await focused(page)).toBe('Your password expires Thursday 3 December');
  await tabTo(page, 'What a new password needs');
  await page.keyboard.press('Enter');
  expect(await page.getByText('At least 12 characters').isVisible()).toBe(true);

  await pressOn(page, 'Remind me later');
  await page.getByRole('menuitem', { name: 'In 1 hour' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Remind me later' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'In 1 hour' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await calls(page, 'home.snooze')).toEqual([{ minutes: 240 }]);
  await page
    .getByText(/^No more reminders until today at/)
    .first()
    .waitFor();
  await page.getByRole('heading', { level: 1 }).and(page.locator(':focus')).waitFor();

  await pressOn(page, 'Change password');
  await title(page, 'How do you want to prove it is you?');
  expect(await calls(page, 'reset.start')).toEqual([{ username: 'a.okafor', reason: 'expiring' }]);
  expect(complaints).toEqual([]);
  await close();
});

it('is walked through in the order in which it is read, and back', async () => {
  const { page, close } = await open(
    aHomeView({ seat: { mode: 'sign-in', username: 'a.okafor' }, notShown: 'failed' }),
  );
  await page.getByRole('heading', { level: 1 }).and(page.locator(':focus')).waitFor();
  const walk = async (key: string, stops: number) => {
    const passed: (string | null)[] = [];
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press(key);
      passed.push(await focused(page));
    }
    return passed;
  };
  const below = ['What a new password needs', 'Last reminders', 'Change password', 'Remind me later'];
  const footer = ['Set up verification', 'Run checks', 'About Keyturn', 'Help desk 4400'];
  expect(await walk('Tab', 8)).toEqual([...below, ...footer]);
  const above = ['Run checks', "I'm leaving"];
  expect(await walk('Shift+Tab', 9)).toEqual([...above, ...below, ...footer.slice(0, -1)].toReversed());
  await close();
});

it('comes back to where it begins from the checks that a reminder led to', async () => {
  const { page, close } = await open(aHomeView({ notShown: 'failed' }));
  await page.getByRole('complementary').getByRole('button', { name: 'Run checks' }).press('Enter');
  await title(page, 'Is Keyturn working here?');
  await pressOn(page, 'Back');
  await page
    .getByRole('heading', { level: 1, name: /^Your password expires/ })
    .and(page.locator(':focus'))
    .waitFor();
  await close();
});

it('of a shared floor is taken and left without a mouse', async () => {
  const { page, complaints, close } = await open(aBlankHome({ seat: { mode: 'sign-in', username: null } }));
  await title(page, 'Who is sitting here?');
  await page.keyboard.type('a.okafor');
  await page.keyboard.press('Enter');
  await title(page, 'Looking up when your password expires');
  await page.evaluate(
    (view) => window.fakeBridge?.emit('home-changed', view),
    aHomeView({ seat: { mode: 'sign-in', username: 'a.okafor' } }),
  );
  await title(page, 'Your password expires Thursday 3 December');
  await pressOn(page, "I'm leaving");
  await title(page, 'Who is sitting here?');
  expect(await page.getByLabel('Your sign-in name').inputValue()).toBe('');
  await page.getByLabel('Your sign-in name').and(page.locator(':focus')).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('asks again by keyboard, and reads on from the heading', async () => {
  const asOf = '2026-11-22T14:05:00.000Z';
  const { page, close } = await open(
    aHomeView({ known: aKnown(expiring(), { asOf }), connection: 'offline' }),
  );
  await pressOn(page, 'Check now');
  await page.getByText('Still no answer.').first().waitFor();
  expect(await focused(page)).toBe('Check now');
  await close();
});

it('shows what matters, what to do and the help desk at once', async () => {
  const { page, close } = await open(aHomeView());
  for (const words of ['10', 'Last reminder', 'Change password', 'Remind me later', 'Help desk 4400']) {
    const box = await page.getByText(words, { exact: true }).boundingBox();
    expect((box?.y ?? 1_000) + (box?.height ?? 0), words).toBeLessThanOrEqual(usual.height);
  }
  const scrollHeight = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(scrollHeight).toBeLessThanOrEqual(usual.height);
  await close();
});

it.each(['es', 'pt-BR', 'fil', 'hi'])('is whole in its window in %s too', async (language) => {
  const { page, close } = await openWorld({ home: aHomeView(), state: anAppState({ language }) });
  await page.locator(`html[lang^="${language}"]`).waitFor();
  const scrollHeight = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(scrollHeight).toBeLessThanOrEqual(usual.height);
  await close();
});

it('gives every target 44 pixels', async () => {
  const { page, close } = await open(
    aHomeView({
      seat: { mode: 'sign-in', username: 'a.okafor' },
      known: aKnown(expiring(), { enrolled: [] }),
    }),
  );
  await page.getByRole('button', { name: 'Remind me later' }).click();
  await page.getByRole('menu').waitFor();
  // The buttons by which a screen reader leaves a list have no words and no size for the eye.
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, summary, [role=menuitem]')]
      .map((element) => [element.textContent, element.getBoundingClientRect()] as const)
      .filter(([, { width, height }]) => width < 44 || height < 44)
      .map(([words]) => words)
      .filter((words) => words !== ''),
  );
  expect(small).toEqual([]);
  await close();
});

it('keeps the words of the dial inside its ring, also in the smallest window', async () => {
  const home = aHomeView({ known: aKnown(expiring('2026-11-23T09:35:00.000Z')), face: 'urgent' });
  const { page, close } = await open(home, { ...usual, width: 360, height: 480, zoom: 2 });
  const outside = await page.getByRole('img', { name: / left$/ }).evaluate((dial) => {
    const { x, y, width } = dial.getBoundingClientRect();
    const [centreX, centreY, radius] = [x + width / 2, y + width / 2, (width / 2) * (50 / 60)];
    return [...dial.querySelectorAll('span span')]
      .filter((part) => {
        const box = part.getBoundingClientRect();
        const far = Math.max(
          ...[box.left, box.right].flatMap((left) =>
            [box.top, box.bottom].map((top) => Math.hypot(left - centreX, top - centreY)),
          ),
        );
        return far > radius;
      })
      .map(({ textContent }) => textContent);
  });
  expect(outside).toEqual([]);
  await close();
});

it('moves nothing when less motion is asked for', async () => {
  const { page, close } = await open(aBlankHome({ connection: 'asking' }));
  await wear(page, 'light');
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
  await close();
});
