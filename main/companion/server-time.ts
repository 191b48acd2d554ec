// What time it is at the server, from its replies. Nothing about deadlines is computed from the
// workstation's own clock: that one may be hours off, or be moved while a reset runs.
import type { Clock, ServerTimeSample } from '../ports.ts';

/** A reply that took longer than this tells the time too vaguely to replace what is known. Milliseconds. */
const VAGUE_MS = 5_000;

/** The server's clock, carried on between replies by a clock that never jumps. */
export class ServerTime {
  readonly #clock: Clock;
  /** Server time minus monotonic time. */
  #ahead: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Learns from one reply; the server is taken to have answered half way. */
  learn({ serverMs, askedAt, heardAt }: ServerTimeSample): void {
    if (this.#ahead !== undefined && heardAt - askedAt > VAGUE_MS) return;
    this.#ahead = serverMs - (askedAt + heardAt) / 2;
  }

  /** Milliseconds since 1970 by the server; by the workstation until the first reply. */
  now(): number {
    return this.#ahead === undefined ? this.#clock.wall() : this.#clock.monotonic() + this.#ahead;
  }

  /** Server minus workstation clock, whole milliseconds; undefined until the first reply. */
  offsetMs(): number | undefined {
    return this.#ahead === undefined ? undefined : Math.round(this.now() - this.#clock.wall());
  }

  /** Seconds from now to an instant of the server's, never negative. */
  secondsUntil(instant: string): number {
    return Math.max(0, (Date.parse(instant) - this.now()) / 1000);
  }
}
