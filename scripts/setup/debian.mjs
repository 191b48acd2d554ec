// Debian packages: which are missing, asking before installing, and installing them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { cacheDir, root } from '../lib/paths.mjs';
import { SetupStop } from './stop.mjs';

const installer = join(root, 'scripts', 'setup', 'install-debian-packages.sh');
const log = join(cacheDir, 'setup', 'debian-packages.log');

/**
 * Installs what is missing, as root or with sudo, after asking. It does not ask with CI set, nor as
 * root where there is neither a terminal nor a service manager.
 *
 * @param {{ profile: 'start' | 'test', needed: string[][], say: (line: string) => void }} options
 * @returns {Promise<boolean>} whether anything was installed
 * @throws {SetupStop} when the tests can't run without what is missing; `npm start` goes on
 */
export async function installDebianPackages({ profile, needed, say }) {
  const missing = missingPackages(needed, installedPackages());
  if (missing.length === 0) return false;
  const names = [...new Set(missing.map(([first = '']) => first))];
  const byHand = `sudo apt-get install --no-install-recommends ${names.join(' ')}`;

  const isRoot = process.getuid?.() === 0;
  const asRoot = isRoot ? [] : rootCommand();
  /** @type {string | undefined} */
  let obstacle;
  if (asRoot === undefined) obstacle = 'Installing them needs root, and there is no sudo here.';
  else if (!isSet(process.env['CI']) && !(isRoot && isThrowaway())) {
    if (!process.stdin.isTTY) {
      obstacle = 'There is no terminal to ask on (set CI=true to install without asking).';
    } else if (!(await agreed(names, isRoot))) obstacle = 'Nothing was installed.';
  }

  if (obstacle === undefined && asRoot !== undefined) {
    say(`installing ${names.join(' ')} (about a minute) …`);
    install([...asRoot, 'sh', installer, ...missing.map((names) => names.join('|'))], byHand);
    return true;
  }
  const words = `These Debian packages are missing: ${names.join(' ')}.\n${obstacle} Install them with:\n  ${byHand}`;
  if (profile === 'test') throw new SetupStop(words);
  say(`${words}\nGoing on without them; the companion may not start.`);
  return false;
}

/**
 * Which needs no installed package meets.
 *
 * @param {string[][]} needed alternatives per need
 * @param {Set<string>} installed
 */
export function missingPackages(needed, installed) {
  return needed.filter((alternatives) => !alternatives.some((name) => installed.has(name)));
}

/**
 * Reads the lines of `dpkg-query -W -f '${db:Status-Status}\t${Package}\t${Provides}\n'`.
 * A package that was removed but not purged is listed too, as `config-files`.
 *
 * @param {string} listing
 * @returns {Set<string>} names of what is installed, and of what that provides
 */
export function parseInstalled(listing) {
  const installed = new Set();
  for (const line of listing.split('\n')) {
    const [status, name = '', provides = ''] = line.split('\t');
    if (status !== 'installed') continue;
    installed.add(name);
    for (const provided of provides.split(',')) {
      const bare = provided.trim().split(/[\s(:]/)[0] ?? '';
      if (bare !== '') installed.add(bare);
    }
  }
  return installed;
}

function installedPackages() {
  const format = '${db:Status-Status}\\t${Package}\\t${Provides}\\n';
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', format], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return parseInstalled(stdout ?? '');
}

/**
 * A container or a chroot without anybody at a terminal: there is no one to ask, and no service
 * manager that could start a service, now or later.
 */
function isThrowaway() {
  return !process.stdin.isTTY && !existsSync('/run/systemd/system');
}

/** @returns {string[] | undefined} what to put before a command so that it runs as root */
function rootCommand() {
  const sudo = ['/usr/bin/sudo', '/bin/sudo', '/usr/local/bin/sudo'].find((file) => existsSync(file));
  if (sudo === undefined) return undefined;
  if (process.stdin.isTTY && !isSet(process.env['CI'])) return [sudo];
  return spawnSync(sudo, ['-n', 'true']).status === 0 ? [sudo, '-n'] : undefined;
}

/**
 * @param {string[]} names
 * @param {boolean} isRoot
 */
async function agreed(names, isRoot) {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  prompt.once('SIGINT', () => process.exit(130));
  /** @type {string} */
  const answer = await new Promise((resolve) => {
    // The end of the input is no agreement.
    prompt.once('close', () => resolve(''));
    prompt.question(
      `Keyturn needs these Debian packages: ${names.join(' ')}.\n` +
        `Install them now${isRoot ? '' : ' with sudo'}? Services among them are neither started nor enabled. [y/N] `,
      resolve,
    );
  });
  prompt.close();
  return /^y(es)?$/i.test(answer.trim());
}

/**
 * @param {string[]} commandLine
 * @param {string} byHand
 */
function install([command = '', ...args], byHand) {
  mkdirSync(dirname(log), { recursive: true });
  // apt says a thousand lines; they are worth reading only when it could not do it.
  const { status } = spawnSync(command, args, { stdio: ['inherit', openSync(log, 'w'), 2] });
  if (status === 0) return;
  const end = readFileSync(log, 'utf8').split('\n').slice(-20).join('\n');
  throw new SetupStop(
    `${end}\nThe Debian packages could not be installed; all of it is in ${log}. By hand:\n  ${byHand}`,
  );
}

/** @param {string | undefined} value */
function isSet(value) {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}
