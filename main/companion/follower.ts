// Asks where something stands, again and again, until it stands still: with a growing, jittered wait
// while nobody answers, and at the pace the answer asks for while something is under way.
import type { ApiFault, ApiResult, Cancel, Chance, Clock } from '../ports.ts';
import { jitteredWait } from './backoff.ts';

export interface FollowerOptions<T> {
  readonly clock: Clock;
  readonly chance: Chance;
  ask(): Promise<ApiResult<T>>;
  /** Takes a good answer; milliseconds until the next question, undefined when there is none. */
  heard(value: T): number | undefined;
  /** Takes a fault; true to ask again. */
  lost(fault: ApiFault): boolean;
}

const BACKOFF = { firstMs: 1_000, longestMs: 15_000 };
/** Nobody is asked more often than this, however the dice fall. */
const SHORTEST_WAIT_MS = 250;

export class Follower<T> {
  readonly #options: FollowerOptions<T>;
  #running = false;
  #again = false;
  #stopped = false;
  #attempt = 0;
  #cancelPause: Cancel | undefined;

  constructor(options: FollowerOptions<T>) {
    this.#options = options;
  }

  /** Asks now; joins a question that is under way with one more after it. Never throws. */
  ask(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#cancelPause?.();
    if (!this.#running) void this.#run();
  }

  /** No further question, and no answer that is still on its way is taken. */
  stop(): void {
    this.#stopped = true;
    this.#cancelPause?.();
  }

  async #run(): Promise<void> {
    this.#running = true;
    let wait: number | undefined;
    do {
      this.#again = false;
      wait = await this.#turn();
      if (wait !== undefined) await this.#pause(wait);
    } while (wait !== undefined && !this.#stopped);
    this.#running = false;
  }

  /** One question; milliseconds until the next. */
  async #turn(): Promise<number | undefined> {
    const result = await this.#options.ask();
    if (this.#stopped) return undefined;
    const wait = result.ok ? this.#heard(result.value) : this.#lost(result.fault);
    return this.#again ? Math.min(wait ?? 0, SHORTEST_WAIT_MS) : wait;
  }

  #heard(value: T): number | undefined {
    this.#attempt = 0;
    return this.#options.heard(value);
  }

  #lost(fault: ApiFault): number | undefined {
    if (!this.#options.lost(fault)) return undefined;
    const asked = fault.kind === 'problem' ? (fault.details.retryAfterSeconds ?? 0) * 1000 : 0;
    const jittered = jitteredWait(this.#attempt++, BACKOFF, this.#options.chance.fraction());
    return SHORTEST_WAIT_MS + asked + jittered;
  }

  async #pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancelTimer = this.#options.clock.after(ms, resolve);
      this.#cancelPause = () => {
        cancelTimer();
        resolve();
      };
    });
    this.#cancelPause = undefined;
  }
}
