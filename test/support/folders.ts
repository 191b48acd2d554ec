// Temporary folders of tests: each its own, each gone when the test process has ended.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './at-exit.ts';

const folders = new Set<string>();
/** `keyturn-test-NAME-PID-RANDOM`: the number of the process that made it tells whether it is in use. */
const OURS = /^keyturn-test-[a-z-]+-(\d+)-\w{6}$/;

atExit(() => {
  for (const folder of folders) removeFolder(folder);
});
// A process that was killed could not clean up behind itself: the next one does.
for (const name of readdirSync(tmpdir())) {
  const pid = OURS.exec(name)?.[1];
  if (pid !== undefined && !isAlive(Number(pid))) removeFolder(join(tmpdir(), name));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Makes a folder (mode 700) that is removed at exit, or by {@link removeFolder}. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `keyturn-test-${name}-${process.pid}-`));
  folders.add(folder);
  return folder;
}

/** Removes a folder with everything in it; absent is fine. */
export function removeFolder(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
}
