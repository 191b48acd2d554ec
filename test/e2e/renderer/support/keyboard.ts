// Going through the companion by keyboard alone: every stop shows its ring.
import type { Page } from '@playwright/test';
import { expect } from 'vitest';

/** Waits for the question of a screen. */
export const title = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** The width of the ring around what has the focus, or around the box it stands in. */
const ringWidth = (page: Page) =>
  page.evaluate(() => {
    const width = (element: Element | null) => {
      const style = element ? getComputedStyle(element) : undefined;
      return style?.outlineStyle === 'none' ? 0 : parseFloat(style?.outlineWidth ?? '0');
    };
    const focused = document.activeElement;
    const around = [focused, focused?.parentElement ?? null, focused?.closest('label') ?? null];
    const boxes = [...(focused?.parentElement?.querySelectorAll('span') ?? [])];
    return Math.max(...[...around, ...boxes].map(width));
  });

/** Waits until the question of a screen has the focus; its ring is seen. */
export const arriveAt = async (page: Page, name: string) => {
  await page.getByRole('heading', { level: 1, name, exact: true }).and(page.locator(':focus')).waitFor();
  expect(await ringWidth(page), name).toBeGreaterThanOrEqual(3);
};

/** Tabs until what has the focus is named so; every stop on the way shows its ring. */
export const tabTo = async (page: Page, name: string | RegExp, key = 'Tab') => {
  const passed: string[] = [];
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press(key);
    const focused = page.locator('*:focus');
    if ((await focused.count()) === 0) continue;
    expect(await ringWidth(page), passed.join(' → ')).toBeGreaterThanOrEqual(3);
    const found = await focused.evaluate((element) => {
      const labels = (element as HTMLInputElement).labels;
      return element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent;
    });
    if (typeof name === 'string' ? found === name : name.test(found)) return;
    passed.push(found);
  }
  throw new Error(`The keyboard never comes to ${String(name)}: ${passed.join(' → ')}`);
};

/** Tabs to a button and presses Enter. */
export const pressOn = async (page: Page, name: string | RegExp) => {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
};
