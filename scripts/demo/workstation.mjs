// The demo's workstation: what the companion is started with so that it meets the demo's API, keeps all it
// writes in the demo's folder, and finds saved copies of the passwords of the demo's people.
import { join } from 'node:path';
import { savedCopies } from '../../server/demo/settings-file.ts';
import { root } from '../lib/paths.mjs';

/** The companion's own folder in the demo's. @param {string} folder absolute */
export const companionFolder = (folder) => join(folder, 'companion');

/**
 * @param {string} folder absolute, of the demo
 * @returns {{ args: string[], wrapper: string[] }} the companion's arguments, and the program that runs it
 */
export const demoWorkstation = (folder) => ({
  args: [
    ...['--settings', join(folder, 'managed-settings.json')],
    ...['--user-data-dir', companionFolder(folder)],
  ],
  wrapper: [process.execPath, join(root, 'scripts', 'demo', 'saved-copies.mjs'), folder],
});

/** What is said while that companion runs. */
export const copiesWords =
  `Until it ends, the keychain holds ${savedCopies.length} copies of the passwords of the demo's people ` +
  '("Northgate VPN" and so on).';
