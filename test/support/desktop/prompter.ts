// The keyring's own question to a person (gcr-prompter), on the screen of a test's desktop, and the hands that answer it.
import { run, startChild, stopChild } from '../children.ts';
import type { Desktop } from '../desktop.ts';
import { waitUntil } from '../ready.ts';
import { nameHasOwner } from './bus.ts';

/** Where Debian and its kin keep it. */
const PROGRAM = '/usr/libexec/gcr-prompter';
const NAME = 'org.gnome.keyring.SystemPrompter';

export interface Prompter {
  /** Types into the question that is asked next, as soon as it is on the screen. */
  answers(password: string): Promise<void>;
  /** Closes it without an answer. */
  dismisses(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it in the session: a keyring that finds none dismisses its questions by itself. */
export async function startPrompter({ env, connection }: Desktop): Promise<Prompter> {
  const child = startChild(PROGRAM, [], { env, cwd: '/', stdio: 'ignore' });
  await waitUntil('gcr-prompter', () => nameHasOwner(connection, NAME));
  const hands = (...args: string[]) => run('xdotool', args, { env, cwd: '/' });
  const window = ['search', '--onlyvisible', '--class', 'gcr-prompter'];
  const isAsked = async () => (await hands(...window)).code === 0;
  const isGone = async () => !(await isAsked());
  /** Does it again where the question stays: what comes before it has taken the keyboard is lost. */
  const until = async (...actions: string[][]) => {
    await waitUntil('the question of the keyring', isAsked);
    await waitUntil('the end of the question', async () => {
      for (const action of actions) await hands(...action);
      return waitUntil('its window to close', isGone, { deadlineMs: 3_000 });
    });
  };
  return {
    // What stands there already is written over.
    answers: (password) => until(['key', 'ctrl+a'], ['type', password], ['key', 'Return']),
    dismisses: () => until(['key', 'Escape']),
    stop: () => stopChild(child),
  };
}
