// A secret that main remembers for a while and then forgets, whether or not anybody tells it to.
import type { Cancel, Clock } from '../ports.ts';

/** At most one secret, for at most the time it was given. */
export class HeldSecret {
  readonly #clock: Clock;
  #value: string | undefined;
  #cancel: Cancel | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get value(): string | undefined {
    return this.#value;
  }

  /** Remembers `value` for `ms` milliseconds; `forgotten` runs when that time is up. */
  hold(value: string, ms: number, forgotten?: () => void): void {
    this.forget();
    this.#value = value;
    this.#cancel = this.#clock.after(ms, () => {
      this.forget();
      forgotten?.();
    });
  }

  forget(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#value = undefined;
  }
}
