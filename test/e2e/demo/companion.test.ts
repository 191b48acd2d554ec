// The demo's companion as a newcomer meets it: the password of who sits here expires in three days.
import { chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { companionFolder, demoWorkstation } from '../../../scripts/demo/workstation.mjs';
import { startDemo, type Demo } from '../../support/demo.ts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Desktop, startDesktop } from '../../support/desktop.ts';
import { waitUntil } from '../../support/ready.ts';
import { type Companion, launchCompanion } from '../../support/electron.ts';

let desktop: Desktop;
let demo: Demo;
let companion: Companion;
beforeAll(async () => {
  desktop = await startDesktop();
  await start();
});
afterAll(async () => {
  await stop();
  await desktop.stop();
});

async function start(): Promise<void> {
  demo = await startDemo();
  companion = await launchCompanion({ desktop, args: demoWorkstation(demo.folder).args });
}

const choose = async (label: string) => (await desktop.tray.waitForItem()).click(label);

/** Opens the window; where it had been told how the password stands a moment ago, it does not ask: closed again. */
async function openedAndAsked(): Promise<Page | undefined> {
  await choose('Open Keyturn');
  const window = await companion.window();
  const told = window.getByText('Your password was changed elsewhere').first();
  const isTold = await told.waitFor({ timeout: 2_000 }).then(
    () => true,
    () => false,
  );
  if (isTold) return window;
  await window.close();
  return undefined;
}

async function stop(): Promise<void> {
  await companion.stop();
  await demo.stop();
}

test('a reminder comes, and tray and window say how long is left', async () => {
  const reminder = await desktop.notifications.next();
  expect(reminder.summary).toBe('Your password expires soon');
  expect(reminder.body).toMatch(/in 3 days\.$/);
  await (await desktop.tray.waitForItem()).waitForTooltip(/^Password expires .*, in 3 days$/);
  const window = await companion.window();
  await window.getByRole('heading', { level: 1, name: /^Your password expires / }).waitFor();
  await window.getByText('days left').first().waitFor();
});

test('a change elsewhere is noticed as the page says, and finished with the password that it shows', async () => {
  const copy = ['Northgate VPN', 'amara.okafor'] as const;
  await desktop.keyring.store(...copy, 'a quiet lighthouse');
  await (await companion.window()).close();
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage();
  await page.goto(`${demo.url}/demo`);
  const row = page.getByRole('row', { name: 'Amara Okafor' });
  await row.getByRole('button', { name: 'Change it elsewhere' }).click();
  const password = row.getByText(/^lanterns over \d+ rivers$/);
  await password.waitFor();
  const window = await waitUntil('the change to be noticed', openedAndAsked);
  await choose('Saved passwords…');
  await window
    .getByRole('textbox', { name: 'Your password as it is now' })
    .fill((await password.textContent()) ?? '');
  await window.getByRole('button', { name: 'Update saved passwords' }).click();
  await window.getByRole('heading', { name: 'Your saved passwords are up to date' }).waitFor();
  expect(await desktop.keyring.lookup(...copy)).toBe(await password.textContent());
  await browser.close();
});

test('what the companion keeps is in the demo’s folder alone', () => {
  expect(readdirSync(companionFolder(demo.folder))).toContain('saved-copies.json');
  expect(readdirSync(join(desktop.folder, 'config'))).not.toContain('keyturn');
});

test('the next start begins afresh: the reminder comes again', async () => {
  await stop();
  await desktop.tray.waitUntilEmpty();
  await start();
  const reminders = () => desktop.notifications.list.filter(({ body }) => /in 3 days\.$/.test(body));
  await waitUntil('the reminder', () => reminders().length === 2);
});
