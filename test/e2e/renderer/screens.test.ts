// Every screen of the companion but home and the saved passwords, in a real browser under the product's policy; and
// what allows to look at them in dark for colours alone.
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { lookAt } from './support/every-screen.ts';
import { flowScenes } from './support/scenes.ts';
import { companionSuite } from './support/suite.ts';

const openCompanion = companionSuite();

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

it('a theme changes colours and nothing else', async () => {
  const { page, close } = await openCompanion({});
  const { all, more } = await moreThanColours(page);
  expect(all).toBeGreaterThan(20);
  expect(more).toEqual([]);
  await close();
});

lookAt(flowScenes);
