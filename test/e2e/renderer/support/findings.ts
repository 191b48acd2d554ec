// What axe finds in a page, and what it cannot see: colours that are not the person's own in forced colours.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The rules that read colours, of those that axe goes by unasked. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** Of every rule, or of those about colours alone. The document keeps axe, which takes longer to read than to run. */
export const findings = async (page: Page, rules: 'all' | 'colours' = 'all') => {
  const there = await page.evaluate(() => 'axe' in window);
  const builder = new AxeBuilder({ page, ...(there && { axeSource: 'void 0' }) })
    // The usual mode opens a second page each time, for frames: there are none.
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] });
  const { violations } = await (rules === 'all' ? builder : builder.withRules(ofColours)).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
};

/** Texts in a colour that is none of the person's own. */
export const strangeColours = (page: Page) =>
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
