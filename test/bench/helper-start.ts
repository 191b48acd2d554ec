// How long the keychain's process takes from nothing to its first answer, as the companion starts it: one of Electron's
// utility processes with what was built.
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureBuilt } from '../../scripts/companion/build.mjs';
import { findElectron } from '../../scripts/electron.mjs';
import { startChild, stopChild } from '../support/children.ts';
import type { Desktop } from '../support/desktop.ts';

const BUILT = join(import.meta.dirname, '../../out/main/keychain.js');

export interface HelperStarts {
  /** Starts one, and ends it. Milliseconds. */
  once(): Promise<number>;
  stop(): Promise<void>;
}

export async function helperStarts(
  { env, folder }: Desktop,
  log: (line: string) => void,
): Promise<HelperStarts> {
  ensureBuilt({ log });
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = startChild(await findElectron(), [...sandbox, join(import.meta.dirname, 'helper-start')], {
    env,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(child, 'message');
  return {
    async once() {
      const said = once(child, 'message');
      child.send(BUILT);
      return z.number().parse((await said)[0]);
    },
    stop: () => stopChild(child),
  };
}
