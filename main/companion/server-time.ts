// What time it is at the server, from its replies. Nothing about deadlines or expiry is computed from the
// workstation's own clock: that one may be hours off, or be moved at any time.
import type { Clock, ServerTimeSample } from '../ports.ts';

/** A reply that took longer than this tells the time too vaguely to replace what is known. Milliseconds. */
const VAGUE_MS = 5_000;

/** Clocks that went apart by more than this are a sleep, or were moved. Milliseconds. */
const JUMP_MS = 20_000;
/** The word of a sleep comes no later than this after the last look before it, milliseconds awake. */
const AWAITED_MS = 10 * 60_000;

/** Both clocks of the workstation at one moment. */
interface Clocks {
  readonly wall: number;
  readonly monotonic: number;
}

/** The server's clock, carried on between replies by a clock that never jumps. */
export class ServerTime {
  readonly #clock: Clock;
  /** Server time minus monotonic time. */
  #ahead: number | undefined;
  #learnt = false;
  /** When it went to sleep, as far as it was told. */
  #asleepSince: Clocks | undefined;
  /** When it was awake last for sure, and both clocks went together. */
  #awake: Clocks;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#awake = this.#clocks();
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
    this.#asleepSince ??= this.#clocks();
  }

  /** To be called every few minutes: the word of a sleep may come only after it. */
  look(): void {
    const now = this.#clocks();
    // It may have slept, and be told so in a moment; what was moved by hand is forgotten after a while.
    const awaited = gap(this.#awake, now) > JUMP_MS && now.monotonic - this.#awake.monotonic < AWAITED_MS;
    if (!awaited) this.#awake = now;
  }

  /** It woke up: what the monotonic clock missed is what the wall clock, alone awake, went on by. */
  wake(): void {
    const told = this.#asleepSince;
    const now = this.#clocks();
    const missed = told === undefined ? 0 : gap(told, now);
    this.#asleepSince = undefined;
    if (this.#ahead !== undefined)
      this.#ahead += missed > JUMP_MS ? missed : Math.max(0, gap(this.#awake, now));
    this.#awake = now;
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

  #clocks(): Clocks {
    return { wall: this.#clock.wall(), monotonic: this.#clock.monotonic() };
  }
}

/** How much further the wall clock went than the other one. */
const gap = (from: Clocks, to: Clocks): number => to.wall - from.wall - (to.monotonic - from.monotonic);
