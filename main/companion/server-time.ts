// What time it is at the server, from its replies. Nothing about deadlines or expiry is computed from the
// workstation's own clock: that one may be hours off, or be moved at any time.
import type { Clock, ServerTimeSample } from '../ports.ts';

/** A reply that took longer than this tells the time too vaguely to replace what is known. Milliseconds. */
const VAGUE_MS = 5_000;

/** The server's clock, carried on between replies by a clock that never jumps. */
export class ServerTime {
  readonly #clock: Clock;
  /** Server time minus monotonic time. */
  #ahead: number | undefined;
  #learnt = false;
  /** Both clocks of the workstation when it went to sleep. */
  #asleepSince: { readonly wall: number; readonly monotonic: number } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Learns from one reply; the server is taken to have answered half way. */
  learn({ serverMs, askedAt, heardAt }: ServerTimeSample): void {
    if (this.#learnt && heardAt - askedAt > VAGUE_MS) return;
    this.#ahead = serverMs - (askedAt + heardAt) / 2;
    this.#learnt = true;
  }

  /**
   * Until the first reply: how far the server was ahead of the workstation's clock when it was asked last (perhaps
   * before a restart), and what time it was there then, before which it can not be now. Milliseconds.
   */
  assume(offsetMs: number, notBefore: number): void {
    if (this.#learnt) return;
    this.#ahead = Math.max(this.#clock.wall() + offsetMs, notBefore) - this.#clock.monotonic();
  }

  /** The workstation goes to sleep: the monotonic clock may stand still from here on. */
  sleep(): void {
    this.#asleepSince ??= { wall: this.#clock.wall(), monotonic: this.#clock.monotonic() };
  }

  /** It woke up: what the monotonic clock missed is what the wall clock, alone awake, went on by. */
  wake(): void {
    const since = this.#asleepSince;
    this.#asleepSince = undefined;
    if (since === undefined || this.#ahead === undefined) return;
    const missed = this.#clock.wall() - since.wall - (this.#clock.monotonic() - since.monotonic);
    this.#ahead += Math.max(0, missed);
  }

  /** Milliseconds since 1970 by the server; by the workstation until there is anything better. */
  now(): number {
    return this.#ahead === undefined ? this.#clock.wall() : this.#clock.monotonic() + this.#ahead;
  }

  /** Server minus workstation clock, whole milliseconds; undefined until the first reply. */
  offsetMs(): number | undefined {
    return this.#learnt ? Math.round(this.now() - this.#clock.wall()) : undefined;
  }

  /** Seconds from now to an instant of the server's, never negative. */
  secondsUntil(instant: string): number {
    return Math.max(0, (Date.parse(instant) - this.now()) / 1000);
  }
}
