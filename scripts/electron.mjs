// Finds an Electron to run the companion on, whatever this machine can reach.
// Everything that launches Electron (demo, companion, end-to-end tests) asks here.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { executableName, installedOfficial, installOfficial } from './electron/official.mjs';
import { cachedRepack, installRepack, repackSupported } from './electron/repack.mjs';
import { isRefusalFresh, readRefusal, rememberRefusal } from './electron/refusal.mjs';

/**
 * Chooses where Electron comes from. Pure, so that the order is testable.
 *
 * The order: a folder named by `ELECTRON_OVERRIDE_DIST_PATH` (Electron's own variable), the
 * official binary, the official download unless it was refused within the last day, and, only
 * where it is supported, the repack for development and tests.
 *
 * @param {{ overrideDir: string | undefined, officialInstalled: boolean, repackSupported: boolean,
 *   repackCached: boolean, refusedRecently: boolean }} facts
 * @returns {'override' | 'official' | 'download' | 'repack-cached' | 'repack-install'}
 */
export function chooseElectron(facts) {
  if (facts.overrideDir !== undefined && facts.overrideDir !== '') return 'override';
  if (facts.officialInstalled) return 'official';
  if (!facts.repackSupported || !facts.refusedRecently) return 'download';
  return facts.repackCached ? 'repack-cached' : 'repack-install';
}

/**
 * Finds an Electron executable, getting one first if there is none.
 *
 * @param {{ log?: (line: string) => void }} [options] `log` hears one line per lasting step; by
 *   default it is written to standard error.
 * @returns {Promise<string>} the absolute path of the executable
 * @throws {Error} in words, when no Electron can be had on this machine
 */
export async function findElectron({ log = (line) => console.error(line) } = {}) {
  const overrideDir = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const supported = repackSupported(process.platform, process.arch);
  const choose = () =>
    chooseElectron({
      overrideDir,
      officialInstalled: installedOfficial() !== undefined,
      repackSupported: supported,
      repackCached: cachedRepack() !== undefined,
      refusedRecently: isRefusalFresh(readRefusal(), Date.now()),
    });

  let choice = choose();
  if (choice === 'download') {
    const reason = await installOfficial({ fallback: supported, log });
    if (reason !== undefined) {
      if (!supported) throw new Error(noElectron(reason));
      rememberRefusal(reason);
      log(`Electron's release host can't be reached from here (${reason}).`);
    }
    choice = choose();
  }
  switch (choice) {
    case 'override': {
      const executable = join(String(overrideDir), executableName(process.platform));
      if (existsSync(executable)) return executable;
      throw new Error(
        `ELECTRON_OVERRIDE_DIST_PATH names a folder without ${executable}. ` +
          'Unset it, or name a folder that holds an unpacked Electron.',
      );
    }
    case 'repack-cached':
      return /** @type {string} */ (cachedRepack());
    case 'repack-install':
      return installRepack({ log });
    default: {
      const executable = installedOfficial();
      if (executable !== undefined) return executable;
      throw new Error(noElectron('the download left no executable behind'));
    }
  }
}

/** @param {string} reason */
function noElectron(reason) {
  return (
    `There is no Electron for ${process.platform} ${process.arch}: ${reason}. ` +
    'Connect to a network that reaches github.com and run "npx install-electron", or unpack ' +
    'Electron yourself and name its folder in ELECTRON_OVERRIDE_DIST_PATH.'
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await findElectron());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
