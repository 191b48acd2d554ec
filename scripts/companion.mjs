// npm run companion -- --settings FILE: builds the companion if needed and runs it from this folder. With
// --demo FOLDER instead it is the companion of the demo that has this folder.
import { join, resolve } from 'node:path';
import { ensureBuilt } from './companion/build.mjs';
import { hasDisplay } from './companion/desktop.mjs';
import { launchCompanion } from './companion/launch.mjs';
import { demoWorkstation } from './demo/workstation.mjs';
import { findElectron } from './electron.mjs';
import { ended, endTogether } from './lib/children.mjs';
import { endWithParent } from './lib/parent.mjs';
import { root } from './lib/paths.mjs';

const log = (/** @type {string} */ line) => console.error(line);

if (!hasDisplay(process.env, process.platform)) {
  log(
    'There is no display here, and the companion needs one. Run this in a desktop session, or on a ' +
      'virtual display: xvfb-run -a npm run companion -- --settings FILE',
  );
  process.exit(1);
}
try {
  const electron = await findElectron();
  ensureBuilt({ log });
  const words = process.argv.slice(2);
  const demo = demoOf(words);
  const companion = launchCompanion({
    electron,
    scratch: join(root, '.demo'),
    output: 'inherit',
    log,
    ...(demo ?? { args: words }),
  });
  endTogether([companion]);
  endWithParent();
  companion.once('error', (error) => log(`The companion can't be started: ${error.message}.`));
  process.exitCode = await ended(companion);
} catch (error) {
  log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/**
 * @param {string[]} words of the command line
 * @returns {{ args: string[], wrapper: string[], scratch: string } | undefined} undefined where no demo is named
 */
function demoOf(words) {
  const at = words.indexOf('--demo');
  if (at === -1) return undefined;
  const scratch = resolve(words[at + 1] ?? '.demo');
  const { args, wrapper } = demoWorkstation(scratch);
  return { args: [...args, ...words.toSpliced(at, 2)], wrapper, scratch };
}
