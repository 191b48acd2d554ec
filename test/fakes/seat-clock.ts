// The clock of one workstation among several: it sleeps and is moved on its own, while time goes on for all.
import type { Cancel } from '../../main/ports.ts';
import { FakeClock } from './clock.ts';

interface Timer {
  /** By the workstation's monotonic clock. */
  readonly at: number;
  readonly work: () => void;
  cancel: Cancel;
}

export class SeatClock extends FakeClock {
  readonly #time: FakeClock;
  readonly #timers = new Set<Timer>();
  /** Time that passed while it slept, milliseconds. */
  #slept = 0;
  #asleepSince: number | undefined;

  /** @param time what passes for everybody */
  constructor(time: FakeClock) {
    super(time.wall());
    this.#time = time;
  }

  override wall(): number {
    return this.wallAtStart + this.#time.monotonic();
  }

  override monotonic(): number {
    return (this.#asleepSince ?? this.#time.monotonic()) - this.#slept;
  }

  override elapsed(): number {
    return this.#time.monotonic();
  }

  override after(ms: number, work: () => void): Cancel {
    const timer: Timer = { at: this.monotonic() + ms, work, cancel: () => undefined };
    this.#timers.add(timer);
    if (this.#asleepSince === undefined) this.#arm(timer);
    return () => this.#drop(timer);
  }

  override get timers(): number {
    return this.#timers.size;
  }

  /** Somebody sets the clock. */
  moveBy(ms: number): void {
    this.wallAtStart += ms;
  }

  fallAsleep(): void {
    if (this.#asleepSince !== undefined) return;
    this.#asleepSince = this.#time.monotonic();
    for (const timer of this.#timers) timer.cancel();
  }

  wakeUp(): void {
    if (this.#asleepSince === undefined) return;
    this.#slept += this.#time.monotonic() - this.#asleepSince;
    this.#asleepSince = undefined;
    for (const timer of this.#timers) this.#arm(timer);
  }

  /** No timer of a run that is over comes any more. */
  stop(): void {
    for (const timer of this.#timers) this.#drop(timer);
  }

  #arm(timer: Timer): void {
    timer.cancel = this.#time.after(timer.at - this.monotonic(), () => {
      this.#timers.delete(timer);
      timer.work();
    });
  }

  #drop(timer: Timer): void {
    timer.cancel();
    this.#timers.delete(timer);
  }
}
