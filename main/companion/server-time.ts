// What time it is at the server, from its replies. Nothing about deadlines or expiry is computed from the
// workstation's own clock: that one may be hours off, or be moved at any time.
import type { Clock, ServerTimeSample } from '../ports.ts';

/** A reply that took longer than this tells the time too vaguely to replace what is known. Milliseconds. */
const VAGUE_MS = 5_000;

/** The server's clock, carried on between replies, in sleep too, by a clock that nobody can set. */
export class ServerTime {
  readonly #clock: Clock;
  /** Server time minus the time elapsed here. */
  #ahead: number | undefined;
  #learnt = false;

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
    this.#ahead = Math.max(this.#clock.wall() + offsetMs, notBefore) - this.#clock.elapsed();
  }

  /** Milliseconds since 1970 by the server; by the workstation until there is anything better. */
  now(): number {
    return this.#ahead === undefined ? this.#clock.wall() : this.#clock.elapsed() + this.#ahead;
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
