// What the journal holds of the copies here: whose they are, and what is kept of whom. At a shared seat nothing of anybody
// is; of a colleague, nothing once nobody reads of it any more.
import { type AccountRecord, isCalled } from '../../src/credentials/journal.ts';
import type { ManagedSettings } from '../../src/settings/managed-settings.ts';
import type { Log } from '../ports.ts';
import type { CopiesJournal } from './copies-journal.ts';
import type { Seat } from './seat.ts';

export interface CopiesRecordsOptions {
  readonly journal: CopiesJournal;
  readonly seat: Seat;
  readonly log: Log;
  readonly settings: () => ManagedSettings | undefined;
  readonly changed: () => void;
}

export class CopiesRecords {
  readonly #options: CopiesRecordsOptions;

  constructor(options: CopiesRecordsOptions) {
    this.#options = options;
  }

  /** Takes up what an earlier run has left. Never rejects. */
  async load(): Promise<void> {
    const { journal, log, seat } = this.#options;
    await journal.load();
    if (journal.lost) log.note('copies-unreadable');
    if (seat.mode === 'sign-in') await this.forget();
    else await this.dropOthers(() => true);
  }

  /** Nobody's names stay at a shared seat. Never rejects. */
  async forget(): Promise<void> {
    const { journal, log } = this.#options;
    await journal.forget().catch(() => log.note('copies-not-forgotten'));
  }

  /** Whose copies are looked after; null at a shared seat, or where nobody sits. */
  get username(): string | null {
    const { seat } = this.#options;
    return seat.mode === 'sign-in' ? null : seat.username;
  }

  /** What is known of the copies of who sits here. */
  get own(): AccountRecord | null {
    const { username } = this;
    return username === null ? null : this.#options.journal.record(username);
  }

  /** Whether a name means who sits here. */
  isOwn(name: string): boolean {
    const { own } = this;
    return own !== null && isCalled(own, name);
  }

  /** Nothing of these stays but of who sits here. Never rejects. */
  async dropOthers(isGone: (record: AccountRecord) => boolean): Promise<void> {
    const { journal, log, settings } = this.#options;
    // Without settings nobody knows who sits here.
    if (settings() === undefined) return;
    const { own } = this;
    await journal
      .drop((record) => record !== own && isGone(record))
      .catch(() => log.note('copies-not-written'));
  }

  /** Keeps a record where nothing waits for the disk. Does nothing where it is there already. */
  put(record: AccountRecord): void {
    const { journal, changed } = this.#options;
    if (journal.record(record.username) === record) return;
    void this.keep(record).catch(() => undefined);
    changed();
  }

  /**
   * Resolves when a record is on the disk; rejects where the disk refuses, and at a shared seat: it may have become one since a
   * run began, which then does nothing more.
   */
  async keep(record: AccountRecord): Promise<void> {
    const { journal, seat, log } = this.#options;
    if (seat.mode === 'sign-in') throw new Error('nothing is kept at a shared seat');
    try {
      await journal.put(record);
    } catch (error) {
      log.note('copies-not-written');
      throw error;
    }
  }
}
