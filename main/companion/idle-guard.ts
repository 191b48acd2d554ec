// Says when nobody has touched the workstation for too long, while there is something to guard. It wakes up
// only when that could have come about.
import type { Cancel, Clock, Presence } from '../ports.ts';
import { LONGEST_WAIT_MS } from './trusted-timer.ts';

export interface IdleGuardOptions {
  readonly clock: Clock;
  readonly presence: Presence;
  /** Seconds without a touch that are too long; undefined while there is nothing to guard. */
  limitSeconds(): number | undefined;
  /** Runs each time it was too long. */
  tooLong(): void;
}

/** It looks no more often than this, milliseconds. */
const LEAST_WAIT_MS = 1_000;

export class IdleGuard {
  readonly #options: IdleGuardOptions;
  #cancel: Cancel | undefined;
  #looked = 0;

  constructor(options: IdleGuardOptions) {
    this.#options = options;
  }

  /** Something may have come to be guarded, or may be no more. */
  look(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    void this.#watch(++this.#looked, false);
  }

  /** @param looked which look this belongs to: a later one counts alone */
  async #watch(looked: number, waited: boolean): Promise<void> {
    const left = await this.#leftMs();
    if (left === undefined || looked !== this.#looked) return;
    if (waited && left <= 0) {
      this.#options.tooLong();
      this.look();
      return;
    }
    const wait = Math.min(Math.max(left, LEAST_WAIT_MS), LONGEST_WAIT_MS);
    this.#cancel = this.#options.clock.after(wait, () => void this.#watch(looked, true));
  }

  async #leftMs(): Promise<number | undefined> {
    if (this.#options.limitSeconds() === undefined) return undefined;
    const idle = await this.#options.presence.idleSeconds();
    const limit = this.#options.limitSeconds();
    return limit === undefined ? undefined : (limit - idle) * 1000;
  }
}
