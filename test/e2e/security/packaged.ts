// The companion as it is installed: packed as `npm run dist -- --trial` does, around the Electron of this machine.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { pack as packWith } from '../../../scripts/packing/pack.mjs';
import { findRuntime } from '../../../scripts/packing/runtime.mjs';
import type { ManagedSettings } from '../../../src/settings/managed-settings.ts';
import { runOrThrow } from '../../support/children.ts';
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

/**
 * The words before a command that then finds these managed settings where IT puts them, and nobody else does: it sees
 * a copy of /etc in the place of the machine's own.
 */
export async function whereItIsSetUp(
  settings: z.input<typeof ManagedSettings>,
): Promise<[string, ...string[]]> {
  const etc = join(temporaryFolder('etc'), 'etc');
  await runOrThrow('cp', ['-a', '/etc', etc]);
  mkdirSync(join(etc, 'keyturn'));
  writeFileSync(join(etc, 'keyturn', 'managed-settings.json'), JSON.stringify(settings), { mode: 0o644 });
  const script = 'mount --bind "$0" /etc && exec "$@"';
  return ['unshare', '--mount', '--propagation', 'private', '--', 'sh', '-c', script, etc];
}
