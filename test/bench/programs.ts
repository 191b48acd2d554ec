// The two programs of the benchmark, each on a desktop of its own: the companion as autostart starts it on an
// enrolled workstation, and the bare tray app.
import { join } from 'node:path';
import { ensureBuilt } from '../../scripts/companion/build.mjs';
import { findElectron } from '../../scripts/electron.mjs';
import { startChild, stopChild } from '../support/children.ts';
import { openEmbeddedRoom } from '../support/journey/embedded-room.ts';
import { newcomer, personOf } from '../support/journey/people.ts';
import { openSeat } from '../support/journey/seat.ts';
import { startServer } from '../support/server.ts';
import { type Desktop, startDesktop } from '../support/desktop.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const START_MS = 60_000;

export interface Running {
  readonly pid: number;
  /** From the start of the process to its icon on the bus, milliseconds. */
  readonly startMs: number;
  stop(): Promise<void>;
}

export interface Program {
  start(): Promise<Running>;
  /** Waits until it has nothing more to do after a start. */
  settle(): Promise<void>;
}

export interface Programs {
  readonly companion: Program;
  readonly bare: Program;
  stop(): Promise<void>;
}

/** Starts the API with one account, whose password is good for long, and both desktops. */
export async function openPrograms(log: (line: string) => void): Promise<Programs> {
  ensureBuilt({ log });
  const electron = await findElectron();
  const directory = openEmbeddedRoom();
  await directory.hire([personOf({ ...newcomer('ana', 'Ana Lima'), expiresInDays: 60 })]);
  const api = await startServer({ env: directory.env });
  const seat = await openSeat({ api }, { username: 'ana' });
  const desktop = await startDesktop();
  return {
    companion: {
      start: () => start(seat.desktop, electron, [REPOSITORY, '--settings', seat.settingsFile, '--hidden']),
      settle: async () => {
        await seat.stands('fine', /in 60 days$/);
      },
    },
    bare: {
      start: () => start(desktop, electron, [join(import.meta.dirname, 'bare')]),
      settle: async () => {
        await (await desktop.tray.waitForItem()).waitForTooltip(/^Bare$/);
      },
    },
    async stop() {
      await Promise.all([seat.stop(), desktop.stop(), api.stop()]);
      await directory.stop();
    },
  };
}

/** Not through Playwright, whose debugger would be measured too. */
async function start({ env, folder, tray }: Desktop, electron: string, args: string[]): Promise<Running> {
  await tray.waitUntilEmpty();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const began = performance.now();
  const child = startChild(electron, [...sandbox, ...args], { env, cwd: folder, stdio: 'ignore' });
  while (tray.items().length === 0) {
    if (performance.now() - began > START_MS) throw new Error(`no icon came from ${args.join(' ')}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const startMs = performance.now() - began;
  return { pid: child.pid!, startMs, stop: () => stopChild(child) };
}
