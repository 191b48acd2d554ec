// The copies of a password on this workstation: brought up to a change, here or elsewhere, and looked after until each
// is right or its owner sees to it. At a shared seat there are none.
import type { CopiesView, CredentialLine, CredentialLook, OperationOutput } from '../../src/contract/ipc.ts';
import type { AccountNames, CredentialOutcome } from '../../src/contract/steps.ts';
import {
  type AccountRecord,
  entryMoved,
  heardOfChange,
  leftIn,
  leftToOwner,
  type Need,
  needOf,
  type Run,
  runBegun,
  runSettled,
} from '../../src/credentials/journal.ts';
import type { ManagedSettings } from '../../src/settings/managed-settings.ts';
import type { SavedCredentialSetting } from '../../src/settings/saved-credential-settings.ts';
import type { Clock, Domain, Keychain, Log, Workstation } from '../ports.ts';
import type { CopiesJournal } from './copies-journal.ts';
import { copiesView, credentialLines } from './copies-view.ts';
import { CredentialRun } from './credential-run.ts';
import { isReachable, lookForCredential } from './credential-sync.ts';
import type { DeviceResult } from './device.ts';
import { CopiesReport, outcomesOf } from './copies-report.ts';
import { BridgeFailure, bridgeError, failure } from './failure.ts';
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
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: () => number;
  readonly offsetMs: () => number;
  readonly changed: () => void;
}

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

export class SavedCopies {
  readonly #options: SavedCopiesOptions;
  /** What its owner sees to. */
  readonly rest: RestOfList;
  readonly #report: CopiesReport;
  /** Whose copies the run of this companion is about, once there is one. */
  #run: { readonly username: string; readonly rounds: CredentialRun } | undefined;
  #verifying = false;
  #retryAt: string | null = null;

  constructor(options: SavedCopiesOptions) {
    this.#options = options;
    const put = (record: AccountRecord) => this.#put(record);
    this.rest = new RestOfList({
      ...{ ...options, put },
      settings: () => options.settings()?.checklist,
      record: () => this.record,
    });
    this.#report = new CopiesReport({
      ...{ ...options, put },
      record: () => (this.#working ? null : this.record),
    });
  }

  /** Takes up what an earlier run has left. */
  async load(): Promise<void> {
    await this.#options.journal.load();
    if (this.#options.seat.mode === 'sign-in') await this.forget();
  }

  /** Nobody's names stay at a shared seat. */
  async forget(): Promise<void> {
    await this.#options.journal.forget().catch(() => this.#options.log.note('copies-not-forgotten'));
  }

  /** Whose copies are looked after; null at a shared seat, or where nobody sits. */
  get username(): string | null {
    const { seat } = this.#options;
    return seat.mode === 'sign-in' ? null : seat.username;
  }

  /** Whether there is anything that is looked after here. */
  get listed(): boolean {
    return this.username !== null && (this.#options.settings()?.savedCredentials.length ?? 0) > 0;
  }

  /** What is known of the copies of who sits here. */
  get record(): AccountRecord | null {
    const { username } = this;
    return username === null ? null : this.#options.journal.record(username);
  }

  /** Why they may hold an old password. Without enrolment no password could be verified: then nothing is asked for. */
  get need(): Need | null {
    const { record } = this;
    if (record === null || this.#working || this.#options.settings()?.enrolmentToken === undefined)
      return null;
    return this.#entries().length === 0 ? null : needOf(record, this.#required());
  }

  get underWay(): boolean {
    return this.#working || this.#verifying;
  }

  view(): CopiesView {
    const { record } = this;
    const { offsetMs } = this.#options;
    return copiesView({
      username: this.username,
      record,
      need: this.need,
      lines: this.lines(),
      activity: this.#activity,
      canRetry: this.#run?.rounds.canRetry === true,
      retryAt: this.#retryAt,
      checklist: this.rest.lines(),
      clockOffsetMs: offsetMs(),
    });
  }

  /** One line per listed credential. */
  lines(username: string | null = this.username): CredentialLine[] {
    if (username === null) return [];
    const { keychain, journal, settings } = this.#options;
    return credentialLines({
      settings: settings()?.savedCredentials ?? [],
      run: journal.record(username).run,
      working: this.#working,
      reachable: (setting) => isReachable(setting, keychain.reach),
    });
  }

  /** The directory says when the password was changed last. */
  heard(username: string, changedAt: string | null): void {
    if (changedAt === null || username !== this.username) return;
    this.#put(heardOfChange(this.#options.journal.record(username), changedAt));
    void this.flush();
  }

  /**
   * Brings the copies up to a change that the directory has accepted. Without the password, which is not known here any
   * more, it is told of each that it was not done. Does nothing at a shared seat, or where nothing is listed.
   */
  async begin(change: Change, password: string | undefined): Promise<void> {
    const entries = this.#entries();
    if (this.#options.seat.mode === 'sign-in' || entries.length === 0) return;
    const before = this.#run?.rounds;
    before?.end();
    if (before?.working === true) await before.settled();
    const { journal } = this.#options;
    const { why, username, names, changedAt } = change;
    const state = password === undefined ? 'failed' : 'planned';
    const run: Run = { why, changedAt, entries: entries.map(({ id }) => ({ id, state })) };
    const known = journal.record(username, names.username, names.upn, names.mail);
    const record = runBegun(known, run, names);
    const key = record.username;
    this.#retryAt = null;
    this.#put(record);
    const rounds = new CredentialRun(names, {
      ...this.#options,
      moved: (id, next) => journal.put(entryMoved(journal.record(key), id, next)),
      left: () => this.#left(key),
      rounded: () => this.#rounded(key, change),
    });
    this.#run = { username: key, rounds };
    if (password === undefined) this.#rounded(key, change);
    else rounds.start(password);
    this.#options.changed();
  }

  /** The password as it is now: asked of the directory first, since nothing is written by hope. */
  async enter(password: string): Promise<OperationOutput<'copies.enter'>> {
    const { username, need } = this;
    if (username === null || need === null) throw failure('forbidden');
    if (this.underWay) throw failure('busy');
    this.#verifying = true;
    this.#options.changed();
    try {
      const body = { username, password };
      const said = replyOf(
        await this.#options.source.call((api) => (proof) => api.verifyPassword({ ...proof, body })),
      );
      this.#retryAt = said.verdict === 'undetermined' ? said.retryAt : null;
      if (said.verdict === 'current') {
        const { names } = said;
        const changedAt = said.changedAt ?? this.#options.journal.record(username).heard;
        if (changedAt === null) throw failure('unexpected');
        this.#verifying = false;
        await this.begin({ why: 'elsewhere', username, names, changedAt }, password);
      }
      return { verdict: said.verdict, view: this.view() };
    } finally {
      this.#verifying = false;
      this.#options.changed();
    }
  }

  /** Tries again what is left, where the password is still known. Throws `busy` or `forbidden`. */
  retry(): void {
    const rounds = this.#run?.rounds;
    if (this.#working) throw failure('busy');
    if (rounds?.canRetry !== true) throw failure('forbidden');
    const locked = this.lines(this.#run?.username).some(({ state }) => state === 'locked');
    // The person wants it now: a locked keychain may ask them. What they answer shows in the outcomes.
    rounds.retry(locked);
    this.#options.changed();
  }

  stopWaiting(): void {
    this.#run?.rounds.stopWaiting();
  }

  /** Nobody waits for the run any more: its password is forgotten when nothing is under way. */
  leave(): void {
    this.#run?.rounds.end();
  }

  /** Its owner sees to what is left. Throws `busy`. */
  dismiss(): void {
    const { record } = this;
    if (this.underWay) throw failure('busy');
    if (record === null) throw failure('forbidden');
    this.leave();
    this.#put(leftToOwner(record));
  }

  /** Its owner has been told that something is left. */
  reminded(): void {
    const { record } = this;
    if (record !== null) this.#put({ ...record, remindedAt: new Date(this.#options.now()).toISOString() });
  }

  /** What a run would do to each; writes nothing. Never rejects. */
  async look(): Promise<CredentialLook[]> {
    const { username } = this;
    if (username === null) return [];
    const { keychain, workstation, journal, settings } = this.#options;
    const names = journal.record(username).names ?? {
      ...{ username, domain: workstation.domain },
      ...{ upn: null, mail: null },
    };
    const looks: CredentialLook[] = [];
    for (const setting of settings()?.savedCredentials ?? []) {
      const { id, name } = setting;
      looks.push({ id, name, found: await lookForCredential(keychain, setting, names) });
    }
    return looks;
  }

  /** Tells the server what it does not know yet. */
  flush(): Promise<void> {
    return this.#report.flush();
  }

  get #activity(): CopiesView['activity'] {
    if (this.#verifying) return 'verifying';
    if (!this.#working) return 'idle';
    return this.#run?.rounds.waitingForKeychain === true ? 'waiting-for-keychain' : 'updating';
  }

  get #working(): boolean {
    return this.#run?.rounds.working === true;
  }

  #rounded(username: string, { report }: Change): void {
    const { journal, settings, changed, now } = this.#options;
    // They have just read what is left.
    const remindedAt = new Date(now()).toISOString();
    const record = { ...runSettled(journal.record(username), this.#required()), remindedAt };
    this.#put(record);
    if (settings()?.enrolmentToken === undefined) report?.(outcomesOf(record));
    else void this.flush();
    changed();
  }

  /** What this system can reach; the rest is shown, and left to people. */
  #entries(): SavedCredentialSetting[] {
    const { keychain, settings } = this.#options;
    return (settings()?.savedCredentials ?? []).filter((setting) => isReachable(setting, keychain.reach));
  }

  #left(username: string): SavedCredentialSetting[] {
    const { run } = this.#options.journal.record(username);
    const left = new Set(run === null ? [] : leftIn(run, this.#required()));
    return this.#entries().filter(({ id }) => left.has(id));
  }

  #required(): ReadonlySet<string> {
    return new Set(this.#entries().flatMap(({ id, required }) => (required ? [id] : [])));
  }

  #put(record: AccountRecord): void {
    const { journal, log, changed } = this.#options;
    if (journal.record(record.username) === record) return;
    void journal.put(record).catch(() => log.note('copies-not-written'));
    changed();
  }
}

/** The value of a device's call. Throws a BridgeFailure for any other. */
function replyOf<T>(result: DeviceResult<T>): T {
  if (result.kind === 'value') return result.value;
  if (result.kind === 'fault') throw new BridgeFailure(bridgeError(result.fault));
  throw failure(result.kind === 'not-now' ? 'busy' : 'forbidden');
}
