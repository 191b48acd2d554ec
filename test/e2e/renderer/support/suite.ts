// What every suite of the renderer stands on: the page, built once, and one browser for all its tests.
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll } from 'vitest';
import type { FakeWorld } from '../../../fakes/bridge.ts';
import { buildPage } from './built-page.ts';
import type { BuiltPage } from './built-page.ts';
import { launchChromium, openCompanion } from './companion-page.ts';
import type { OpenPage, View } from './companion-page.ts';

/** Builds and launches before the tests of this file, ends both after them; opens a page for each test that asks. */
export const companionSuite = (): ((world: Partial<FakeWorld>, view?: View) => Promise<OpenPage>) => {
  let built: BuiltPage;
  let browser: Browser;
  beforeAll(async () => {
    built = await buildPage();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await built.close();
  });
  return (world, view) => openCompanion(browser, built, world, view);
};
