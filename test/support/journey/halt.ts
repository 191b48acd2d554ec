// Halts a companion at a point of its run over saved copies, so that what a test does next is done just there: no test has
// to be quicker than a keyring.
import type { EntryState, Journal } from '../../../src/credentials/journal.ts';
import type { Companion } from '../electron.ts';
import { statusField } from '../processes.ts';
import { waitUntil } from '../ready.ts';

/** The journal says of an entry of the run after the latest change (its index) that it is in one of these states. */
export interface Point {
  readonly entry: number;
  readonly states: readonly EntryState[];
}

export interface Halt {
  /** Resolves when it has halted: the journal is in its place, and nothing has been done after it. */
  reached(): Promise<void>;
  /** Lets it go on, to its end. */
  goOn(): void;
}

/** The main process halts itself (SIGSTOP), once, as soon as the journal that says so is in its place. */
export async function haltAt({ app }: Companion, point: Point): Promise<Halt> {
  const pid = await app.evaluate((_electron, { entry, states }) => {
    const files = process.getBuiltinModule('node:fs');
    const { syncBuiltinESMExports } = process.getBuiltinModule('node:module');
    const { rename } = files.promises;
    const isThere = (path: string): boolean => {
      const journal = JSON.parse(files.readFileSync(path, 'utf8')) as Journal;
      const { run, heard } = journal.accounts[0]!;
      const state = run?.changedAt === heard ? run.entries[entry]?.state : undefined;
      return state !== undefined && states.includes(state);
    };
    files.promises.rename = async (from, to) => {
      await rename(from, to);
      const path = String(to);
      if (!path.endsWith('saved-copies.json') || !isThere(path)) return;
      files.promises.rename = rename;
      syncBuiltinESMExports();
      process.kill(process.pid, 'SIGSTOP');
    };
    syncBuiltinESMExports();
    return process.pid;
  }, point);
  return {
    reached: async () => {
      await waitUntil('the halt of the companion', () => statusField(pid, 'State')?.startsWith('T'));
    },
    goOn: () => {
      process.kill(pid, 'SIGCONT');
    },
  };
}
