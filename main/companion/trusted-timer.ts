// A timer that can be trusted: no single wait is long, and after each both clocks of the workstation are
// looked at, since sleep and a moved clock make any timer wrong.
import type { Cancel, Clock } from '../ports.ts';

/** The longest single wait, milliseconds. */
export const LONGEST_WAIT_MS = 5 * 60_000;

/** Clocks further apart than this after a wait, or a wait longer by this, are a jump. Milliseconds. */
const TOLERANCE_MS = 20_000;

export class TrustedTimer {
  readonly #clock: Clock;
  #cancel: Cancel | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs `work` once, after `ms` milliseconds or as soon as a clock has jumped meanwhile. Replaces what was set before. */
  set(ms: number, work: () => void): void {
    this.cancel();
    const wait = Math.min(ms, LONGEST_WAIT_MS);
    const wall = this.#clock.wall();
    const monotonic = this.#clock.monotonic();
    this.#cancel = this.#clock.after(wait, () => {
      const took = this.#clock.monotonic() - monotonic;
      const moved = Math.abs(this.#clock.wall() - wall - took) > TOLERANCE_MS;
      if (moved || took - wait > TOLERANCE_MS || ms - took <= 0) work();
      else this.set(ms - took, work);
    });
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
