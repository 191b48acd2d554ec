// The Electron that the companion is packed around: for people's workstations the one that package.json
// pins, as its makers release it; for a trial any that there is.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findElectron } from '../electron.mjs';
import { executableName, installedOfficial, installOfficial, wantedVersion } from '../electron/official.mjs';
import { cacheDir } from '../lib/paths.mjs';

/** @typedef {{ folder: string, version: string }} Runtime an unpacked Electron, and its version without a "v" */

/**
 * @param {{ trial: boolean, log: (line: string) => void }} options
 * @returns {Promise<Runtime>}
 * @throws {Error} in words, when there is none, or none that may be shipped
 */
export async function findRuntime({ trial, log }) {
  if (trial) return runtimeOf(await findElectron({ log }));
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  const reason =
    override === '' && installedOfficial() === undefined
      ? await installOfficial({ fallback: true, log })
      : undefined;
  const found = reason === undefined ? runtimeOf(await findElectron({ log })) : undefined;
  const isStandIn = found !== undefined && resolve(found.folder).startsWith(cacheDir);
  const refusal = refuse({ version: found?.version, wanted: wantedVersion(), isStandIn, reason });
  if (refusal !== undefined || found === undefined) throw new Error(refusal);
  return found;
}

/**
 * @param {string} executable
 * @returns {Runtime}
 */
function runtimeOf(executable) {
  const folder = executable.slice(0, -executableName(process.platform).length);
  return { folder, version: readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '') };
}

/**
 * Why an Electron must not go to people's workstations; undefined when it may. Pure.
 *
 * @param {{ version: string | undefined, wanted: string, isStandIn: boolean, reason: string | undefined }} facts
 *   `version`: of the one there is; `reason`: why the official one can't be had
 */
export function refuse({ version, wanted, isStandIn, reason }) {
  if (version === wanted && !isStandIn) return undefined;
  return (
    whyNot({ version, wanted, isStandIn, reason }) +
    '\nRun this on a network that reaches github.com, or unpack the official ' +
    `Electron ${wanted} and name its folder in ELECTRON_OVERRIDE_DIST_PATH.\n` +
    'To see how the companion is packed, without an installer and for this machine alone: npm run dist -- --trial'
  );
}

/** @param {Parameters<typeof refuse>[0]} facts */
function whyNot({ version, wanted, isStandIn, reason }) {
  if (isStandIn || version === undefined)
    return (
      `Electron ${wanted} is not here${reason === undefined ? '' : ` and can't be downloaded (${reason})`}. ` +
      'The stand-in that development and tests use instead must not be installed anywhere.'
    );
  return `The Electron here is ${version}; the companion is made for ${wanted}.`;
}
