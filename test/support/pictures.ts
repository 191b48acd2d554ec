// The README's pictures, taken from the running companion over the running demo: `npm run pictures`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { z } from 'zod';
import { createTranslator } from '../../src/i18n/index.ts';
import { ManagedSettings } from '../../src/settings/managed-settings.ts';
import { startDemo } from './demo.ts';
import { startDesktop } from './desktop.ts';
import { launchCompanion } from './electron.ts';
import { waitUntil } from './ready.ts';

const folder = join(import.meta.dirname, '../../assets/screenshots');
const { t } = createTranslator('en', 'UTC');
const newPassword = 'Lanterns over the quiet harbour';

const DemoPage = z.object({
  agents: z.array(
    z.object({ username: z.string(), code: z.string().nullable(), password: z.string().nullable() }),
  ),
  mails: z.array(z.object({ code: z.string().nullable() })),
});

const demo = await startDemo();
const desktop = await startDesktop();
const askDemo = async () => DemoPage.parse(await (await fetch(`${demo.url}/demo/state`)).json());
try {
  mkdirSync(folder, { recursive: true });
  const username = 'priya.nair';
  const { savedCredentials } = ManagedSettings.parse(
    (
      (await import(join(demo.folder, 'managed-settings.json'), { with: { type: 'json' } })) as {
        default: unknown;
      }
    ).default,
  );
  for (const { service } of savedCredentials.slice(0, 3))
    await desktop.keyring.store(service, username, 'seven green umbrellas');
  const companion = await launchCompanion({
    desktop,
    args: ['--settings', join(demo.folder, 'managed-settings.json'), '--force-device-scale-factor=2'],
  });
  const tray = await desktop.tray.waitForItem();
  await tray.click(t('tray.home'));
  const page = await companion.window();
  await page.setViewportSize({ width: 420, height: 660 });
  await page.getByRole('banner').getByText(t('home.checking')).waitFor({ state: 'hidden' });
  await picture(page, new RegExp(`^${t('home.expires.title', { day: '' })}`), 'home');

  await tray.click(t('tray.reset'));

  await page.getByRole('textbox', { name: t('who.name') }).fill(username);
  await page.getByText(t('reason.locked'), { exact: true }).click();
  await picture(page, t('who.title'), 'who-are-you');
  await page.getByRole('button', { name: t('who.submit') }).click();
  await picture(page, t('choose.title'), 'choose-a-way');
  await way(page, 'totp').click();
  const code = (await askDemo()).agents.find((agent) => agent.username === username)?.code ?? '';
  await field(page, t('code.label')).pressSequentially(code.slice(0, 4));
  await picture(page, t('code.totp.title'), 'code');
  await field(page, t('code.label')).pressSequentially(code.slice(4));
  await way(page, 'email-code').click();
  await reached(page, t('code.email.title'));
  let mailed = '';
  await waitUntil('the code by mail', async () => {
    mailed = (await askDemo()).mails[0]?.code ?? '';
    return mailed !== '';
  });
  await field(page, t('code.label')).pressSequentially(mailed);
  await page.getByRole('button', { name: t('unlock.change') }).click();
  await page.getByLabel(t('password.label'), { exact: true }).fill(newPassword);
  await picture(page, t('password.title'), 'new-password');
  await page.getByLabel(t('password.again'), { exact: true }).fill(newPassword);
  await page.getByRole('button', { name: t('password.submit') }).click();
  await picture(page, t('done.title.changed'), 'done', 'dark');
  await companion.stop();
} finally {
  await desktop.stop();
  await demo.stop();
}

function way(page: Page, kind: 'totp' | 'email-code'): Locator {
  return page.getByRole('button', { name: new RegExp(`^${t(`factor.${kind}`)}`) });
}

function field(page: Page, label: string): Locator {
  return page.getByRole('textbox', { name: label, exact: true });
}

async function reached(page: Page, title: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
}

/** Takes it once the screen is there and nothing on it moves any more. */
async function picture(
  page: Page,
  title: string | RegExp,
  name: string,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await reached(page, title);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
