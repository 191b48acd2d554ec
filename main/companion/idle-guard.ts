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

  constructor(options: IdleGuardOptions) {
    this.#options = options;
  }

  /** Something may have come to be guarded, or may be no more. */
  look(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const left = this.#leftMs();
    if (left === undefined) return;
    const wait = Math.min(Math.max(left, LEAST_WAIT_MS), LONGEST_WAIT_MS);
    this.#cancel = this.#options.clock.after(wait, () => {
      const now = this.#leftMs();
      if (now !== undefined && now <= 0) this.#options.tooLong();
      this.look();
    });
  }

  #leftMs(): number | undefined {
    const limit = this.#options.limitSeconds();
    return limit === undefined ? undefined : (limit - this.#options.presence.idleSeconds()) * 1000;
  }
}
