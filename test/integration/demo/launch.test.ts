// What the program that prepares the demo's workstation says reaches the terminal, also out of a session of its own.
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { launchCompanion } from '../../../scripts/companion/launch.mjs';
import { ended } from '../../../scripts/lib/children.mjs';
import { removeFolder, temporaryFolder } from '../../support/folders.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('launch');
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', undefined);
  vi.stubEnv('XDG_RUNTIME_DIR', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  removeFolder(folder);
});

test('what it prints goes to the log, what it says to the terminal', async () => {
  const output = openSync(join(folder, 'companion.log'), 'w');
  const said: string[] = [];
  const program = "console.log('printed'); process.send({ words: 'said' }, () => process.exit(0))";
  const child = launchCompanion({
    electron: 'electron',
    args: [],
    scratch: folder,
    output,
    log: (line) => void said.push(line),
    wrapper: [process.execPath, '-e', program],
  });
  expect(await ended(child)).toBe(0);
  closeSync(output);
  expect(said).toContain('said');
  expect(said).not.toContain('printed');
});
