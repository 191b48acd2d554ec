// Saved passwords in a real browser: fifty of them as they are updated, for the eye and for the ear, and the whole way
// through their screens by keyboard alone.
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import type { CopiesView } from '../../../src/contract/ipc.ts';
import { aCopiesView, manyCredentials, rightPassword, someChecklist } from '../../fakes/bridge-copies.ts';
import { aCompletedStep, aResetView, someCredentials } from '../../fakes/bridge-values.ts';
import { aHomeView } from '../../fakes/home-values.ts';
import { usual } from './support/companion-page.ts';
import { arriveAt, pressOn, tabTo } from './support/keyboard.ts';
import { companionSuite } from './support/suite.ts';

const openCompanion = companionSuite();

const changedAt = '2026-11-23T07:40:00.000Z';
const elsewhere = { need: 'changed-elsewhere', changedAt, lines: someCredentials('waiting') } as const;
const count = 50;
const linesAt = (done: number) =>
  manyCredentials(count, (index) => {
    if (index < done) return 'updated';
    return index === done ? 'working' : 'waiting';
  });
const runAt = (done: number) =>
  aCopiesView({ changedAt, lines: linesAt(done), activity: done < count ? 'updating' : 'idle' });

const tell = (page: Page, view: CopiesView) =>
  page.evaluate((told) => window.fakeBridge?.emit('copies-changed', told), view);
const answer = (page: Page, operation: 'copies.enter' | 'copies.retry', value: unknown) =>
  page.evaluate(([name, given]) => window.fakeBridge?.answer(name, { ok: true, value: given }), [
    operation,
    value,
  ] as const);
const said = (page: Page) => page.getByRole('status').first();

/** Keeps all that the polite region of the page says from now on. */
const listenIn = (page: Page) =>
  page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => {
      const words = document.querySelector('[role=status]')?.textContent ?? '';
      if (words !== '' && words !== heard.at(-1)) heard.push(words);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

/** The numbers of the systems that are shown, and of the one that is being seen to. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const numberOf = (line: Element | null) => Number(/System (\d+)/.exec(line?.textContent ?? '')?.[1]);
    const lines = [...document.querySelectorAll('main li')].map(numberOf).filter((found) => found > 0);
    return { lines, current: numberOf(document.querySelector('[aria-current]')) };
  });

it('fifty are updated in order, in sight, and told at every fifth part', async () => {
  const { page, complaints, close } = await openCompanion({ screen: 'copies', copies: runAt(0) });
  await listenIn(page);
  expect(await said(page).getAttribute('aria-live')).toBe('polite');
  for (let done = 0; done < count; done += 1) {
    await tell(page, runAt(done));
    await page.locator(`[role=progressbar][aria-valuenow="${String(done)}"]`).waitFor();
    const { lines, current } = await shown(page);
    expect(current).toBe(done + 1);
    expect(lines).toEqual([...lines].sort((one, other) => one - other));
    expect(lines).toContain(current);
    expect(await page.locator('h1:focus').count()).toBe(1);
    // A reader is told when it has been quiet for a moment.
    if (done % 10 === 0)
      await said(page)
        .filter({ hasText: `${String(done)} of 50` })
        .waitFor();
  }
  expect(await heard(page)).toEqual(['0 of 50', '10 of 50', '20 of 50', '30 of 50', '40 of 50']);
  await tell(page, runAt(count));
  await page
    .getByRole('heading', { name: 'Your saved passwords are up to date' })
    .and(page.locator(':focus'))
    .waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('the one that is being updated stays in sight in a small window, until the person scrolls', async () => {
  const reset = (done: number) => aResetView({ step: aCompletedStep(), credentials: linesAt(done) });
  const { page, close } = await openCompanion(
    { screen: 'reset', reset: reset(0) },
    { ...usual, width: 360, height: 400 },
  );
  const move = async (done: number) => {
    await page.evaluate((view) => window.fakeBridge?.emit('reset-changed', view), reset(done));
    await page.locator(`[role=progressbar][aria-valuenow="${String(done)}"]`).waitFor();
  };
  const inSight = () =>
    page.locator('[aria-current]').evaluate((line) => {
      const { top, bottom } = line.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  for (const done of [1, 2, 3, 20, 49]) {
    await move(done);
    expect(await inSight(), String(done)).toBe(true);
    expect(await page.locator('h1:focus').count()).toBe(1);
  }
  await page.mouse.move(180, 200);
  await page.mouse.wheel(0, -2_000);
  await page.waitForFunction(() => scrollY === 0);
  await move(20);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await close();
});

it('from the banner at home to the list and back, without a mouse', async () => {
  const { page, complaints, close } = await openCompanion({
    home: aHomeView(),
    copies: aCopiesView(elsewhere),
    silent: ['copies.enter', 'copies.retry'],
  });
  await pressOn(page, 'See what to do');
  await page.getByRole('heading', { name: 'Your password was changed elsewhere' }).waitFor();
  await page.keyboard.type(rightPassword);
  await page.keyboard.press('Enter');
  const working = aCopiesView({
    changedAt,
    lines: someCredentials('working', 'waiting'),
    activity: 'updating',
  });
  await answer(page, 'copies.enter', { verdict: 'current', view: working });
  await arriveAt(page, 'Updating your saved passwords');

  const left = someCredentials('updated', 'locked', 'updated');
  const checklist = someChecklist();
  await tell(page, aCopiesView({ need: 'leftovers', changedAt, lines: left, canRetry: true, checklist }));
  await arriveAt(page, 'Some saved passwords are out of date');
  await pressOn(page, 'See what else needs your new password');
  await arriveAt(page, 'The rest of your list');
  await pressOn(page, 'Back');
  await arriveAt(page, 'Some saved passwords are out of date');
  await pressOn(page, 'Unlock and try again');
  await answer(page, 'copies.retry', working);
  await arriveAt(page, 'Updating your saved passwords');
  await tell(page, aCopiesView({ changedAt, checklist }));
  await arriveAt(page, 'Your saved passwords are up to date');

  await tabTo(page, 'Phone');
  const phone = page.getByRole('checkbox', { name: 'Phone' });
  const told = (words: string) => page.locator('[role=status]').filter({ hasText: words }).waitFor();
  await page.keyboard.press('Space');
  await told('3 of 8 done');
  expect(await phone.isChecked()).toBe(true);
  await page.keyboard.press('Space');
  await told('2 of 8 done');
  expect(await phone.isChecked()).toBe(false);
  expect(await phone.and(page.locator(':focus')).count()).toBe(1);
  await pressOn(page, 'Back');
  await arriveAt(page, 'Your password expires Thursday 3 December');
  expect(complaints).toEqual([]);
  await close();
});

it('a question before it is left to its owner comes and goes by keyboard, and the focus is never lost', async () => {
  const { page, close } = await openCompanion({ screen: 'copies', copies: aCopiesView(elsewhere) });
  await pressOn(page, 'I will see to it myself');
  const question = page.getByRole('alertdialog', { name: 'See to it yourself?' });
  await question.waitFor();
  expect(await page.locator('*:focus').textContent()).toBe('Go back');
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  expect(await page.locator('*:focus').textContent()).toBe('I will see to it myself');
  await page.keyboard.press('Enter');
  await question.waitFor();
  await pressOn(page, 'I will see to it myself');
  await arriveAt(page, 'Saved passwords on this computer');
  await close();
});
