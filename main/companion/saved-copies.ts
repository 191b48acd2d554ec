// The copies of a password on this workstation: brought up to a change, here or elsewhere, and looked after until each
// is right or its owner sees to it. At a shared seat there are none.
import type { CopiesView, CredentialLine, CredentialLook, OperationOutput } from '../../src/contract/ipc.ts';
import {
  type AccountRecord,
  heardOfChange,
  isCalled,
  leftToOwner,
  type Need,
  needOf,
  runSettled,
} from '../../src/credentials/journal.ts';
import type { ManagedSettings } from '../../src/settings/managed-settings.ts';
import type { Clock, Domain, Keychain, Log, Workstation } from '../ports.ts';
import type { CopiesJournal } from './copies-journal.ts';
import { lookAtCopies } from './copies-look.ts';
import { CopiesListed } from './copies-listed.ts';
import { CopiesPassword } from './copies-password.ts';
import { CopiesRecords } from './copies-records.ts';
import { CopiesReport, outcomesOf, ownOutcomes } from './copies-report.ts';
import { copiesView, credentialLines, plannedLines } from './copies-view.ts';
import { type Change, CopiesWork, type RunState } from './copies-work.ts';
import { failure } from './failure.ts';
import { RestOfList } from './rest-of-list.ts';
import type { Seat } from './seat.ts';
import type { StatusSource } from './status-source.ts';

export interface SavedCopiesOptions {
  readonly clock: Clock;
  readonly domain: Domain;
  readonly keychain: Keychain;
  readonly log: Log;
  readonly workstation: Workstation;
  readonly seat: Seat;
  readonly journal: CopiesJournal;
  readonly source: StatusSource;
  readonly settings: () => ManagedSettings | undefined;
  /** False where the API does not take this workstation's word: no password could be verified. */
  readonly enrolled: () => boolean;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: () => number;
  readonly offsetMs: () => number;
  readonly changed: () => void;
}

export class SavedCopies {
  readonly #options: SavedCopiesOptions;
  /** What its owner sees to. */
  readonly rest: RestOfList;
  readonly #records: CopiesRecords;
  readonly #list: CopiesListed;
  readonly #report: CopiesReport;
  readonly #work: CopiesWork;
  readonly #password: CopiesPassword;

  constructor(options: SavedCopiesOptions) {
    this.#options = options;
    this.#records = new CopiesRecords(options);
    this.#list = new CopiesListed(options);
    const put = (record: AccountRecord) => this.#records.put(record);
    this.#work = new CopiesWork({
      ...options,
      put,
      list: this.#list,
      keep: (record) => this.#records.keep(record),
      rounded: (record, change) => void this.#tell(record, change),
    });
    this.#password = new CopiesPassword({ ...options, heard: () => this.record?.heard ?? null });
    this.rest = new RestOfList({
      ...options,
      put,
      settings: () => options.settings()?.checklist,
      beyond: () => this.#list.beyond,
      record: () => this.record,
    });
    this.#report = new CopiesReport({
      ...options,
      put,
      list: this.#list,
      record: () => (this.#own.working ? null : this.record),
    });
  }

  /** Takes up what an earlier run has left. */
  load(): Promise<void> {
    return this.#records.load();
  }

  /** Nobody's names stay at a shared seat. */
  async forget(): Promise<void> {
    this.leave();
    await this.#records.forget();
  }

  /** Whose copies are looked after; null at a shared seat, or where nobody sits. */
  get username(): string | null {
    return this.#records.username;
  }

  /** Whether a name means who sits here. */
  isOwn(name: string): boolean {
    return this.#records.isOwn(name);
  }

  /** Whether there is anything to show: what is looked after here, or the rest of the list. */
  get shown(): boolean {
    if (this.username === null) return false;
    return this.#list.settings.length > 0 || this.rest.lines().length > 0;
  }

  /** What is known of the copies of who sits here. */
  get record(): AccountRecord | null {
    return this.#records.own;
  }

  /** Why they may hold an old password; see `verifiable` for whether it can be asked for. */
  get need(): Need | null {
    const { record } = this;
    return record === null || this.#own.working ? null : needOf(record, this.#list.listed);
  }

  /** Whether a password that is typed can be verified. Where it can't be, what is left is told, and nothing asked for. */
  get verifiable(): boolean {
    return this.#options.enrolled();
  }

  get underWay(): boolean {
    return this.#work.working || this.#password.verifying;
  }

  view(): CopiesView {
    const { record } = this;
    const { offsetMs } = this.#options;
    return copiesView({
      username: this.username,
      record,
      need: this.need,
      verifiable: this.verifiable,
      lines: this.#told(),
      activity: this.#activity,
      canRetry: this.#own.canRetry,
      unsure: this.#password.unsure,
      checklist: this.rest.lines(),
      clockOffsetMs: offsetMs(),
    });
  }

  /** One line per listed credential that a run has begun with. */
  lines(username: string | null = this.username): CredentialLine[] {
    if (username === null) return [];
    const { run } = this.#options.journal.record(username);
    const settings = this.isOwn(username) ? this.#list.settings : this.#list.ofColleague;
    const { reachable } = this.#list;
    return credentialLines({ settings, reachable }, { run, working: this.runOf(username).working });
  }

  /** What an earlier run did says nothing of a change after it. */
  #told(): CredentialLine[] {
    const { record } = this;
    if (record === null) return [];
    const { run, heard } = record;
    const fresh = run === null || (heard !== null && Date.parse(run.changedAt) < Date.parse(heard));
    return fresh ? plannedLines(this.#list) : this.lines();
  }

  /** The directory says when the password was changed last. */
  heard(username: string, changedAt: string | null): void {
    if (changedAt === null || username !== this.username) return;
    const { journal } = this.#options;
    const record = heardOfChange(journal.record(username), { changedAt, lost: journal.lost });
    this.#records.put(runSettled(record));
    this.#work.heard(record);
    void this.flush();
  }

  /**
   * Brings the copies up to a change that the directory has accepted. Without the password, which is not known here any
   * more, it is told of each that it was not done. Does nothing at a shared seat; where nothing is listed it opens the rest of
   * the list. Of a colleague of who sits here it sees to what is saved under their name. False where a later change is known by now.
   */
  begin(change: Change, password: string | undefined): Promise<boolean> {
    return this.#work.begin(change, password);
  }

  /** See CopiesWork. */
  prepare(): void {
    this.#work.prepare();
  }

  /** The password as it is now, to finish with. Throws `busy`, `forbidden`, or why nobody could be asked. */
  async enter(password: string): Promise<OperationOutput<'copies.enter'>> {
    const { username, need, record } = this;
    if (username === null || need === null || record === null || record.heard === null)
      throw failure('forbidden');
    if (!this.verifiable) throw failure('forbidden');
    if (this.underWay) throw failure('busy');
    const { heard } = record;
    const since = this.#work.departures;
    this.#work.prepare();
    const verdict = await this.#password.verify({ username, password, heard }, (change) =>
      this.#work.begin(change, password, since),
    );
    return { verdict, view: this.view() };
  }

  /** How the last run stands for whose copies it is about; who sits here, and a colleague who resets, each see their own. */
  runOf(username: string | null): RunState {
    return this.#work.of(username);
  }

  /** Tries again what is left, where the password is still known. Throws `busy` or `forbidden`. */
  retry(username = this.username): void {
    if (username === null) throw failure('forbidden');
    this.#work.retry(username);
  }

  /** Its owner waits no longer for the keychain. */
  stopWaiting(username = this.username): void {
    if (username !== null) this.#work.stopWaiting(username);
  }

  /** Nobody waits for a run any more: its password is forgotten when nothing is under way. */
  leave(): void {
    this.#work.leave();
  }

  /**
   * Nobody reads of this account's run any more. Of a colleague nothing stays once it is through: the reset has told the
   * server, and nothing can be tried again. Never rejects.
   */
  async done(username: string): Promise<void> {
    await this.#work.settled();
    if (!this.#work.working) await this.#records.dropOthers((record) => isCalled(record, username));
  }

  /** Its owner sees to what is left, if anything is. Throws `busy`. */
  dismiss(): void {
    const { record, need } = this;
    if (this.underWay) throw failure('busy');
    if (record === null) throw failure('forbidden');
    this.#work.end(record.username);
    if (need !== null) this.#records.put(leftToOwner(record));
  }

  /** Its owner has been told that something is left. */
  reminded(): void {
    const { record } = this;
    if (record !== null)
      this.#records.put({ ...record, remindedAt: new Date(this.#options.now()).toISOString() });
  }

  /** What a run would do to each; writes nothing. Never rejects. */
  async look(): Promise<CredentialLook[]> {
    const { username } = this;
    if (username === null) return [];
    const { keychain, workstation, journal } = this.#options;
    // What the directory has not said yet is what the workstation knows.
    const unsaid = { username, domain: workstation.domain, upn: null, mail: null };
    const names = journal.record(username).names ?? unsaid;
    return lookAtCopies(keychain, this.#list.settings, names);
  }

  /** Tells the server what it does not know yet; false where it does not take this workstation's word. */
  flush(): Promise<boolean> {
    return this.#report.flush();
  }

  get #own(): RunState {
    return this.runOf(this.username);
  }

  get #activity(): CopiesView['activity'] {
    if (this.#own.working) return this.#own.waitingForKeychain ? 'waiting-for-keychain' : 'updating';
    return this.#password.verifying ? 'verifying' : 'idle';
  }

  /** Of a colleague, and where this workstation's word is not taken, the reset itself tells. Never rejects. */
  async #tell(record: AccountRecord, { report, changedAt }: Change): Promise<void> {
    if (!this.isOwn(record.username)) report?.(outcomesOf(record));
    else if (!(await this.flush())) report?.(ownOutcomes(record, this.#list, changedAt));
  }
}
