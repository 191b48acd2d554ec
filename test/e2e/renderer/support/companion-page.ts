// Opens the companion's page in Debian's Chromium with a scripted bridge, in any theme and size.
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import type { FakeWorld } from '../../../fakes/bridge.ts';
import type { BuiltPage } from './built-page.ts';

export const themes = ['light', 'dark', 'forced'] as const;
export type Theme = (typeof themes)[number];

/** Changes the theme of an open page, as the person's desktop does. */
export const wear = (page: Page, theme: Theme): Promise<void> =>
  page.emulateMedia({
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    forcedColors: theme === 'forced' ? 'active' : 'none',
    reducedMotion: 'reduce',
  });

export interface View {
  readonly theme: Theme;
  /** CSS pixels of the window at 100 %. */
  readonly width: number;
  readonly height: number;
  /** 2 is 200 %. */
  readonly zoom: number;
}

/** The window as it opens (LOOK). */
export const usual: View = { theme: 'light', width: 420, height: 660, zoom: 1 };

export interface OpenPage {
  readonly page: Page;
  /** What the page's policy refused, and what the page complained of. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });

export const openCompanion = async (
  browser: Browser,
  built: BuiltPage,
  world: Partial<FakeWorld>,
  view: View = usual,
): Promise<OpenPage> => {
  const { theme, width, height, zoom } = view;
  const context = await browser.newContext({
    // Zooming in a browser makes the page's own pixels fewer and larger: so does this.
    viewport: { width: Math.floor(width / zoom), height: Math.floor(height / zoom) },
    deviceScaleFactor: zoom,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  await wear(page, theme);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(`window.fakeWorld = ${JSON.stringify(world)};`);
  await page.addInitScript({ content: built.fakeBridge });
  await page.goto(built.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  return { page, complaints, close: () => context.close() };
};
