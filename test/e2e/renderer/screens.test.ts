// Every screen of the companion, in a real browser under the product's policy: axe finds nothing in light,
// dark and forced colours, nothing is lost in the smallest window or at 200 %, and the words of each language have room.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { anAppState } from '../../fakes/bridge-values.ts';
import { wear } from './support/companion-page.ts';
import { unfitting } from './support/fit.ts';
import { scenes } from './support/scenes.ts';
import { companionSuite } from './support/suite.ts';

const openCompanion = companionSuite();

/** The rules that read colours, of those that axe goes by unasked. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** Of every rule, or of those about colours alone. */
const findings = async (page: Page, rules: 'all' | 'colours' = 'all') => {
  // The usual mode opens a second page each time, for frames: there are none.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules === 'all' ? builder : builder.withRules(ofColours)).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
};

/** What a theme sets of what has to do with more than colours and their shapes. */
const moreThanColours = (page: Page) =>
  page.evaluate(() => {
    const properties = (rule: CSSRule, within: boolean): string[] => {
      const here =
        within || (rule instanceof CSSMediaRule && /forced-colors|color-scheme/.test(rule.conditionText));
      const own = rule instanceof CSSStyleRule && within ? [...rule.style] : [];
      const inner = rule instanceof CSSGroupingRule || rule instanceof CSSStyleRule ? [...rule.cssRules] : [];
      return [...own, ...inner.flatMap((one) => properties(one, here))];
    };
    const set = [...document.styleSheets].flatMap(({ cssRules }) =>
      [...cssRules].flatMap((rule) => properties(rule, false)),
    );
    const drawn = /^(--|background|border|outline|fill|stroke|block-size|forced-color-adjust)|color$/;
    return { all: set.length, more: set.filter((property) => !drawn.test(property)) };
  });

/** Texts in a colour that is none of the person's own. */
const strangeColours = (page: Page) =>
  page.evaluate(() => {
    const system = (name: string) => {
      const probe = document.createElement('span');
      probe.style.color = name;
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    };
    const allowed = new Set(
      [
        'CanvasText',
        'LinkText',
        'ButtonText',
        'ButtonFace',
        'GrayText',
        'FieldText',
        'Highlight',
        'HighlightText',
      ].map(system),
    );
    const background = system('Canvas');
    return [...document.querySelectorAll('body *')]
      .filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
      )
      .map((element) => [element.textContent, getComputedStyle(element).color] as const)
      .filter(([, colour]) => !allowed.has(colour) && colour !== background);
  });

/** Each as a setting names it, and as the page says which language it is in: with the region whose dates it writes. */
const languages = { 'en-GB': 'en-GB', es: 'es', 'pt-BR': 'pt-BR', fil: 'fil-PH', hi: 'hi-IN' } as const;

const lostSideways = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

it('a theme changes colours and nothing else', async () => {
  const { page, close } = await openCompanion({});
  const { all, more } = await moreThanColours(page);
  expect(all).toBeGreaterThan(20);
  expect(more).toEqual([]);
  await close();
});

// One visit per screen: the theme, the language and the size change while it is open, as they may for a person.
it.each(scenes)('$name', async ({ world, act }) => {
  const { page, complaints, close } = await openCompanion(world);
  await act?.(page);
  expect(await findings(page), 'light').toEqual([]);
  // A theme changes colours alone (below): the other rules have nothing new to find.
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
  await close();
});
