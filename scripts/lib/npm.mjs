// How to call npm from a script, also where a script was not started by npm.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The command line that runs npm: the npm that started this script (npm names its own file in
 * `npm_execpath`), else the one beside this Node, else the one in PATH. Asked anew for each call: the Node that this
 * script began on may be the project's own, which an installation takes away.
 *
 * @param {{ env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform, execPath?: string }} [machine]
 * @returns {[string, ...string[]]} command and first arguments, for `spawn` without a shell
 */
export function npmCommand({
  env = process.env,
  platform = process.platform,
  execPath = process.execPath,
} = {}) {
  const running = env['npm_execpath'];
  const node = [execPath, env['npm_node_execpath']].find((path) => path !== undefined && existsSync(path));
  if (node !== undefined && running?.endsWith('npm-cli.js') === true) return [node, running];
  if (platform !== 'win32') return ['npm'];
  const beside = join(dirname(execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return node !== undefined && existsSync(beside) ? [node, beside] : ['npm.cmd'];
}
