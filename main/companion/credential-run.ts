// The saved credentials of one reset: their lines in the list of things done, trying leftovers again, and
// forgetting the password as soon as nothing more can be done with it.
import type { CredentialLine } from '../../src/contract/ipc.ts';
import type { AccountNames, CredentialOutcome } from '../../src/contract/steps.ts';
import type { SavedCredentialSetting } from '../../src/settings/managed-settings.ts';
import type { Clock, Keychain } from '../ports.ts';
import { syncCredentials } from './credential-sync.ts';
import { failure } from './failure.ts';
import { HeldSecret } from './held-secret.ts';

/** How long the new password is kept for another try at what was left over. Milliseconds. */
const LEFTOVERS_MS = 5 * 60_000;

interface CredentialReport {
  readonly id: string;
  readonly outcome: CredentialOutcome;
}

export interface CredentialRunOptions {
  readonly keychain: Keychain;
  readonly entries: readonly SavedCredentialSetting[];
  readonly clock: Clock;
  /** Runs after every step. */
  readonly changed: () => void;
  /** Hears the outcomes of each round, once. */
  readonly report: (items: CredentialReport[]) => void;
}

const settled: readonly CredentialLine['state'][] = ['updated', 'already-right', 'not-found'];

export class CredentialRun {
  readonly #options: CredentialRunOptions;
  readonly #password: HeldSecret;
  #names: AccountNames | undefined;
  readonly #states = new Map<string, CredentialLine['state']>();
  #working = false;
  #ended = false;

  constructor(options: CredentialRunOptions) {
    this.#options = options;
    this.#password = new HeldSecret(options.clock);
  }

  /** One line per listed entry once there is something to do; none before. */
  lines(): CredentialLine[] {
    return this.#options.entries.flatMap(({ id, name }) => {
      const state = this.#states.get(id);
      return state === undefined ? [] : [{ id, name, state }];
    });
  }

  /** True while entries are being updated. */
  get working(): boolean {
    return this.#working;
  }

  get canRetry(): boolean {
    return !this.#working && !this.#ended && this.#password.value !== undefined;
  }

  /** Begins with every listed entry. */
  start(names: AccountNames, password: string): void {
    this.#names = names;
    void this.#round(this.#options.entries, password).then(() => {
      if (this.#ended || this.#leftovers().length === 0) return;
      this.#password.hold(password, LEFTOVERS_MS, () => this.#options.changed());
      this.#options.changed();
    });
  }

  /** The directory has a new password that is not known here any more: says that nothing was updated. */
  skip(): void {
    for (const { id } of this.#options.entries) this.#states.set(id, 'failed');
    this.#options.report(this.#options.entries.map(({ id }) => ({ id, outcome: 'failed' })));
    this.#options.changed();
  }

  /** Tries again what was left over. Throws a BridgeFailure when that can't be done any more. */
  retry(): void {
    const password = this.#password.value;
    if (this.#working) throw failure('busy');
    if (!this.canRetry || password === undefined) throw failure('forbidden');
    const leftovers = this.#leftovers();
    // The person wants it now: a locked keychain may ask them. What they answer shows in the outcomes.
    const locked = leftovers.some(({ id }) => this.#states.get(id) === 'locked');
    void this.#round(leftovers, password, locked).then(() => {
      if (this.#leftovers().length === 0 || this.#ended) this.#password.forget();
      this.#options.changed();
    });
  }

  /** Nobody waits for it any more: a round under way is brought to its end, then the password is forgotten. */
  end(): void {
    this.#ended = true;
    if (!this.#working) this.#password.forget();
  }

  async #round(
    entries: readonly SavedCredentialSetting[],
    password: string,
    unlockFirst = false,
  ): Promise<void> {
    if (this.#names === undefined) return;
    const { keychain, changed, report } = this.#options;
    this.#working = true;
    for (const { id } of entries) this.#states.set(id, 'waiting');
    changed();
    if (unlockFirst) await keychain.unlock().catch(() => undefined);
    const items = new Map<string, CredentialOutcome>();
    await syncCredentials(keychain, entries, this.#names, password, ({ id, state }) => {
      this.#states.set(id, state);
      if (state !== 'working') items.set(id, state);
      changed();
    });
    this.#working = false;
    report([...items].map(([id, outcome]) => ({ id, outcome })));
    changed();
  }

  #leftovers(): SavedCredentialSetting[] {
    return this.#options.entries.filter(({ id }) => {
      const state = this.#states.get(id);
      return state !== undefined && !settled.includes(state);
    });
  }
}
