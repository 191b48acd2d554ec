// The runs of this companion over the saved copies of a password: one at a time, each for one change, and what can be
// tried again of the last one.
import type { CredentialReport } from '../../src/contract/copies.ts';
import type { AccountNames } from '../../src/contract/steps.ts';
import {
  type AccountRecord,
  changeKnown,
  entryMoved,
  isCalled,
  isOutOfDate,
  leftIn,
  namesOf,
  type Run,
  runBegun,
  runSettled,
} from '../../src/credentials/journal.ts';
import type { SavedCredentialSetting } from '../../src/settings/saved-credential-settings.ts';
import type { Clock, Keychain } from '../ports.ts';
import type { CopiesJournal } from './copies-journal.ts';
import type { CopiesListed } from './copies-listed.ts';
import { CredentialRun } from './credential-run.ts';
import { failure } from './failure.ts';
import type { Seat } from './seat.ts';

/** A change that a run brings the copies up to. */
export interface Change {
  readonly why: Run['why'];
  /** As it was called where the change was made. */
  readonly username: string;
  readonly names: AccountNames;
  readonly changedAt: string;
  /** Tells the server of it: of a colleague of who sits here, and where this workstation is not enrolled. */
  readonly report?: (items: CredentialReport[]) => void;
}

/** What is told of a run. */
export type RunState = Pick<CredentialRun, 'working' | 'waitingForKeychain' | 'canRetry'>;

const NO_RUN: RunState = { working: false, waitingForKeychain: false, canRetry: false };

export interface CopiesWorkOptions {
  readonly clock: Clock;
  readonly keychain: Keychain;
  readonly seat: Seat;
  readonly journal: CopiesJournal;
  readonly list: Pick<CopiesListed, 'entries' | 'ofColleague'>;
  /** Rejects where nothing may be kept, or the disk refuses. */
  readonly keep: (record: AccountRecord) => Promise<void>;
  /** As `keep`, where nothing waits for it. */
  readonly put: (record: AccountRecord) => void;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: () => number;
  /** A round has come to its end, or there was nothing to begin one with. */
  readonly rounded: (record: AccountRecord, change: Change) => void;
  readonly changed: () => void;
}

export class CopiesWork {
  readonly #options: CopiesWorkOptions;
  /** Whose copies the last run is about, and of which change, once there is one. */
  #run: { readonly username: string; readonly changedAt: string; readonly rounds: CredentialRun } | undefined;
  #departures = 0;

  constructor(options: CopiesWorkOptions) {
    this.#options = options;
  }

  /** True while a run is under way, whoever's copies it is about. */
  get working(): boolean {
    return this.#run?.rounds.working === true;
  }

  /** How the last run stands for whose copies it is about: of a colleague's nothing is told, and nothing can be done. */
  of(username: string | null): RunState {
    return this.#roundsOf(username) ?? NO_RUN;
  }

  /** How often everything was left: who waited before the last time waits no longer. */
  get departures(): number {
    return this.#departures;
  }

  /** A password is on its way to the directory: where entries are listed, the keychain gets ready meanwhile. */
  prepare(): void {
    const { seat, list, keychain } = this.#options;
    if (seat.mode !== 'sign-in' && list.entries.length > 0) keychain.prepare();
  }

  /**
   * See SavedCopies. False where a later change is known by now: this password is none to write.
   *
   * @param since the departures when its owner was there last: where there were more, nobody waits for the run
   */
  async begin(change: Change, password: string | undefined, since = this.#departures): Promise<boolean> {
    // The run before is brought to its end first: what it writes is older.
    this.#run?.rounds.end();
    while (this.#run?.rounds.working === true) {
      await this.#run.rounds.settled();
      this.#run.rounds.end();
    }
    const { keep, keychain, clock, changed } = this.#options;
    const { why, names, changedAt } = change;
    const known = this.#known(change);
    if (isOutOfDate(known, changedAt)) return false;
    const listed = this.#entriesOf(change);
    if (listed.length === 0) {
      if (this.#isOwn(change)) this.#nothingToBring(known, change);
      return true;
    }
    const state = password === undefined ? 'failed' : 'planned';
    const run: Run = { why, changedAt, entries: listed.map(({ id, required }) => ({ id, required, state })) };
    const begun = runBegun(known, run, names);
    // Not on the disk means that nothing is done: the run finds that by itself.
    void keep(begun).catch(() => undefined);
    const record = () => this.#options.journal.record(begun.username);
    const rounds: CredentialRun = new CredentialRun(names, {
      keychain,
      clock,
      changed,
      moved: async (moves) => {
        // Where nothing is kept of it any more nothing may be done: the seat was a shared one meanwhile.
        if (record().run?.changedAt !== changedAt) throw new Error('the run is not in the journal any more');
        await keep(moves.reduce((moved, [id, state]) => entryMoved(moved, id, state), record()));
      },
      left: () => this.#left(record(), change),
      rounded: () => this.#rounded(record(), change, rounds.attended),
    });
    this.#run = { username: begun.username, changedAt, rounds };
    if (since !== this.#departures) rounds.end();
    if (password === undefined) this.#rounded(record(), change, rounds.attended);
    else rounds.start(password);
    changed();
    return true;
  }

  /** Tries again what is left, where the password is still known. Throws `busy` or `forbidden`. */
  retry(username: string): void {
    const rounds = this.#roundsOf(username);
    if (this.working) throw failure('busy');
    if (rounds?.canRetry !== true) throw failure('forbidden');
    const entries = this.#options.journal.record(username).run?.entries ?? [];
    // The person wants it now: a locked keychain may ask them. What they answer shows in the outcomes.
    rounds.retry(entries.some(({ state }) => state === 'locked' || state === 'cancelled'));
    this.#options.changed();
  }

  /** The person waits no longer for the keychain. */
  stopWaiting(username: string): void {
    this.#roundsOf(username)?.stopWaiting();
  }

  /** Its owner has done with the run: its password is forgotten when nothing is under way. */
  end(username: string): void {
    this.#roundsOf(username)?.end();
  }

  /** The directory has told of a change. What was the password before it is none to write any more. */
  heard(record: AccountRecord): void {
    const run = this.#run;
    if (run?.username === record.username && isOutOfDate(record, run.changedAt)) run.rounds.abandon();
  }

  /** Nobody waits for any run any more, also for one that is about to begin. */
  leave(): void {
    this.#departures++;
    this.#run?.rounds.end();
  }

  /** Resolves when what is under way now has come to its end. */
  async settled(): Promise<void> {
    await this.#run?.rounds.settled();
  }

  #roundsOf(username: string | null): CredentialRun | undefined {
    const run = this.#run;
    if (username === null || run === undefined) return undefined;
    return this.#options.journal.record(username).username === run.username ? run.rounds : undefined;
  }

  /** What a change is brought to. Of a colleague of who sits here, that is what is in the keychain under their name. */
  #entriesOf(change: Change): readonly SavedCredentialSetting[] {
    const { list, seat } = this.#options;
    if (this.#isOwn(change)) return list.entries;
    return seat.mode === 'sign-in' ? [] : list.ofColleague;
  }

  #isOwn({ username, names }: Change): boolean {
    const { seat } = this.#options;
    // An account that is nobody in the directory is nobody's own: the floor's, an administrator's. So is a shared seat.
    return seat.mode !== 'sign-in' && seat.username !== null && isCalled({ username, names }, seat.username);
  }

  #known(change: Change): AccountRecord {
    const { journal, seat } = this.#options;
    const { username, names } = change;
    const called = (this.#isOwn(change) ? seat.username : null) ?? username;
    return journal.record(called, username, ...namesOf(names));
  }

  /** No entry is looked after here: what is left of a change is what its owner sees to, read at the end of the reset. */
  #nothingToBring(known: AccountRecord, change: Change): void {
    const remindedAt = new Date(this.#options.now()).toISOString();
    const record = { ...changeKnown(known, change), remindedAt };
    this.#options.put(record);
    this.#options.rounded(record, change);
  }

  #left({ run }: AccountRecord, change: Change): SavedCredentialSetting[] {
    const entries = this.#entriesOf(change);
    const listed = new Map(entries.map(({ id, required }) => [id, required]));
    const left = new Set(run === null ? [] : leftIn(run, listed));
    return entries.filter(({ id }) => left.has(id));
  }

  /** @param attended whether somebody has just read what is left */
  #rounded(before: AccountRecord, change: Change, attended: boolean): void {
    const { put, now, rounded, changed } = this.#options;
    const remindedAt = attended ? new Date(now()).toISOString() : null;
    const record = { ...runSettled(before), remindedAt };
    put(record);
    rounded(record, change);
    changed();
  }
}
