// npm start: the demo. Starts the reset API with an embedded directory on loopback, then the
// companion preset to it; Ctrl-C ends both.
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBuilt } from './companion/build.mjs';
import { hasDisplay, hasTray } from './companion/desktop.mjs';
import { launchCompanion } from './companion/launch.mjs';
import { openingWords, stillOpenWords } from './demo/words.mjs';
import { beginAfresh, demoWorkstation } from './demo/workstation.mjs';
import { findElectron } from './electron.mjs';
import { ended, endTogether, stopAll } from './lib/children.mjs';
import { endWithParent } from './lib/parent.mjs';
import { root } from './lib/paths.mjs';

const log = (/** @type {string} */ line) => console.log(line);

/** @typedef {{ folder: string, companion: string }} Ready */

/** @type {import('node:child_process').ChildProcess[]} */
const children = [];
const isEnding = endTogether(children);
endWithParent();

const tray = hasTray(process.env, process.platform);
const program = join(root, 'server', 'demo', 'index.ts');
const api = spawn(process.execPath, [program, ...(tray ? [] : ['--no-tray'])], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  detached: process.platform !== 'win32',
});
children.push(api);

const ready = await firstMessage(api);
if (ready === undefined) {
  // It has said why itself, unless something ended it that let it say nothing.
  if (api.signalCode !== null && !isEnding())
    log(`The demo was ended (${api.signalCode}) before it was ready.`);
  process.exitCode = 1;
} else if (!beginAfresh(ready.folder)) {
  log(stillOpenWords);
  process.exitCode = 1;
} else {
  await openCompanion(ready);
  process.exitCode = await ended(api);
}
await stopAll(children);

/**
 * What the API says when it serves: the demo's folder, and the command that opens its companion.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<Ready | undefined>} undefined when it ended instead
 */
function firstMessage(child) {
  return new Promise((resolve) => {
    child.once('message', (message) => resolve(/** @type {Ready} */ (message)));
    child.once('exit', () => resolve(undefined));
    child.once('error', (error) => {
      log(`The demo can't be started: ${error.message}.`);
      resolve(undefined);
    });
  });
}

/** @param {Ready} ready */
async function openCompanion({ folder, companion: again }) {
  if (!hasDisplay(process.env, process.platform)) {
    log(
      'There is no display here, so the companion is not shown; the API runs on. To see it, run this in\n' +
        `a desktop session, or on a virtual display in a second terminal:\n` +
        `  xvfb-run -a ${again}   (xvfb-run is in the package xvfb)`,
    );
  } else {
    try {
      ensureBuilt({ log });
      const electron = await findElectron({ log });
      // What Chromium has to say about a machine would bury the table above.
      const companionLog = join(folder, 'companion.log');
      const output = openSync(companionLog, 'w', 0o600);
      const companion = launchCompanion({
        electron,
        scratch: folder,
        output,
        log,
        ...demoWorkstation(folder),
      });
      children.push(companion);
      companion.once('error', (error) => log(`The companion can't be started: ${error.message}.`));
      companion.once('exit', (code) => {
        if (isEnding()) return;
        const reason = code === 0 ? '' : ` unexpectedly (see ${relative(process.cwd(), companionLog)})`;
        log(`The companion has ended${reason}; the API runs on. Open it again with:\n  ${again}`);
      });
      log(openingWords({ tray, again }));
    } catch (error) {
      log(
        `${error instanceof Error ? error.message : String(error)}\nThe API runs on without the companion.`,
      );
    }
  }
  log('Ctrl-C ends the demo.\n');
}
