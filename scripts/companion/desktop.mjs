// What the desktop session offers the companion, and words for what it lacks. Linux differs from
// machine to machine; elsewhere a session has everything.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function hasDisplay(env, platform) {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/**
 * Whether a D-Bus session bus can be reached; systemd's has a fixed place and needs no variable.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function hasSessionBus(env, platform) {
  if (platform !== 'linux' || Boolean(env['DBUS_SESSION_BUS_ADDRESS'])) return true;
  const runtime = env['XDG_RUNTIME_DIR'];
  return runtime !== undefined && existsSync(join(runtime, 'bus'));
}

/**
 * Whether some program on the session bus keeps secrets, or would be started when asked.
 * @returns {boolean} true also where it can't be found out
 */
export function hasSecretService() {
  const ask = (/** @type {string} */ method) =>
    spawnSync(
      'dbus-send',
      ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/', `org.freedesktop.DBus.${method}`],
      { encoding: 'utf8', timeout: 5_000 },
    );
  const replies = [ask('ListNames'), ask('ListActivatableNames')];
  if (replies.some(({ status }) => status !== 0)) return true;
  return replies.some(({ stdout }) => stdout.includes('"org.freedesktop.secrets"'));
}

/**
 * Whether the desktop shows tray icons (the StatusNotifier specification): not every one does.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {boolean} true also where it can't be found out
 */
export function hasTray(env, platform) {
  if (platform !== 'linux') return true;
  // The companion gets a bus of its own there, with nobody on it.
  if (!hasSessionBus(env, platform)) return false;
  const { status, stdout } = spawnSync(
    'dbus-send',
    [
      ...['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/'],
      ...['org.freedesktop.DBus.NameHasOwner', 'string:org.kde.StatusNotifierWatcher'],
    ],
    { encoding: 'utf8', timeout: 5_000, env },
  );
  return status !== 0 || stdout.includes('boolean true');
}

/**
 * Where the kernel keeps ordinary users from making namespaces, Chromium's sandbox needs a helper
 * that belongs to root. Keyturn never runs without the sandbox to get around that.
 *
 * @param {string} electron the executable
 * @returns {string | undefined} words, when the sandbox can't work
 */
export function sandboxObstacle(electron) {
  const forbidden =
    readSwitch('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    readSwitch('/proc/sys/kernel/unprivileged_userns_clone') === '0';
  const helper = join(dirname(electron), 'chrome-sandbox');
  const stat = statSync(helper, { throwIfNoEntry: false });
  const ready = stat !== undefined && stat.uid === 0 && (stat.mode & 0o4000) !== 0;
  if (!forbidden || ready) return undefined;
  return (
    "This system lets only root's programs make sandboxes, so Electron won't start as it is. Run once:\n" +
    `  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`
  );
}

/** @param {string} file */
function readSwitch(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
