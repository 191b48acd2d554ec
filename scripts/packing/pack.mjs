// Runs electron-builder as electron-builder.yml says, around a given Electron.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ended } from '../lib/children.mjs';
import { root } from '../lib/paths.mjs';

/**
 * The words for electron-builder. Pure.
 *
 * @param {{ runtime: import('./runtime.mjs').Runtime, output: string, installers: boolean }} options
 *   without installers there is only the folder that they would install
 */
export function packArguments({ runtime, output, installers }) {
  const settings = {
    electronDist: runtime.folder,
    electronVersion: runtime.version,
    'directories.output': output,
  };
  return [
    ...(installers ? [] : ['--dir']),
    // Nobody's machine publishes by itself because it happens to have a token.
    ...['--publish', 'never'],
    ...Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`),
  ];
}

/**
 * Packs what was built.
 *
 * @param {{ runtime: import('./runtime.mjs').Runtime, output: string, installers: boolean,
 *   stdio: 'inherit' | 'ignore' }} options
 * @throws {Error} when electron-builder ends badly; it has said why
 */
export async function pack({ stdio, ...options }) {
  const program = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const child = spawn(process.execPath, [program, ...packArguments(options)], {
    cwd: root,
    stdio: ['ignore', stdio, stdio],
  });
  const code = await ended(child);
  if (code !== 0)
    throw new Error(
      'The companion could not be packed. electron-builder gets its tools (fpm, NSIS and others) from github.com the ' +
        'first time; without a network that reaches it no installer can be made.',
    );
}
