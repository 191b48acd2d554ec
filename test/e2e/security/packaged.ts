// The companion as it is installed: packed by electron-builder around the Electron of this machine.
import { chmodSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findElectron } from '../../../scripts/electron.mjs';
import { runOrThrow } from '../../support/children.ts';
import { installSandboxHelper } from '../../support/electron-copy.ts';
import { temporaryFolder } from '../../support/folders.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');

/** Packs what was built, as for a release but without an installer, and resolves with the executable. */
export async function pack(): Promise<string> {
  const dist = dirname(await findElectron());
  const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  const output = temporaryFolder('packed');
  // The user that runs it is another one.
  chmodSync(output, 0o755);
  const program = join(REPOSITORY, 'node_modules/electron-builder/cli.js');
  const settings = { electronDist: dist, electronVersion: version, 'directories.output': output };
  const options = Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`);
  const args = [program, '--linux', 'dir', '--publish', 'never', ...options];
  await runOrThrow(process.execPath, args, { cwd: REPOSITORY, timeoutMs: 150_000 });
  const installed = join(output, 'linux-unpacked');
  await installSandboxHelper(installed);
  return join(installed, 'keyturn');
}
