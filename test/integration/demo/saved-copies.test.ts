// What the demo leaves in a person's keychain: nothing of its own, and what was theirs as it was.
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from '../../../server/store/folder-lock.ts';
import { runOrThrow } from '../../support/children.ts';
import { type Desktop, startDesktop } from '../../support/desktop.ts';

const wrapper = join(import.meta.dirname, '../../../scripts/demo/saved-copies.mjs');
const copy = { service: 'Northgate VPN', account: 'amara.okafor' };

let desktop: Desktop;
beforeEach(async () => {
  desktop = await startDesktop({ tray: false, notifications: false, login: false });
});
afterEach(() => desktop.stop());

/** Runs a program as the demo's companion. */
const companion = (...program: string[]) =>
  runOrThrow(process.execPath, [wrapper, desktop.folder, ...program], { env: desktop.env });

/** Runs a program of the demo that enrols the workstation and looks at a copy; resolves with what it saw. */
async function demo(): Promise<string> {
  const enrols =
    "printf 'key of the demo' | secret-tool store --label=Keyturn service Keyturn account device";
  const schema = 'xdg:schema org.freedesktop.Secret.Generic';
  const looks = `secret-tool lookup service '${copy.service}' account ${copy.account}`;
  const { stdout } = await companion('sh', '-c', `${enrols} ${schema} && ${looks}`);
  return stdout;
}

test('copies are there while it runs, and nothing after', async () => {
  expect(await demo()).toBe('a quiet lighthouse');
  expect(await desktop.keyring.lookup(copy.service, copy.account)).toBeUndefined();
  expect(await desktop.keyring.lookup('Keyturn', 'device')).toBeUndefined();
});

test('a workstation that is enrolled elsewhere keeps its key', async () => {
  await desktop.keyring.store('Keyturn', 'device', 'key of the company');
  await demo();
  expect(await desktop.keyring.lookup('Keyturn', 'device')).toBe('key of the company');
});

test('a second companion of the same demo changes nothing: it only opens the window of the first', async () => {
  const free = lockFolder(desktop.folder);
  try {
    await desktop.keyring.store(copy.service, copy.account, 'what the first one made of it');
    expect(await demo()).toBe('what the first one made of it');
    expect(await desktop.keyring.lookup(copy.service, copy.account)).toBe('what the first one made of it');
    expect((await companion('true')).stderr).toBe(
      'The companion of this demo runs already: its window is open now.\n',
    );
  } finally {
    free();
  }
});

test('a keychain that has taken them is said to hold them', async () => {
  const { stderr } = await companion('true');
  expect(stderr).toMatch(/^Until the companion ends, the keychain holds 36 copies [^\n]+\n$/);
});

test('a keychain that is not there is not said to hold them: what it needs is', async () => {
  await desktop.keyring.stop();
  const { stderr } = await companion('true');
  expect(stderr).toMatch(
    /^The keychain took none of the 36 saved copies of the demo \(.+\), so the companion/,
  );
  expect(stderr).toContain('It needs a keyring that is there and unlocked, such as gnome-keyring.');
  expect(stderr).not.toContain('keychain holds');
});

test('nor is one that is locked, with nobody to unlock it', async () => {
  await desktop.keyring.lock();
  expect((await companion('true')).stderr).toMatch(/^The keychain took none of the 36 saved copies /);
});
