// Autostart on Linux: the file is there or not, and a real desktop's launcher starts from it what it should.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executableOf, xdgAutostart } from '../../../main/system/xdg-autostart.ts';
import { runOrThrow } from '../../support/children.ts';
import { removeFolder, temporaryFolder } from '../../support/folders.ts';
import { waitUntil } from '../../support/ready.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('autostart');
});
afterEach(() => removeFolder(folder));

const FILE = 'autostart/app.keyturn.companion.desktop';

describe('autostart', () => {
  it('is a file in the folder that the environment names, and is gone when it is off', async () => {
    const autostart = xdgAutostart({ executable: '/opt/Keyturn/keyturn', env: { XDG_CONFIG_HOME: folder } });
    expect(await autostart.set(true)).toBe(true);
    expect(await autostart.set(true)).toBe(true);
    expect(readdirSync(join(folder, 'autostart'))).toEqual(['app.keyturn.companion.desktop']);
    expect(readFileSync(join(folder, FILE), 'utf8')).toContain('Exec="/opt/Keyturn/keyturn" --hidden\n');
    expect(await autostart.set(false)).toBe(false);
    expect(await autostart.set(false)).toBe(false);
    expect(existsSync(join(folder, FILE))).toBe(false);
  });

  it.each([{}, { XDG_CONFIG_HOME: '' }, { XDG_CONFIG_HOME: 'relative' }])(
    'is in .config where the environment has %j',
    async (env) => {
      const autostart = xdgAutostart({ executable: '/opt/Keyturn/keyturn', env: { ...env, HOME: folder } });
      await autostart.set(true);
      expect(existsSync(join(folder, '.config', FILE))).toBe(true);
    },
  );

  it('doubles what the file would take for a field', async () => {
    await xdgAutostart({ executable: '/opt/50% %u/keyturn', env: { XDG_CONFIG_HOME: folder } }).set(true);
    expect(readFileSync(join(folder, FILE), 'utf8')).toContain('Exec="/opt/50%% %%u/keyturn" --hidden\n');
  });

  it('is not written for a path that would be another line of the file', async () => {
    const autostart = xdgAutostart({ executable: '/opt/a\nExec=b', env: { XDG_CONFIG_HOME: folder } });
    await expect(autostart.set(true)).rejects.toThrow('control characters');
    expect(existsSync(join(folder, FILE))).toBe(false);
  });

  it.each([
    [
      '/tmp/.mount_K/keyturn',
      { APPIMAGE: '/home/ana/Keyturn', APPDIR: '/tmp/.mount_K' },
      '/home/ana/Keyturn',
    ],
    [
      '/tmp/.mount_K/keyturn',
      { APPIMAGE: '/home/ana/Keyturn', APPDIR: '/tmp/.mount_K/' },
      '/home/ana/Keyturn',
    ],
    [
      '/opt/Keyturn/keyturn',
      { APPIMAGE: '/home/ana/Terminal', APPDIR: '/tmp/.mount_T' },
      '/opt/Keyturn/keyturn',
    ],
    [
      '/tmp/.mount_KX/keyturn',
      { APPIMAGE: '/home/ana/Other', APPDIR: '/tmp/.mount_K' },
      '/tmp/.mount_KX/keyturn',
    ],
    ['/opt/Keyturn/keyturn', { APPIMAGE: '/home/ana/Terminal' }, '/opt/Keyturn/keyturn'],
    ['/opt/Keyturn/keyturn', {}, '/opt/Keyturn/keyturn'],
  ])('of %s with %j starts %s', (execPath, env, expected) => {
    expect(executableOf(execPath, env)).toBe(expected);
  });

  it.each(['plain', 'with spaces', `all "of" $HOME \`id\` \\ ' & ; ü`])(
    'starts a program in a folder called %s, hidden',
    async (name) => {
      mkdirSync(join(folder, name));
      const program = join(folder, name, 'keyturn');
      const told = join(folder, 'told');
      writeFileSync(
        program,
        `#!/bin/sh\nprintf '%s|' "$0" "$@" > '${told}.new'\nmv '${told}.new' '${told}'\n`,
      );
      chmodSync(program, 0o755);
      await xdgAutostart({ executable: program, env: { XDG_CONFIG_HOME: folder } }).set(true);
      await runOrThrow('gio', ['launch', join(folder, FILE)]);
      await waitUntil('the program', () => existsSync(told));
      expect(readFileSync(told, 'utf8')).toBe(`${program}|--hidden|`);
    },
  );
});
