// Launches a real Electron in a test's desktop session, driven by Playwright.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron } from '../../scripts/electron.mjs';
import { atExit } from './at-exit.ts';
import { collectOutput, type Finished, hasEnded, run, signalGroup } from './children.ts';
import type { Desktop } from './desktop.ts';
import { runAs } from './desktop/account.ts';
import { readableCopy } from './electron-copy.ts';
import { isThere, processTree } from './processes.ts';
import { PATIENCE_MS, waitUntil } from './ready.ts';

/** The repository: its package.json names the companion's built main module. */
const REPOSITORY = join(import.meta.dirname, '../..');

export interface LaunchOptions {
  readonly desktop: Desktop;
  /** Arguments of the companion, after the app's folder. */
  readonly args?: readonly string[];
  /** Beside the desktop session's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The app's folder; the repository (built before) where absent. */
  readonly app?: string;
  /** Another clock, as `faketime -f` understands it, e.g. `+2h`. */
  readonly clock?: string;
}

export interface Companion {
  readonly app: ElectronApplication;
  /** The browser process. */
  readonly process: ChildProcess;
  /** The window: one that is open, else the next that opens. */
  window(deadlineMs?: number): Promise<Page>;
  /** What the processes printed, both streams. */
  logs(): string;
  /** Every process of this companion that is there now, the browser process first. */
  pids(): number[];
  /** Resolves when the browser process has ended, by itself or not. */
  readonly ended: Promise<void>;
  /** Quits as `app.quit()` does; kills what is still there after 5 s. */
  stop(): Promise<void>;
  /** Ends all its processes at once, as a crash would. */
  kill9(): Promise<void>;
}

/**
 * Launches the companion in the desktop session, as its user. As root Chromium's sandbox is off,
 * since it refuses to work there; for an unprivileged user it is on.
 */
export async function launchCompanion(options: LaunchOptions): Promise<Companion> {
  const { desktop } = options;
  const { executablePath, args, env } = await commandLine(options);
  const app = await _electron.launch({
    executablePath,
    args,
    env,
    cwd: desktop.folder,
    artifactsDir: join(desktop.folder, 'tmp'),
    chromiumSandbox: desktop.user !== undefined,
    timeout: PATIENCE_MS,
  });
  app.context().setDefaultTimeout(PATIENCE_MS);
  const child = app.process();
  const logs = collectOutput(child);
  atExit(() => void signalGroup(child, 'SIGKILL'));
  const ended = hasEnded(child) ? Promise.resolve() : once(child, 'exit').then(() => undefined);
  const kill9 = async (): Promise<void> => {
    const rest = child.pid === undefined ? [] : processTree(child.pid);
    signalGroup(child, 'SIGKILL');
    for (const pid of rest) killIfThere(pid);
    await ended;
    await waitUntil('end of the companion', () => !rest.some(isThere));
  };
  return {
    app,
    process: child,
    logs,
    ended,
    kill9,
    pids: () => (child.pid === undefined ? [] : processTree(child.pid)),
    window: async (deadlineMs = PATIENCE_MS) =>
      app.windows().find((page) => !page.isClosed()) ??
      (await app.waitForEvent('window', { timeout: deadlineMs })),
    async stop() {
      const late = setTimeout(() => void kill9(), 5_000);
      await app.close().catch(() => undefined);
      await ended;
      clearTimeout(late);
    },
  };
}

/** Runs the companion to its end without Playwright: `--diagnose`, or a second instance. */
export async function runCompanion(options: LaunchOptions): Promise<Finished> {
  const { executablePath, args, env } = await commandLine(options);
  const sandbox = options.desktop.user === undefined ? ['--no-sandbox'] : [];
  return run(executablePath, [...sandbox, ...args], { env, cwd: options.desktop.folder });
}

/** A program that starts Electron as the session's user, on its clock, and dies with this process. */
async function commandLine({
  desktop,
  args = [],
  env = {},
  app = REPOSITORY,
  clock,
}: LaunchOptions): Promise<{ executablePath: string; args: string[]; env: Record<string, string> }> {
  const electron = await findElectron();
  const there =
    desktop.user === undefined ? { electron, app } : await readableCopy(desktop.folder, { electron, app });
  const words = [
    ...(desktop.user === undefined ? ['setpriv', '--pdeathsig', 'KILL', '--'] : runAs(desktop.user)),
    ...(clock === undefined ? [] : ['faketime', '-f', clock]),
    there.electron,
  ];
  const executablePath = join(desktop.folder, `start-electron${clock ?? ''}`);
  const quoted = words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
  writeFileSync(executablePath, `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o755 });
  return { executablePath, args: [there.app, ...args], env: { ...desktop.env, ...env } };
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile, which is what was wanted.
  }
}
