// A secret that main remembers for a while and then forgets, whether or not anybody tells it to. It is kept as bytes, which
// are overwritten then: a text would stay where it is until something else needs the place.
import { secretBytes } from '../secret-bytes.ts';
import type { Cancel, Clock } from '../ports.ts';

/** At most one secret, for at most the time it was given. */
export class HeldSecret {
  readonly #clock: Clock;
  /** UTF-16, as the language has it: nothing is lost on the way. */
  #bytes: Buffer | undefined;
  #cancel: Cancel | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A new text each time, to be used at once. */
  get value(): string | undefined {
    return this.#bytes?.toString('utf16le');
  }

  /** Whether it is still known. */
  get held(): boolean {
    return this.#bytes !== undefined;
  }

  /** Remembers `value` for `ms` milliseconds; `forgotten` runs when that time is up. */
  hold(value: string, ms: number, forgotten?: () => void): void {
    this.forget();
    this.#bytes = secretBytes(value, 'utf16le');
    this.#cancel = this.#clock.after(ms, () => {
      this.forget();
      forgotten?.();
    });
  }

  forget(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#bytes?.fill(0);
    this.#bytes = undefined;
  }
}
