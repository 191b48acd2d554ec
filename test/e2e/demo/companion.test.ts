// The demo's companion as a newcomer meets it: the password of who sits here expires in three days.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemo, type Demo } from '../../support/demo.ts';
import { type Desktop, startDesktop } from '../../support/desktop.ts';
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
  companion = await launchCompanion({ desktop, args: ['--settings', demo.settingsFile] });
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

test('the next start begins afresh: the reminder comes again', async () => {
  await stop();
  await desktop.tray.waitUntilEmpty();
  await start();
  expect((await desktop.notifications.next()).body).toMatch(/in 3 days\.$/);
});
