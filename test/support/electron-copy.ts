// A copy of the built companion, and of Electron where needed, that an unprivileged user can read.
import { existsSync } from 'node:fs';
import { cp, mkdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { runOrThrow } from './children.ts';

/** The parts of the repository that the built companion reads at run time. */
const COMPANION = ['package.json', 'main.js', 'out', 'assets', 'node_modules/keytar'] as const;

/** An executable of Electron and the folder of an app. */
export interface Runnable {
  readonly electron: string;
  readonly app: string;
}

/**
 * Copies the app into the folder, and Electron beside it if others can't read it where it is.
 * Files are linked instead of copied where that is possible: Electron has 250 MB.
 */
export async function readableCopy(folder: string, { electron, app }: Runnable): Promise<Runnable> {
  await runOrThrow('chmod', ['a+x', folder]);
  const copy = join(folder, 'companion');
  await mkdir(copy, { recursive: true });
  for (const part of COMPANION)
    if (existsSync(join(app, part)))
      await cp(join(app, part), join(copy, part), { recursive: true, dereference: true });
  await runOrThrow('chmod', ['-R', 'a+rX', copy]);
  if (process.getuid?.() !== 0 && (await isReadableByAll(electron))) return { electron, app: copy };
  const runtime = join(folder, 'electron');
  const source = dirname(electron);
  await runOrThrow('cp', ['-al', source, runtime]).catch(() => runOrThrow('cp', ['-a', source, runtime]));
  await runOrThrow('chmod', ['a+x', runtime]);
  // A file of its own: the linked one must keep its owner.
  const helper = join(runtime, 'chrome-sandbox');
  await rm(helper, { force: true });
  await cp(join(source, 'chrome-sandbox'), helper);
  await installSandboxHelper(runtime);
  return { electron: join(runtime, basename(electron)), app: copy };
}

/**
 * Chromium's sandbox where the kernel gives no user namespaces to those without rights (hardened machines, and
 * everything in a chroot): its helper belongs to root, as an installed package makes it. Only root can.
 */
export async function installSandboxHelper(runtime: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const helper = join(runtime, 'chrome-sandbox');
  await runOrThrow('chown', ['root:root', helper]);
  await runOrThrow('chmod', ['4755', helper]);
}

/** Whether everyone may run the file: by its own mode and those of all folders above it. */
async function isReadableByAll(file: string): Promise<boolean> {
  for (let path = file; path !== dirname(path); path = dirname(path))
    if (((await stat(path)).mode & 0o001) === 0) return false;
  return true;
}
