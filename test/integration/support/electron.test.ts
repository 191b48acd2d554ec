// Shows that a test sees and clicks what an Electron app puts on its desktop.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../../support/desktop.ts';
import { NOBODY } from '../../support/desktop/account.ts';
import { type Companion, launchCompanion, runCompanion } from '../../support/electron.ts';
import { isThere, statusField } from '../../support/processes.ts';

const app = join(import.meta.dirname, '../../support/fixture-app');
let desktop: Desktop;
let companion: Companion;
beforeAll(async () => {
  desktop = await startDesktop();
  companion = await launchCompanion({ desktop, app });
});
afterAll(async () => {
  await companion.stop();
  await desktop.stop();
});

test('reads and clicks the tray and a notification', async () => {
  const item = await desktop.tray.waitForItem();
  expect(await item.tooltip()).toContain('Fixture: ready');
  expect((await item.icon()).pixmaps[0]).toMatchObject({ width: 16, height: 16 });
  expect(await item.menu()).toMatchObject([
    ...[
      { label: 'Open', enabled: true },
      { label: 'Disabled', enabled: false },
    ],
    { label: 'More', children: [{ label: 'Notify' }, {}, {}] },
  ]);
  await expect(item.click('Disabled')).rejects.toThrow('is disabled');
  await item.click('Notify');
  const shown = await desktop.notifications.next();
  expect(shown).toMatchObject({ summary: 'Title', body: 'Body' });
  desktop.notifications.click(shown.id);
  await item.waitForTooltip(/clicked/);
});

test('reads the keychain of its own desktop', async () => {
  await desktop.keyring.store('s', 'a', 'from the keyring');
  const item = await desktop.tray.waitForItem();
  await item.click('Read the keychain');
  await item.waitForTooltip(/from the keyring/);
});

test('opens a window that can be driven', async () => {
  const opened = companion.window();
  await (await desktop.tray.waitForItem()).click('Open');
  expect(await (await opened).getByRole('heading').textContent()).toBe('Hello');
});

test('runs on another clock, and dies at once', async () => {
  const other = await startDesktop();
  const late = await launchCompanion({ desktop: other, app, clock: '+2h' });
  const ahead = (await late.app.evaluate(() => Date.now())) - Date.now();
  expect(Math.round(ahead / 3_600_000)).toBe(2);
  const pids = late.pids();
  expect(pids.length).toBeGreaterThan(2);
  await late.kill9();
  expect(pids.filter(isThere)).toEqual([]);
  await other.tray.waitUntilEmpty();
  await other.stop();
});

test('runs to its end without a driver', async () => {
  const { code, stdout } = await runCompanion({ desktop, app, args: ['--diagnose'] });
  expect(code).toBe(3);
  expect(stdout).toContain('all well');
});

test("runs as an unprivileged user in Chromium's sandbox", async () => {
  const other = await startDesktop({ user: NOBODY });
  const sandboxed = await launchCompanion({ desktop: other, app });
  const opened = sandboxed.window();
  await (await other.tray.waitForItem()).click('Open');
  await opened;
  const seccomp = sandboxed.pids().map((pid) => statusField(pid, 'Seccomp'));
  expect(seccomp).toContain('2');
  expect(sandboxed.pids().map((pid) => statusField(pid, 'Uid'))).toEqual(
    seccomp.map(() => Array(4).fill('65534').join('\t')),
  );
  await sandboxed.stop();
  await other.stop();
});
