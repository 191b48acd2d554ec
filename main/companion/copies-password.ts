// The password as it is now, asked of the directory before anything is written with it: nothing is written by hope.
import type { RouteReply } from '../../src/contract/api.ts';
import type { Undetermined } from '../../src/contract/copies.ts';
import { BridgeFailure, bridgeError, failure } from './failure.ts';
import type { Change } from './copies-work.ts';
import type { DeviceResult } from './device.ts';
import type { StatusSource } from './status-source.ts';

export type Verdict = RouteReply<'verifyPassword'>['verdict'];

/** Why it can't be told, and from when on it can by the server's clock; `retryAt` null: nobody knows. */
export interface Unsure {
  readonly why: Undetermined;
  readonly retryAt: string | null;
}

export interface CopiesPasswordOptions {
  readonly source: StatusSource;
  /** The latest change that the directory has told of. */
  readonly heard: () => string | null;
  readonly changed: () => void;
}

/** Who was asked has not heard of the latest change: nobody knows when it will have. */
const lags: Unsure = { why: 'not-replicated', retryAt: null };

export class CopiesPassword {
  readonly #options: CopiesPasswordOptions;
  #verifying = false;
  /** Of the change that was the latest then. */
  #unsure: (Unsure & { readonly of: string | null }) | null = null;

  constructor(options: CopiesPasswordOptions) {
    this.#options = options;
  }

  get verifying(): boolean {
    return this.#verifying;
  }

  /** Why nobody could tell of the last one; null where it was told, and of a change that has come since. */
  get unsure(): Unsure | null {
    return this.#unsure?.of === this.#options.heard() ? this.#unsure : null;
  }

  /**
   * Asks whether it is the account's password now; `then` runs only where it is, with the change that it came with;
   * where that answers false a later change has come meanwhile.
   * Throws a BridgeFailure where nobody could be asked.
   */
  async verify(
    { username, password, heard }: { readonly username: string; password: string; readonly heard: string },
    then: (change: Change) => Promise<boolean>,
  ): Promise<Verdict> {
    this.#verifying = true;
    this.#options.changed();
    try {
      const body = { username, password };
      const said = replyOf(
        await this.#options.source.call((api) => (proof) => api.verifyPassword({ ...proof, body })),
      );
      this.#keep(said.verdict === 'undetermined' ? said : null);
      if (said.verdict !== 'current') return said.verdict;
      const { names, changedAt } = said;
      // A controller that has not heard of the change yet still takes the password of before.
      const isBehind = changedAt !== null && Date.parse(changedAt) < Date.parse(heard);
      const change = { why: 'elsewhere', username, names, changedAt: changedAt ?? heard } as const;
      if (!isBehind && (await then(change))) return 'current';
      this.#keep(lags);
      return 'undetermined';
    } finally {
      this.#verifying = false;
      this.#options.changed();
    }
  }

  #keep(unsure: Unsure | null): void {
    this.#unsure =
      unsure === null ? null : { why: unsure.why, retryAt: unsure.retryAt, of: this.#options.heard() };
  }
}

/** The value of a device's call. Throws a BridgeFailure for any other. */
function replyOf<T>(result: DeviceResult<T>): T {
  if (result.kind === 'value') return result.value;
  if (result.kind === 'fault') throw new BridgeFailure(bridgeError(result.fault));
  throw failure(result.kind === 'not-now' ? 'busy' : 'forbidden');
}
