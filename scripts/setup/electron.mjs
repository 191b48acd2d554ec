// Electron: found or fetched by the finder, on the project's own Node.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectNode, root } from '../lib/paths.mjs';
import { SetupStop } from './stop.mjs';

/**
 * @param {{ required: boolean }} options without it, a missing Electron is told and set-up goes on:
 *   the demo's API and pages are worth a look alone
 * @returns {import('./profiles.mjs').Step}
 */
export function electronStep({ required }) {
  return {
    title: 'Electron',
    async run(say) {
      const { status, stderr } = spawnSync(projectNode, [join(root, 'scripts', 'electron.mjs')], {
        stdio: ['ignore', 'ignore', 'pipe'],
        encoding: 'utf8',
      });
      const lines = stderr.split('\n').filter((line) => line !== '');
      if (status === 0) {
        lines.forEach(say);
        return lines.length > 0;
      }
      if (required) throw new SetupStop(lines.join('\n'));
      lines.forEach(say);
      say('going on without the companion');
      return false;
    },
  };
}
