// The journal of saved credentials as this run keeps it: what is said of an account is seen at once, and on the disk
// when the answer has come.
import {
  type AccountRecord,
  emptyJournal,
  findAccount,
  Journal,
  newAccount,
  withAccount,
} from '../../src/credentials/journal.ts';
import type { Store } from '../ports.ts';

export class CopiesJournal {
  readonly #store: Store;
  #journal: Journal = emptyJournal;
  /** Something was found in the store, or written to it. */
  #kept = false;
  #lost = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Whether there was something in the store that can't be read: then nobody knows how far the copies of anybody are. */
  get lost(): boolean {
    return this.#lost;
  }

  /** Takes up what an earlier run has left. Never rejects. */
  async load(): Promise<void> {
    const found = await this.#store.read().catch(() => 'unreadable');
    this.#kept = found !== undefined;
    const journal = Journal.safeParse(found).data;
    this.#lost = this.#kept && journal === undefined;
    this.#journal = journal ?? emptyJournal;
  }

  /** What is known of an account, by any of its names; a new record under the first one where nothing is. */
  record(username: string, ...others: readonly (string | null)[]): AccountRecord {
    for (const name of [username, ...others]) {
      const found = name === null ? undefined : findAccount(this.#journal, name);
      if (found !== undefined) return found;
    }
    return newAccount(username);
  }

  /** Resolves when it is on the disk; rejects where the disk refuses. Writes nothing where nothing has changed. */
  async put(record: AccountRecord): Promise<void> {
    if (findAccount(this.#journal, record.username) === record) return;
    this.#journal = withAccount(this.#journal, record);
    this.#kept = true;
    await this.#store.write(this.#journal);
  }

  /** Nothing of these accounts stays. Rejects where the disk refuses. */
  async drop(isGone: (record: AccountRecord) => boolean): Promise<void> {
    const accounts = this.#journal.accounts.filter((record) => !isGone(record));
    if (accounts.length === this.#journal.accounts.length) return;
    this.#journal = { ...this.#journal, accounts };
    await this.#store.write(this.#journal);
  }

  /** Nothing of anybody stays, where there was something. Rejects where the disk refuses; may be asked again then. */
  async forget(): Promise<void> {
    if (!this.#kept) return;
    this.#journal = emptyJournal;
    await this.#store.write(this.#journal);
    this.#kept = false;
    this.#lost = false;
  }
}
