// The folders that the scripts share, in one place, whatever the current folder is.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Downloads and stamps: ignored by git, safe to delete at any time. */
export const cacheDir = join(root, '.cache');

/** The Node that npm installed for this project; npm scripts run on it. */
export const projectNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
