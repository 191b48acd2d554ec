// npm run companion -- --settings FILE: builds the companion if needed and runs it from this folder.
import { join } from 'node:path';
import { ensureBuilt } from './companion/build.mjs';
import { hasDisplay } from './companion/desktop.mjs';
import { launchCompanion } from './companion/launch.mjs';
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
  const args = process.argv.slice(2);
  const companion = launchCompanion({ electron, args, scratch: join(root, '.demo'), output: 'inherit', log });
  endTogether([companion]);
  endWithParent();
  companion.once('error', (error) => log(`The companion can't be started: ${error.message}.`));
  process.exitCode = await ended(companion);
} catch (error) {
  log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
