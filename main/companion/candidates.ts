// The passwords that were handed over without a word back. If it turns out later that the directory took
// one, this says which, or that it cannot be known: a saved copy is never given the wrong one.
import type { Clock } from '../ports.ts';
import { HeldSecret } from './held-secret.ts';

export class Candidates {
  readonly #clock: Clock;
  readonly #longestMs: number;
  #held: HeldSecret[] = [];

  /** @param longestMs milliseconds after which each is forgotten whatever happens */
  constructor(clock: Clock, longestMs: number) {
    this.#clock = clock;
    this.#longestMs = longestMs;
  }

  /** Remembers one that goes out now; the function returned takes it back: it is known not to be taken. */
  add(password: string): () => void {
    const held = new HeldSecret(this.#clock);
    held.hold(password, this.#longestMs);
    this.#held.push(held);
    return () => {
      held.forget();
      this.#held = this.#held.filter((one) => one !== held);
    };
  }

  /** The one password that it can only be; undefined where there are several, or none any more. */
  only(): string | undefined {
    const values = new Set(this.#held.map(({ value }) => value));
    return values.size === 1 ? [...values][0] : undefined;
  }

  forget(): void {
    for (const held of this.#held) held.forget();
    this.#held = [];
  }
}
