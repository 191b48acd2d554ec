// How to call npm from a script, also where a script was not started by npm.
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The command line that runs npm: the npm that started this script (npm names its own file in
 * `npm_execpath`), else the one beside this Node, else the one in PATH.
 *
 * @returns {[string, ...string[]]} command and first arguments, for `spawn` without a shell
 */
export function npmCommand() {
  const running = process.env['npm_execpath'];
  if (running?.endsWith('npm-cli.js') === true) return [process.execPath, running];
  if (process.platform !== 'win32') return ['npm'];
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return existsSync(beside) ? [process.execPath, beside] : ['npm.cmd'];
}
