// When the API is asked how a password stands: whenever something may have changed, and at an interval that
// differs from workstation to workstation. One question at a time.
import type { Chance, Clock } from '../ports.ts';
import { jitteredWait } from './backoff.ts';
import { TrustedTimer } from './trusted-timer.ts';

/** What a question came to. `away`: nobody answered as agreed; ask again sooner, but not before `retryAfterSeconds`. */
export type Asked = { readonly kind: 'done' } | { readonly kind: 'away'; readonly retryAfterSeconds: number };

export interface ExpiryWatchOptions {
  readonly clock: Clock;
  readonly chance: Chance;
  /** Asks once; never rejects. */
  readonly ask: () => Promise<Asked>;
  /** Between questions, milliseconds. */
  readonly everyMs: () => number;
}

/** Things that happen together (a network that comes up after a resume and an unlock) are one reason to ask. Milliseconds. */
const TOGETHER_MS = 1_000;

/** First bound of the wait while the API is away, and the least wait. Milliseconds. */
const FIRST_MS = 10_000;
const LEAST_MS = 2_000;

/** The interval is spread by a fifth to both sides, so that a floor does not ask in step. */
const SPREAD = 0.2;
/** It stays within what the setting may say, milliseconds. */
const SHORTEST_MS = 15 * 60_000;
const LONGEST_MS = 60 * 60_000;

export class ExpiryWatch {
  readonly #options: ExpiryWatchOptions;
  readonly #timer: TrustedTimer;
  #asking: Promise<void> | undefined;
  /** Somebody wants to know, and no question has gone out since. */
  #wanted = false;
  #attempt = 0;
  /** Not before this, by the monotonic clock: the API said so. */
  #notBefore = -Infinity;

  constructor(options: ExpiryWatchOptions) {
    this.#options = options;
    this.#timer = new TrustedTimer(options.clock);
  }

  /** Something may have changed: asks in a moment, and once for all that happens until then. */
  trigger(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#attempt = 0;
    if (this.#asking === undefined) this.#arm(TOGETHER_MS);
  }

  /** Whom the API said to wait is not asked about any more: nothing of that holds for who comes now. */
  reset(): void {
    this.#notBefore = -Infinity;
    this.#wanted = false;
    this.trigger();
  }

  /** Asks now, or once more after the question under way; resolves when that is answered. */
  async now(): Promise<void> {
    this.#wanted = true;
    await this.#asking;
    await (this.#asking ?? this.#ask());
  }

  stop(): void {
    this.#timer.cancel();
  }

  #arm(ms: number): void {
    const patience = this.#notBefore - this.#options.clock.monotonic();
    this.#timer.set(Math.max(ms, patience), () => void this.#ask());
  }

  #ask(): Promise<void> {
    this.#asking ??= this.#askOnce().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #askOnce(): Promise<void> {
    this.#timer.cancel();
    this.#wanted = false;
    this.#armAfter(await this.#options.ask());
  }

  #armAfter(asked: Asked): void {
    const wait = this.#waitAfter(asked);
    // Somebody may have come to want to know while the question was under way.
    this.#arm(this.#wanted ? TOGETHER_MS : wait);
  }

  #waitAfter(asked: Asked): number {
    const { chance, clock, everyMs } = this.#options;
    if (asked.kind === 'done') {
      this.#attempt = 0;
      this.#notBefore = -Infinity;
      const least = Math.max(SHORTEST_MS, everyMs() * (1 - SPREAD));
      const most = Math.min(LONGEST_MS, everyMs() * (1 + SPREAD));
      return least + (most - least) * chance.fraction();
    }
    this.#notBefore = clock.monotonic() + asked.retryAfterSeconds * 1000;
    const backoff = { firstMs: FIRST_MS, longestMs: everyMs() };
    return LEAST_MS + jitteredWait(this.#attempt++, backoff, chance.fraction());
  }
}
