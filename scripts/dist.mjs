// npm run dist: builds the companion and makes its installers for this system, in dist/. With --trial only the
// folder that they would install, around whatever Electron there is.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildCompanion } from './companion/build.mjs';
import { pack } from './packing/pack.mjs';
import { findRuntime } from './packing/runtime.mjs';
import { endWithParent } from './lib/parent.mjs';
import { root } from './lib/paths.mjs';

const log = (/** @type {string} */ line) => console.log(line);

endWithParent();
try {
  const { trial } = parseArgs({ options: { trial: { type: 'boolean', default: false } } }).values;
  const runtime = await findRuntime({ trial, log });
  buildCompanion({ log });
  const output = join(root, 'dist', ...(trial ? ['trial'] : []));
  await pack({ runtime, output, installers: !trial, stdio: 'inherit' });
  log(`\nMade around Electron ${runtime.version}, for ${process.platform} ${process.arch}:`);
  for (const name of readdirSync(output).filter((each) => made(each, trial)))
    log(`  ${relative(process.cwd(), join(output, name))}`);
  log(
    trial
      ? 'This is a trial: for this machine only, never for anybody’s workstation.'
      : 'Nothing is signed by this command; see README.md, “Roll out the companion”.',
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/**
 * What of the output folder is worth naming: installers, or the folder of a trial.
 * @param {string} name
 * @param {boolean} trial
 */
function made(name, trial) {
  return trial ? /-unpacked$|^mac/.test(name) : /\.(deb|tar\.gz|exe|msi|pkg|zip)$/.test(name);
}
