// Starts the demo's API as `npm start` does, in a folder of its own.
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { collectOutput, startChild, stopChild } from './children.ts';
import { removeFolder, temporaryFolder } from './folders.ts';

const entry = join(import.meta.dirname, '../../server/demo/index.ts');

export interface Demo {
  readonly url: string;
  readonly folder: string;
  /** What the terminal shows. */
  printed(): string;
  /** Ends it as Ctrl-C does; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** What it tells the program that started it. */
const Ready = z.object({ ready: z.literal(true), url: z.url() });

/** Rejects with what it printed when it ends before it serves. `tray`: whether its desktop is said to show one. */
export async function startDemo({ tray = true } = {}): Promise<Demo> {
  const folder = temporaryFolder('demo');
  const child = startChild(process.execPath, [entry, ...(tray ? [] : ['--no-tray'])], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env['PATH'] ?? '', KEYTURN_DATA_DIR: folder, KEYTURN_LISTEN: '127.0.0.1:0' },
  });
  const printed = collectOutput(child);
  const [message] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
  const { data: ready } = Ready.safeParse(message);
  if (ready === undefined) throw new Error(`The demo ended before it was ready:\n${printed()}`);
  return {
    url: ready.url,
    folder,
    printed,
    stop: async () => {
      await stopChild(child, { graceMs: 15_000 });
      removeFolder(folder);
      return child.exitCode;
    },
  };
}
