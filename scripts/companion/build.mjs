// Builds the companion when what is in out/ is older than what it is made of.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

/** What the companion is made of. A folder counts too: deleting a file in it changes its time. */
const sources = ['src', 'main', 'renderer', 'assets', 'electron.vite.config.ts', 'package-lock.json'];

/**
 * @param {{ log: (line: string) => void }} options
 * @throws {Error} with what the build printed, when it can't be built
 */
export function ensureBuilt({ log }) {
  const built = times(join(root, 'out'));
  const oldestBuilt = Math.min(
    ...['main', 'preload', 'renderer'].map((part) => newest(join(root, 'out', part))),
  );
  if (built.length > 0 && newestSource() < oldestBuilt) return;
  buildCompanion({ log });
}

/**
 * Builds it, whatever is there.
 *
 * @param {{ log: (line: string) => void }} options
 * @throws {Error} with what the build printed, when it can't be built
 */
export function buildCompanion({ log }) {
  log('Building the companion …');
  const program = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'build'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The companion can't be built:\n${stdout}${stderr}`);
}

function newestSource() {
  return Math.max(...sources.map((name) => newest(join(root, name))));
}

/** @param {string} path */
function newest(path) {
  return Math.max(0, ...times(path));
}

/**
 * The times of last change of a path and all below it, in milliseconds; none if it isn't there.
 * @param {string} path
 * @returns {number[]}
 */
function times(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [stat.mtimeMs];
  return [stat.mtimeMs, ...readdirSync(path).flatMap((name) => times(join(path, name)))];
}
