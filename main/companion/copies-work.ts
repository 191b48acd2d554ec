// The runs of this companion over the saved copies of a password: one at a time, each for one change, and what can be
// tried again of the last one.
import type { AccountNames, CredentialOutcome } from '../../src/contract/steps.ts';
import {
  type AccountRecord,
  changeKnown,
  entryMoved,
  isCalled,
  isOutOfDate,
  leftIn,
  type Listed,
  namesOf,
  type Run,
  runBegun,
  runSettled,
} from '../../src/credentials/journal.ts';
import { namesAnAccount, type SavedCredentialSetting } from '../../src/settings/saved-credential-settings.ts';
import type { Clock, Keychain } from '../ports.ts';
import type { CopiesJournal } from './copies-journal.ts';
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
  /** Tells the server of it where this workstation is not enrolled. */
  readonly report?: (items: CredentialReport[]) => void;
}

export interface CredentialReport {
  readonly id: string;
  readonly outcome: CredentialOutcome;
}

export interface CopiesWorkOptions {
  readonly clock: Clock;
  readonly keychain: Keychain;
  readonly seat: Seat;
  readonly journal: CopiesJournal;
  /** What is listed and can be reached here. */
  readonly entries: () => readonly SavedCredentialSetting[];
  readonly listed: () => Listed;
  /** Rejects where nothing may be kept, or the disk refuses. */
  readonly keep: (record: AccountRecord) => Promise<void>;
  /** As `keep`, where nothing waits for it. */
  readonly put: (record: AccountRecord) => void;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: () => number;
  /** A round has come to its end. */
  readonly rounded: (record: AccountRecord, change: Change) => void;
  readonly changed: () => void;
}

export class CopiesWork {
  readonly #options: CopiesWorkOptions;
  /** Whose copies the last run is about, once there is one. */
  #run: { readonly username: string; readonly rounds: CredentialRun } | undefined;

  constructor(options: CopiesWorkOptions) {
    this.#options = options;
  }

  get working(): boolean {
    return this.#run?.rounds.working === true;
  }

  get waitingForKeychain(): boolean {
    return this.#run?.rounds.waitingForKeychain === true;
  }

  get canRetry(): boolean {
    return this.#run?.rounds.canRetry === true;
  }

  /** See SavedCopies. False where a later change is known by now: this password is none to write. */
  async begin(change: Change, password: string | undefined): Promise<boolean> {
    // The run before is brought to its end first: what it writes is older.
    this.leave();
    while (this.#run?.rounds.working === true) {
      await this.#run.rounds.settled();
      this.leave();
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
    const run: Run = { why, changedAt, entries: listed.map(({ id }) => ({ id, state })) };
    const begun = runBegun(known, run, names);
    // Not on the disk means that nothing is done: the run finds that by itself.
    void keep(begun).catch(() => undefined);
    const record = () => this.#options.journal.record(begun.username);
    const rounds: CredentialRun = new CredentialRun(names, {
      ...{ keychain, clock, changed },
      moved: (id, next) => keep(entryMoved(record(), id, next)),
      left: () => this.#left(record(), change),
      rounded: () => this.#rounded(record(), change, rounds.attended),
    });
    this.#run = { username: begun.username, rounds };
    if (password === undefined) this.#rounded(record(), change, rounds.attended);
    else rounds.start(password);
    changed();
    return true;
  }

  /** Tries again what is left, where the password is still known. Throws `busy` or `forbidden`. */
  retry(): void {
    const run = this.#run;
    if (this.working) throw failure('busy');
    if (run?.rounds.canRetry !== true) throw failure('forbidden');
    const { username, rounds } = run;
    const entries = this.#options.journal.record(username).run?.entries ?? [];
    // The person wants it now: a locked keychain may ask them. What they answer shows in the outcomes.
    rounds.retry(entries.some(({ state }) => state === 'locked' || state === 'cancelled'));
    this.#options.changed();
  }

  /** The person waits no longer for the keychain. */
  stopWaiting(): void {
    this.#run?.rounds.stopWaiting();
  }

  /** Nobody waits for the run any more: its password is forgotten when nothing is under way. */
  leave(): void {
    this.#run?.rounds.end();
  }

  /**
   * What a change is brought to. In the keychain of who sits here, the copies of a colleague who resets their password are
   * those under the colleague's own name; none is made.
   */
  #entriesOf(change: Change): readonly SavedCredentialSetting[] {
    const entries = this.#options.entries();
    if (this.#isOwn(change)) return entries;
    if (this.#options.seat.mode === 'sign-in') return [];
    return entries.filter(isUnderAName).map((setting) => ({ ...setting, create: false }));
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
    this.#options.put({ ...changeKnown(known, change), remindedAt });
  }

  #left({ run }: AccountRecord, change: Change): SavedCredentialSetting[] {
    const left = new Set(run === null ? [] : leftIn(run, this.#options.listed()));
    return this.#entriesOf(change).filter(({ id }) => left.has(id));
  }

  /** @param attended whether somebody has just read what is left */
  #rounded(before: AccountRecord, change: Change, attended: boolean): void {
    const { put, listed, now, rounded, changed } = this.#options;
    const remindedAt = attended ? new Date(now()).toISOString() : null;
    const record = { ...runSettled(before, listed()), remindedAt };
    put(record);
    rounded(record, change);
    changed();
  }
}

/** Whether an entry is found by a name of the account, and not whoever's it is. */
const isUnderAName = ({ account, attributes }: SavedCredentialSetting): boolean =>
  (attributes === undefined ? [account] : Object.values(attributes)).some(namesAnAccount);
