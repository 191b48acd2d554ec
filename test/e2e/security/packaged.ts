// The companion as it is installed: packed as `npm run dist -- --trial` does, around the Electron of this machine.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { pack as packWith } from '../../../scripts/packing/pack.mjs';
import { findRuntime } from '../../../scripts/packing/runtime.mjs';
import { installSandboxHelper } from '../../support/electron-copy.ts';
import { temporaryFolder } from '../../support/folders.ts';

/** Packs what was built, as for a release but without an installer, and resolves with the executable. */
export async function pack(): Promise<string> {
  const output = temporaryFolder('packed');
  // The user that runs it is another one.
  chmodSync(output, 0o755);
  const runtime = await findRuntime({ trial: true, log: () => undefined });
  await packWith({ runtime, output, installers: false, stdio: 'ignore' });
  const installed = join(output, 'linux-unpacked');
  await installSandboxHelper(installed);
  return join(installed, 'keyturn');
}
