// The Electron of node_modules: whether its binary is there, and its own installer to get it.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

const packageDir = join(root, 'node_modules', 'electron');

/**
 * How long the installer may take, in minutes. Where the repack can stand in, a network that
 * neither answers nor refuses shouldn't hold up a newcomer.
 */
const patience = { withFallback: 5, withoutFallback: 20 };

/**
 * The name of the executable inside an unpacked Electron.
 * @param {NodeJS.Platform} platform
 */
export function executableName(platform) {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * The official executable, if it is installed and of the version that package.json names.
 * @returns {string | undefined}
 */
export function installedOfficial() {
  const executable = join(packageDir, 'dist', executableName(process.platform));
  try {
    const version = readFileSync(join(packageDir, 'dist', 'version'), 'utf8').trim();
    if (version.replace(/^v/, '') !== wantedVersion() || !existsSync(executable)) return undefined;
    return executable;
  } catch {
    return undefined;
  }
}

/**
 * Runs the installer that the electron package brings (it checks the sum of what it downloads).
 *
 * @param {{ fallback: boolean, log: (line: string) => void }} options
 * @returns {Promise<string | undefined>} undefined when it is installed, else the reason why not
 */
export async function installOfficial({ fallback, log }) {
  const installer = join(packageDir, 'install.js');
  if (!existsSync(installer)) return 'the packages are not installed yet (npm ci)';
  log(`Getting Electron ${wantedVersion()} …`);
  const minutes = fallback ? patience.withFallback : patience.withoutFallback;
  const child = spawn(process.execPath, [installer], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: minutes * 60_000,
    killSignal: 'SIGKILL',
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (complaint += text));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code === 0 && installedOfficial() !== undefined) return undefined;
  if (code === null) return `no answer within ${String(minutes)} minutes`;
  return firstCause(complaint);
}

/**
 * The line of a stack that says what went wrong, for people.
 * @param {string} stack
 */
export function firstCause(stack) {
  const lines = stack.split('\n').map((line) => line.trim());
  const line =
    lines.find((text) => /\b(E[A-Z]{4,}|HTTP|status)\b/.test(text)) ??
    lines.find((text) => /Error/.test(text));
  return line?.replace(/^.*?Error: /, '').replace(/\s*[.{]\s*$/, '') ?? 'its installer gave no reason';
}

/** The version that package.json pins. */
export function wantedVersion() {
  return String(JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')).version);
}
