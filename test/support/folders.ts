// Temporary folders of tests: each its own, each gone when the test process ends.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './at-exit.ts';

const folders = new Set<string>();

atExit(() => {
  for (const folder of folders) removeFolder(folder);
});

/** Makes a folder `keyturn-<name>-…` (mode 700) that is removed at exit, or by {@link removeFolder}. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `keyturn-${name}-`));
  folders.add(folder);
  return folder;
}

/** Removes a folder with everything in it; absent is fine. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  folders.delete(folder);
}
