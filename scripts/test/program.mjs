// Runs one program of node_modules/.bin to its end, for the test runner.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

/**
 * @param {string[]} commandLine program and arguments
 * @param {{ env: NodeJS.ProcessEnv, show: boolean }} options `show` lets its output through as it
 *   comes; otherwise it is gathered
 * @returns {Promise<{ code: number | null, output: string, seconds: number }>}
 */
export async function runProgram([name = '', ...args], { env, show }) {
  const started = Date.now();
  const windows = process.platform === 'win32';
  const program = join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name);
  const child = spawn(windows ? `"${program}"` : program, args, {
    cwd: root,
    env,
    shell: windows,
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => (output += text));
  }
  /** @type {number | null} */
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, output, seconds: (Date.now() - started) / 1000 };
}
