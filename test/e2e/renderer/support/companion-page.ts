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

/** A page of a context of its own that has not gone anywhere, and all that it complains of from now on. */
const blankPage = async (browser: Browser, { theme, width, height, zoom }: View): Promise<OpenPage> => {
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
  return { page, complaints, close: () => context.close() };
};

const worldScript = (world: Partial<FakeWorld>): string => `window.fakeWorld = ${JSON.stringify(world)};`;

const visit = async (page: Page, built: BuiltPage): Promise<void> => {
  await page.goto(built.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => document.fonts.ready);
};

export const openCompanion = async (
  browser: Browser,
  built: BuiltPage,
  world: Partial<FakeWorld>,
  view: View = usual,
): Promise<OpenPage> => {
  const opened = await blankPage(browser, view);
  await opened.page.addInitScript(worldScript(world));
  await opened.page.addInitScript({ content: built.fakeBridge });
  await visit(opened.page, built);
  return opened;
};

/** A page that is kept for many worlds, since a context of its own costs more than all that is looked at in it. */
export interface KeptPage extends OpenPage {
  /** Leaves the world before for this one: a new document, in light, in the usual window, nothing kept or complained of. */
  readonly enter: (world: Partial<FakeWorld>) => Promise<void>;
}

export const keepCompanion = async (browser: Browser, built: BuiltPage): Promise<KeptPage> => {
  const kept = await blankPage(browser, usual);
  const { page, complaints } = kept;
  const storage = await page.context().newCDPSession(page);
  return {
    ...kept,
    async enter(world) {
      // All but what a tab keeps for its session, which a script in the page clears (below).
      await storage.send('Storage.clearDataForOrigin', {
        origin: new URL(built.url).origin,
        storageTypes: 'all',
      });
      complaints.length = 0;
      await page.setViewportSize({ width: usual.width, height: usual.height });
      await wear(page, usual.theme);
      const script = await page.addInitScript({
        content: `sessionStorage.clear();\n${worldScript(world)}\n${built.fakeBridge}`,
      });
      await visit(page, built);
      await script.dispose();
    },
  };
};
