// The demo page in a real browser: complete, without complaints of its policy, and good for everybody.
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type Page, chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../support/demo.ts';

let demo: Demo;
let browser: Browser;
beforeAll(async () => {
  demo = await startDemo();
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...[
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    ],
  });
});
afterAll(async () => {
  await browser.close();
  await demo.stop();
});

interface Opened {
  readonly page: Page;
  /** What the browser complains of: blocked styles and scripts, missing files, uncaught errors. */
  readonly complaints: string[];
}

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Opened> {
  const page = await (await browser.newContext(options)).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${demo.url}${path}`);
  return { page, complaints };
}

const looks = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
] as const;

describe('the demo page', () => {
  it.each(looks)('can be used by everybody in %s', async (_, look) => {
    const { page, complaints } = await open('/demo', look);
    await page.getByRole('row').nth(12).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('keeps what is open when codes change, and shows mail as it comes', async () => {
    const { page } = await open('/demo');
    const row = page.getByRole('row', { name: /Priya Nair/ });
    await row.getByText('10 recovery codes left').click();
    const first = row.getByRole('listitem').first();
    await first.waitFor();
    await page.evaluate(askForCode);
    await page.getByRole('heading', { name: 'Your Northgate code' }).waitFor();
    expect(await first.isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('how the companion is opened', () => {
  const command = /npm run companion -- --demo \S+/;

  it('is told as it is with a tray', async () => {
    const { page } = await open('/demo');
    await page.getByText('Open the companion from the tray').waitFor();
    expect(demo.printed()).toContain('the tray\'s first line, and "Open Keyturn"');
    expect(await page.getByText(/shows no tray/).isVisible()).toBe(false);
    await page.context().close();
  });

  it('is told as it is without one: nothing is to be done in a tray', async () => {
    const trayless = await startDemo({ tray: false });
    try {
      const page = await browser.newPage();
      await page.goto(`${trayless.url}/demo`);
      await page.getByText('This desktop shows no tray').waitFor();
      const words = await page.getByRole('banner').innerText();
      expect(words.match(new RegExp(command, 'g'))).toHaveLength(2);
      expect(words).toMatch(new RegExp(`${command.source} --reset in Keyturn’s folder`));
      expect(words).not.toContain('Open Keyturn');
      expect(trayless.printed()).toContain("This workstation is Amara Okafor's: see the companion's window.");
      await page.close();
    } finally {
      await trayless.stop();
    }
  });
});

describe('the page of the API’s calls', () => {
  it('is drawn within its own policy', async () => {
    const { page, complaints } = await open('/docs');
    await page.getByText('Start a reset.').first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

/** Runs in the page. */
async function askForCode(): Promise<void> {
  const post = async (path: string, body: object, token = '') =>
    (await (
      await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      })
    ).json()) as { id: string; token: string };
  const reset = await post('/v1/resets', {
    username: 'priya.nair',
    reason: 'forgotten',
    channel: 'companion',
  });
  await post(`/v1/resets/${reset.id}/challenges`, { factor: 'email-code' }, reset.token);
}
