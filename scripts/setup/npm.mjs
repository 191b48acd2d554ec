// The npm packages: installed when they are missing or differ from the lock file.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from '../lib/npm.mjs';
import { projectNode, root } from '../lib/paths.mjs';
import { SetupStop } from './stop.mjs';

/** @type {import('./profiles.mjs').Step} */
export const npmStep = {
  title: 'npm packages',
  async run(say) {
    const upToDate = matchesLock(
      readPackages(join(root, 'package-lock.json')),
      readPackages(join(root, 'node_modules', '.package-lock.json')),
    );
    if (!upToDate) {
      say('installing (about a minute) …');
      // Windows can't delete the Node that this may be running on, so there it is changed in place.
      const inPlace = process.platform === 'win32' && existsSync(projectNode);
      npm([inPlace ? 'install' : 'ci', '--ignore-scripts']);
    }
    const version = wantedNode();
    if (nodeVersion() === version) return !upToDate;
    // The one package whose install script is needed; all others bring binaries or do without.
    say(`getting Node ${version}, on which everything runs …`);
    npm(['rebuild', 'node']);
    if (nodeVersion() === version) return true;
    throw new SetupStop(
      `npm left no working Node ${version} in ${projectNode}.\nDelete node_modules and run the command again.`,
    );
  },
};

/**
 * Whether what is installed is what the lock file says. npm keeps a list of what it installed in
 * node_modules and writes it last, so that an interrupted run does not match.
 *
 * @param {Record<string, LockEntry> | undefined} wanted
 * @param {Record<string, LockEntry> | undefined} installed
 *
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockEntry
 */
export function matchesLock(wanted, installed) {
  if (wanted === undefined || installed === undefined) return false;
  const there = Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    // Packages for other systems are in the lock file, but not installed.
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
  return there && Object.keys(installed).every((path) => path in wanted);
}

/**
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function wantedNode() {
  return String(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node);
}

function nodeVersion() {
  try {
    return execFileSync(projectNode, ['--version'], { encoding: 'utf8' }).trim().replace(/^v/, '');
  } catch {
    return undefined;
  }
}

/** @param {string[]} args */
function npm(args) {
  const [command, ...first] = npmCommand();
  // Only faults: on a Node older than the project's, npm warns about dozens of packages.
  const quiet = ['--loglevel=error', '--no-update-notifier'];
  const { status, error } = spawnSync(command, [...first, ...args, ...quiet], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: command.endsWith('.cmd'),
  });
  if (error !== undefined) throw new SetupStop(`npm can't be started: ${error.message}.`);
  if (status === 0) return;
  throw new SetupStop(
    `"npm ${args.join(' ')}" did not succeed; its reason stands above.\n` +
      'Check that this machine reaches a package registry ("npm ping") and run the command again.',
  );
}
