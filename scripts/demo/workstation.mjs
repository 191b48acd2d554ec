// The demo's workstation: what the companion is started with so that it meets the demo's API, keeps all it
// writes in the demo's folder, and finds saved copies of the passwords of the demo's people.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder, StoreLocked } from '../../server/store/folder-lock.ts';
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

/**
 * Takes the workstation for one companion, which makes the folder.
 *
 * @param {string} folder of the demo
 * @returns {(() => void) | undefined} what gives it free again; undefined where another companion has it
 */
export function lockWorkstation(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof StoreLocked) return undefined;
    throw error;
  }
}

/**
 * Forgets what the companion of the last demo knew: it is about passwords of then.
 *
 * @param {string} folder of the demo
 * @returns {boolean} false: that companion is still open, and nothing was done
 */
export function beginAfresh(folder) {
  const free = lockWorkstation(folder);
  if (free === undefined) return false;
  rmSync(companionFolder(folder), { recursive: true, force: true });
  free();
  return true;
}
