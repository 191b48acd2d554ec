// What every suite of the renderer stands on: the page, built once, and one browser for all its tests.
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll } from 'vitest';
import type { FakeWorld } from '../../../fakes/bridge.ts';
import { buildPage } from './built-page.ts';
import type { BuiltPage } from './built-page.ts';
import { keepCompanion, launchChromium, openCompanion } from './companion-page.ts';
import type { KeptPage, OpenPage, View } from './companion-page.ts';

/** Builds and launches before the tests of this file, ends both after them. */
const startedSuite = (): (() => { built: BuiltPage; browser: Browser }) => {
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
  return () => ({ built, browser });
};

/** Opens a page for each test that asks. */
export const companionSuite = (): ((world: Partial<FakeWorld>, view?: View) => Promise<OpenPage>) => {
  const started = startedSuite();
  return (world, view) => openCompanion(started().browser, started().built, world, view);
};

/** One page for all the tests of this file; each enters a world of its own. */
export const keptSuite = (): ((world: Partial<FakeWorld>) => Promise<KeptPage>) => {
  const started = startedSuite();
  let kept: KeptPage | undefined;
  return async (world) => {
    kept ??= await keepCompanion(started().browser, started().built);
    await kept.enter(world);
    return kept;
  };
};
