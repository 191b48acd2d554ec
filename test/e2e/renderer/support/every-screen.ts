// A test for each scene: axe finds nothing in light, dark and forced colours, nothing is lost in the smallest window or
// at 200 %, and the words of each language have room.
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { anAppState } from '../../../fakes/bridge-values.ts';
import { findings, strangeColours } from './findings.ts';
import { wear } from './companion-page.ts';
import { unfitting } from './fit.ts';
import type { Scene } from './scenes/scene.ts';
import { keptSuite } from './suite.ts';

/** Each as a setting names it, and as the page says which language it is in: with the region whose dates it writes. */
const languages = { 'en-GB': 'en-GB', es: 'es', 'pt-BR': 'pt-BR', fil: 'fil-PH', hi: 'hi-IN' } as const;

const lostSideways = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/** One visit per screen: the theme, the language and the size change while it is open, as they may for a person. */
export const lookAt = (scenes: readonly Scene[]) => {
  const enter = keptSuite();
  it.each(scenes)('$name', async ({ world, act }) => {
    const { page, complaints } = await enter(world);
    await act?.(page);
    expect(await findings(page), 'light').toEqual([]);
    // A theme changes colours alone (screens.test.ts): the other rules have nothing new to find.
    await wear(page, 'dark');
    expect(await findings(page, 'colours'), 'dark').toEqual([]);
    // In forced colours axe takes the page's colours for what is seen; computed colours are looked at instead.
    await wear(page, 'forced');
    expect(await strangeColours(page)).toEqual([]);
    await wear(page, 'light');
    for (const [language, lang] of Object.entries(languages)) {
      const told = { ...(world.state ?? anAppState()), language };
      await page.evaluate((state) => window.fakeBridge?.emit('app-changed', state), told);
      await page.locator(`html[lang="${lang}"]`).waitFor();
      expect(await unfitting(page), language).toEqual([]);
    }
    expect(await findings(page), 'in Hindi').toEqual([]);
    for (const zoom of [1, 2]) {
      await page.setViewportSize({ width: 360 / zoom, height: 480 / zoom });
      expect(await lostSideways(page), `360 × 480 at ${String(zoom * 100)} %`).toBe(0);
    }
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    expect(await lostSideways(page), 'from right to left').toBe(0);
    expect(complaints).toEqual([]);
  });
};
