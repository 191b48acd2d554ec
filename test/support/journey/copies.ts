// The copies of a password at a seat: what IT lists, what programs have saved, what the companion writes down of them,
// and what its window says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import {
  BridgeError,
  type CopiesView,
  type OperationInput,
  type OperationName,
  type OperationOutput,
  operations,
} from '../../../src/contract/ipc.ts';
import { type AccountRecord, Journal } from '../../../src/credentials/journal.ts';
import type { SavedCredentialSetting } from '../../../src/settings/saved-credential-settings.ts';
import type { Companion } from '../electron.ts';
import { waitUntil } from '../ready.ts';
import { words } from './agent.ts';
import type { Floor } from './floor.ts';
import type { Person } from './people.ts';
import { openSeat, type Seat } from './seat.ts';

type Setting = z.input<typeof SavedCredentialSetting>;

/** So many entries that IT lists, in the order in which they are updated. */
export const listOf = (count: number): Setting[] =>
  Array.from({ length: count }, (_none, index) => {
    const name = `Program ${String(index + 1).padStart(2, '0')}`;
    return { id: `program-${index + 1}`, name, service: name };
  });

export interface CopiesSeat extends Seat {
  /** What secret-tool reads of each listed entry, in the order of the list; undefined where there is none. */
  secrets(): Promise<(string | undefined)[]>;
  /** Everything that secret-tool tells of them: also their labels, attributes and number. */
  entries(): Promise<unknown[]>;
  /** The journal of saved copies, a file. */
  readonly journalFile: string;
  /** What the journal says of the person; undefined while there is none. */
  journal(): AccountRecord | undefined;
  /** Nothing is to be said of the password, nor of its copies. */
  isFine(): Promise<void>;
  /** The companion asks anew, and hears of a change that was made elsewhere. */
  hearsOfAChange(): Promise<void>;
}

/** Opens the session of a person, for whom programs have saved their password in every entry of the list. */
export async function openCopiesSeat(
  floor: Pick<Floor, 'api'>,
  { username, password }: Person,
  list: readonly Setting[],
): Promise<CopiesSeat> {
  const seat = await openSeat(floor, { username, settings: { savedCredentials: [...list], checklist: {} } });
  const { keyring, env } = seat.desktop;
  for (const { service, name } of list) await keyring.store(service, username, password, { label: name });
  const folder = join(env['XDG_CONFIG_HOME']!, 'keyturn');
  const journalFile = join(folder, 'saved-copies.json');
  const journal = (): AccountRecord | undefined => {
    try {
      return Journal.parse(JSON.parse(readFileSync(journalFile, 'utf8'))).accounts[0];
    } catch {
      // Not yet.
      return undefined;
    }
  };
  return {
    ...seat,
    journalFile,
    journal,
    isFine: async () => {
      await seat.stands('fine', /^Password expires [^\n]*$/);
    },
    hearsOfAChange: async () => {
      seat.desktop.login.network(70);
      await seat.stands('soon', new RegExp(`\n${words.t('tray.copies.changed-elsewhere')}$`));
    },
    secrets: () => Promise.all(list.map(({ service }) => keyring.lookup(service, username))),
    entries: () => Promise.all(list.map(({ service }) => keyring.search(service))),
  };
}

interface PagesWindow {
  readonly keyturn: { call(operation: string, input: unknown): Promise<unknown> };
}

const Said = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: BridgeError }),
]);

/** Asks main as the window's page does. */
async function ask<N extends OperationName>(
  page: Page,
  operation: N,
  input: OperationInput<N>,
): Promise<OperationOutput<N>> {
  const words: readonly [string, unknown] = [operation, input];
  const said = Said.parse(
    await page.evaluate(
      ([name, value]) => (window as unknown as PagesWindow).keyturn.call(name, value),
      words,
    ),
  );
  if (!said.ok) throw new Error(`the companion did not do it: ${JSON.stringify(said.error)}`);
  return operations[operation].output.parse(said.value) as OperationOutput<N>;
}

/** The list of saved passwords, in the companion's window. */
export class SavedPasswords {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Chosen in the tray. */
  static async openedFromTheTray(seat: Seat, companion: Companion): Promise<SavedPasswords> {
    const item = words.t('tray.copies');
    const icon = await seat.desktop.tray.waitForItem();
    await icon.waitForMenuItem(item);
    await icon.click(item);
    const page = await companion.window();
    await page.getByRole('heading', { level: 1 }).waitFor();
    return new SavedPasswords(page);
  }

  view(): Promise<CopiesView> {
    return ask(this.page, 'copies.current', undefined);
  }

  /** The person types their password as it is now; resolves with what was said of it. */
  typed(password: string): Promise<OperationOutput<'copies.enter'>> {
    return ask(this.page, 'copies.enter', { password });
  }

  /** Tries again what is left. */
  async triedAgain(): Promise<CopiesView> {
    await ask(this.page, 'copies.retry', undefined);
    return this.atRest();
  }

  /** When nothing is under way any more. */
  async atRest(): Promise<CopiesView> {
    return waitUntil('the end of the run', async () => {
      const view = await this.view();
      return view.activity === 'idle' && view;
    });
  }
}

/** `state` of each line, in order. */
export const statesIn = ({ lines }: Pick<CopiesView, 'lines'>): string[] => lines.map(({ state }) => state);
