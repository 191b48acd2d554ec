// The password as it is now, asked of the directory before anything is written with it: nothing is written by hope.
import type { RouteReply } from '../../src/contract/api.ts';
import { BridgeFailure, bridgeError, failure } from './failure.ts';
import type { Change } from './copies-work.ts';
import type { DeviceResult } from './device.ts';
import type { StatusSource } from './status-source.ts';

export type Verdict = RouteReply<'verifyPassword'>['verdict'];

export interface CopiesPasswordOptions {
  readonly source: StatusSource;
  readonly changed: () => void;
}

export class CopiesPassword {
  readonly #options: CopiesPasswordOptions;
  #verifying = false;
  #retryAt: string | null = null;

  constructor(options: CopiesPasswordOptions) {
    this.#options = options;
  }

  get verifying(): boolean {
    return this.#verifying;
  }

  /** When the directory can tell the new password from the old one; null where it can, or did not say. */
  get retryAt(): string | null {
    return this.#retryAt;
  }

  /**
   * Asks whether it is the account's password now; `then` runs only where it is, with the change that it came with;
   * where that answers false a later change has come meanwhile.
   * Throws a BridgeFailure where nobody could be asked.
   *
   * @param heard the latest change that the directory has told of
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
      this.#retryAt = said.verdict === 'undetermined' ? said.retryAt : null;
      if (said.verdict !== 'current') return said.verdict;
      const { names, changedAt } = said;
      // A controller that has not heard of the change yet still takes the password of before.
      if (changedAt !== null && Date.parse(changedAt) < Date.parse(heard)) return 'undetermined';
      const begun = await then({ why: 'elsewhere', username, names, changedAt: changedAt ?? heard });
      return begun ? 'current' : 'undetermined';
    } finally {
      this.#verifying = false;
      this.#options.changed();
    }
  }
}

/** The value of a device's call. Throws a BridgeFailure for any other. */
function replyOf<T>(result: DeviceResult<T>): T {
  if (result.kind === 'value') return result.value;
  if (result.kind === 'fault') throw new BridgeFailure(bridgeError(result.fault));
  throw failure(result.kind === 'not-now' ? 'busy' : 'forbidden');
}
