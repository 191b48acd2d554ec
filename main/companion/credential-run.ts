// One run over the saved credentials of an account: one after the other (a keyring asks one question at a time), each
// written down before it is asked for and after, together with the intent of the next. What goes wrong with one says
// nothing about the next. The password is forgotten as soon as nothing more can be done with it.
import type { EntryState } from '../../src/credentials/journal.ts';
import type { AccountNames } from '../../src/contract/steps.ts';
import type { SavedCredentialSetting } from '../../src/settings/saved-credential-settings.ts';
import type { Cancel, Clock, Keychain } from '../ports.ts';
import { entriesOf, updateCredential } from './credential-sync.ts';
import { HeldSecret } from './held-secret.ts';

/** How long the password is kept for another try at what was left over. Milliseconds. */
const LEFTOVERS_MS = 5 * 60_000;

/** A keychain that has not answered by then may be asking the person something. Milliseconds. */
const PATIENCE_MS = 1_000;

/** The id of an entry, and where it is from now on. */
export type Move = readonly [id: string, state: EntryState];

export interface CredentialRunOptions {
  readonly keychain: Keychain;
  readonly clock: Clock;
  /** Writes down where entries are. The keychain is not asked before this has resolved; where it rejects, not at all. */
  readonly moved: (moves: readonly Move[]) => Promise<void>;
  /** The entries that are not right yet. */
  readonly left: () => readonly SavedCredentialSetting[];
  /** Something shows differently. */
  readonly changed: () => void;
  /** A round has come to its end. */
  readonly rounded: () => void;
}

export class CredentialRun {
  readonly #options: CredentialRunOptions;
  readonly #names: AccountNames;
  readonly #password: HeldSecret;
  #round: Promise<void> | undefined;
  /** The keychain has not answered for a while. */
  #waiting = false;
  #kept = false;
  #stopped = false;
  /** The person was asked to unlock the keychain, and did not want to. */
  #dismissed = false;
  #ended = false;

  constructor(names: AccountNames, options: CredentialRunOptions) {
    this.#names = names;
    this.#options = options;
    this.#password = new HeldSecret(options.clock);
  }

  /** True while entries are being seen to. */
  get working(): boolean {
    return this.#round !== undefined;
  }

  get waitingForKeychain(): boolean {
    return this.#waiting;
  }

  /** Whether somebody waits for it. */
  get attended(): boolean {
    return !this.#ended;
  }

  /** True while what is left can be tried again without typing the password. */
  get canRetry(): boolean {
    return !this.working && !this.#ended && this.#password.held;
  }

  /** Begins with everything that is left. */
  start(password: string): void {
    this.#begin(password, false);
  }

  /** Tries again what is left, where it can. @param unlockFirst whether the keychain may ask to be unlocked */
  retry(unlockFirst: boolean): void {
    const password = this.canRetry ? this.#password.value : undefined;
    if (password !== undefined) this.#begin(password, unlockFirst);
  }

  /** The person waits no longer: what has not been asked for is told as cancelled, like what is being asked for. */
  stopWaiting(): void {
    if (!this.working) return;
    this.#stopped = true;
    this.#options.keychain.stopWaiting();
  }

  /** Nobody waits for it any more: a round under way is brought to its end, then the password is forgotten. */
  end(): void {
    this.#ended = true;
    if (!this.working && this.#password.held) this.#forget();
  }

  /** Its password is not the account's any more: nothing more is written with it, and it is forgotten. */
  abandon(): void {
    this.stopWaiting();
    this.end();
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.#round;
  }

  #begin(password: string, unlockFirst: boolean): void {
    this.#stopped = false;
    this.#dismissed = false;
    this.#round = this.#goRound(password, unlockFirst).finally(() => {
      this.#round = undefined;
      this.#keepOrForget(password);
      this.#options.rounded();
    });
  }

  /** It is kept once, from the end of the first round on: trying again gains no more time. */
  #keepOrForget(password: string): void {
    // Its time was up during this round, which went on asking the keychain.
    const isOver = this.#kept && !this.#password.held;
    if (this.#ended || isOver || this.#options.left().length === 0) this.#forget();
    else if (!this.#kept) this.#password.hold(password, LEFTOVERS_MS, () => this.#forgotten());
    this.#kept = true;
  }

  #forget(): void {
    this.#password.forget();
    this.#options.keychain.letGo();
  }

  /** Its time was up. */
  #forgotten(): void {
    this.#options.keychain.letGo();
    this.#options.changed();
  }

  async #goRound(password: string, unlockFirst: boolean): Promise<void> {
    const { keychain, left } = this.#options;
    const entries = left();
    if (unlockFirst) {
      const locked = entries.flatMap((setting) => entriesOf(setting, this.#names));
      const answer = await this.#asking(keychain.unlock(locked).catch(() => 'failed' as const));
      this.#dismissed = answer === 'cancelled';
    }
    let came: Move[] = [];
    for (const setting of entries) {
      const { id } = setting;
      if (this.#stopped) came.push([id, 'cancelled']);
      // Without an intent on the disk nothing is done outside of it.
      else if (!(await this.#tell([...came, [id, 'intended']]))) came.push([id, 'failed']);
      else came = [[id, await this.#outcomeOf(setting, password)]];
    }
    await this.#tell(came);
  }

  /** False where it could not be written down. */
  async #tell(moves: readonly Move[]): Promise<boolean> {
    try {
      await this.#options.moved(moves);
    } catch {
      return false;
    }
    this.#options.changed();
    return true;
  }

  async #outcomeOf(setting: SavedCredentialSetting, password: string): Promise<EntryState> {
    const stopped = () => this.#stopped;
    const { keychain } = this.#options;
    const outcome = await this.#asking(updateCredential(keychain, setting, this.#names, password, stopped));
    return outcome === 'locked' && this.#dismissed ? 'cancelled' : outcome;
  }

  /** Says so when an answer takes long. */
  async #asking<T>(answer: Promise<T>): Promise<T> {
    const { clock, changed } = this.#options;
    const cancel: Cancel = clock.after(PATIENCE_MS, () => {
      this.#waiting = true;
      changed();
    });
    try {
      return await answer;
    } finally {
      cancel();
      this.#waiting = false;
    }
  }
}
