// GNOME's do-not-disturb, as its own program tells it.
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gnomeBannersOff } from '../../../main/system/gnome-banners.ts';
import { removeFolder, temporaryFolder } from '../../support/folders.ts';

const path = process.env['PATH'];
let folder: string;
beforeEach(() => {
  folder = temporaryFolder('gsettings');
});
afterEach(() => {
  process.env['PATH'] = path;
  removeFolder(folder);
});

/** A GNOME whose setting is this, in the place of one that is not installed here. */
function settingIs(printed: string): void {
  const asked = '"$*" = "get org.gnome.desktop.notifications show-banners"';
  writeFileSync(join(folder, 'gsettings'), `#!/bin/sh\n[ ${asked} ] && echo '${printed}'\n`);
  chmodSync(join(folder, 'gsettings'), 0o755);
  process.env['PATH'] = `${folder}:${path}`;
}

it.each([
  ['false', 'ubuntu:GNOME', true],
  ['true', 'ubuntu:GNOME', false],
  ['false', 'KDE', false],
  ['false', undefined, false],
])('banners %s on %s', async (printed, desktop, off) => {
  settingIs(printed);
  expect(await gnomeBannersOff(desktop)).toBe(off);
});

it('are on where nobody can say', async () => {
  process.env['PATH'] = folder;
  expect(await gnomeBannersOff('GNOME')).toBe(false);
});
