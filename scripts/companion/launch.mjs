// Launches the built companion on the Electron that this machine has.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { hasSecretService, hasSessionBus, sandboxObstacle } from './desktop.mjs';

/**
 * The command line that runs the companion. Pure.
 *
 * @param {{ electron: string, args: string[], env: NodeJS.ProcessEnv, platform: NodeJS.Platform,
 *   isRoot: boolean, sessionBus: boolean, scratch: string, wrapper?: string[] }} options `scratch` is
 *   the folder for the keychain of a session of its own; `wrapper` a program that runs the companion inside
 *   that session
 * @returns {[string, ...string[]]}
 */
export function companionCommand({
  electron,
  args,
  env,
  platform,
  isRoot,
  sessionBus,
  scratch,
  wrapper = [],
}) {
  const flags = [];
  // Chromium refuses to run as root with its sandbox on.
  if (platform === 'linux' && isRoot) flags.push('--no-sandbox');
  if (platform === 'linux' && !env['DISPLAY'] && env['WAYLAND_DISPLAY'])
    flags.push('--ozone-platform=wayland');
  /** @type {[string, ...string[]]} */
  const command = [...wrapper, electron, ...flags, root, ...args];
  if (sessionBus) return command;
  const session = join(root, 'scripts', 'companion', 'private-session.mjs');
  return [process.execPath, session, join(scratch, 'keychain'), ...command];
}

/**
 * Starts it; what it prints goes to `output`, an open file, and what its wrapper says (`{ words }`) to `log`. Its process
 * group is its own where the system has such, so that all of it can be ended.
 *
 * @param {{ electron: string, args: string[], scratch: string, output: 'inherit' | number,
 *   log: (line: string) => void, wrapper?: string[] }} options as of {@link companionCommand}
 * @returns {import('node:child_process').ChildProcess}
 */
export function launchCompanion({ electron, args, scratch, output, log, wrapper }) {
  const { platform, env } = process;
  const isRoot = process.getuid?.() === 0;
  const sessionBus = hasSessionBus(env, platform);
  if (!sessionBus) {
    log('There is no desktop session here, so the companion gets a session bus and a keychain of its own.');
  } else if (platform === 'linux' && !hasSecretService()) {
    log(
      'No program of this session keeps secrets (Secret Service). The companion starts, but can neither ' +
        'enrol this workstation nor update saved passwords. Install gnome-keyring and sign in again.',
    );
  }
  const obstacle = platform === 'linux' && !isRoot ? sandboxObstacle(electron) : undefined;
  if (obstacle !== undefined) log(obstacle);

  const inner = wrapper === undefined ? {} : { wrapper };
  const options = { electron, args, env, platform, isRoot, sessionBus, scratch, ...inner };
  const [command, ...rest] = companionCommand(options);
  const child = spawn(command, rest, {
    cwd: root,
    stdio: ['ignore', output, output, ...(wrapper === undefined ? [] : [/** @type {const} */ ('ipc')])],
    detached: platform !== 'win32',
  });
  child.on('message', (message) => log(/** @type {{ words: string }} */ (message).words));
  return child;
}
