// Shows that a test's desktop session has a working keyring, notifications and buses of its own.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run, runOrThrow } from '../../support/children.ts';
import { type Desktop, startDesktop } from '../../support/desktop.ts';
import { NOBODY } from '../../support/desktop/account.ts';

const notifyArgs = (summary: string): string[] => [
  ...['call', '--session', '--dest', 'org.freedesktop.Notifications'],
  ...['--object-path', '/org/freedesktop/Notifications'],
  ...['--method', 'org.freedesktop.Notifications.Notify', '--', 'App', '0', '', summary],
  ...['Body', "['default', 'View']", "{'urgency': <byte 2>}", '-1'],
];

describe('a test desktop', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop();
  });
  afterAll(() => desktop.stop());
  const keytar = (code: string): ReturnType<typeof run> =>
    run(process.execPath, ['-e', `const keytar = require('keytar'); ${code}`], { env: desktop.env });

  test('has a keyring where keytar and secret-tool see the same', async () => {
    const { keyring } = desktop;
    await keyring.store('VPN client', 'maya', 'old "value"\nof two lines');
    const read = "keytar.getPassword('VPN client', 'maya').then((v) => console.log(JSON.stringify(v)))";
    expect((await keytar(read)).stdout.trim()).toBe(JSON.stringify('old "value"\nof two lines'));
    await keytar("keytar.setPassword('VPN client', 'maya', 'new')");
    expect(await keyring.lookup('VPN client', 'maya')).toBe('new');
    expect(await keyring.lookup('VPN client', 'nobody')).toBeUndefined();

    await keyring.store('VPN client', 'ben', 'two\nlines', {
      label: 'Of another program',
      schema: 'com.example.Vpn',
      attributes: { realm: 'corp' },
    });
    expect(await keyring.search('VPN client')).toContainEqual({
      label: 'Of another program',
      secret: 'two\nlines',
      schema: 'com.example.Vpn',
      attributes: expect.objectContaining({ account: 'ben', realm: 'corp' }) as unknown,
    });
    const other = "keytar.getPassword('VPN client', 'ben').then(console.log)";
    expect((await keytar(other)).stdout.trim()).toBe('null');
  });

  test('locks, unlocks, loses and regains its keyring', async () => {
    const { keyring } = desktop;
    await keyring.store('Mail', 'maya', 'kept');
    await keyring.lock();
    expect(await keyring.isLocked()).toBe(true);
    await keyring.unlock();
    expect(await keyring.lookup('Mail', 'maya')).toBe('kept');
    await keyring.kill();
    expect((await keytar("keytar.getPassword('Mail', 'maya')")).code).not.toBe(0);
    await keyring.start();
    expect(await keyring.lookup('Mail', 'maya')).toBe('kept');
  });

  test('shows notifications, and tells the application what became of them', async () => {
    const waiting = desktop.notifications.next();
    await runOrThrow('gdbus', notifyArgs('First'), { env: desktop.env });
    const shown = await waiting;
    expect(shown).toMatchObject({ summary: 'First', actions: { default: 'View' }, urgency: 2 });
    expect([...desktop.notifications.open]).toEqual([shown.id]);
    desktop.notifications.click(shown.id);
    expect([...desktop.notifications.open]).toEqual([]);
    desktop.notifications.refuse(true);
    expect((await run('gdbus', notifyArgs('Second'), { env: desktop.env })).code).not.toBe(0);
    desktop.notifications.refuse(false);
  });

  test('leaves nothing behind', async () => {
    const other = await startDesktop();
    const { pid } = other.keyring;
    await other.stop();
    expect(existsSync(`/proc/${pid}`)).toBe(false);
    expect(existsSync(other.folder)).toBe(false);
  });
});

test('a test desktop can belong to an unprivileged user, without services', async () => {
  const desktop = await startDesktop({ user: NOBODY, keyring: false, notifications: false });
  expect((await run('gdbus', notifyArgs('Unheard'), { env: desktop.env })).code).not.toBe(0);
  expect(await desktop.keyring.lookup('Mail', 'maya')).toBeUndefined();
  await desktop.keyring.start();
  await desktop.keyring.store('Mail', 'maya', 'secret');
  expect(await desktop.keyring.lookup('Mail', 'maya')).toBe('secret');
  await desktop.stop();
});
