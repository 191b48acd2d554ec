// A clock that goes on only when a test says so, and chance that is none.
import type { Cancel, Chance, Clock } from '../../main/ports.ts';

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

/** Lets everything that is ready to run do so: answers of fakes are never further than this. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

export class FakeClock implements Clock {
  /** What the workstation's clock shows at the start; move it to see that nothing minds. */
  wallAtStart: number;
  #now = 0;
  #slept = 0;
  #timers: Timer[] = [];
  readonly #settled: () => Promise<void>;

  /** @param settled resolves when nothing more happens by itself; time goes on only then */
  constructor(wall = Date.parse('2026-11-23T09:00:00.000Z'), settled = settle) {
    this.wallAtStart = wall;
    this.#settled = settled;
  }

  wall(): number {
    return this.wallAtStart + this.#now;
  }

  monotonic(): number {
    return this.#now;
  }

  elapsed(): number {
    return this.#now + this.#slept;
  }

  after(ms: number, work: () => void): Cancel {
    const timer = { at: this.#now + ms, work };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  get timers(): number {
    return this.#timers.length;
  }

  /** The workstation sleeps: timers and the monotonic clock stand still. */
  sleep(ms: number): void {
    this.wallAtStart += ms;
    this.#slept += ms;
  }

  /** As on systems whose monotonic clock goes on in sleep: timers that fell due meanwhile run late. */
  oversleep(ms: number): void {
    this.#now += ms;
  }

  /** Goes on by `ms`, running what falls due in its order. */
  async advance(ms: number): Promise<void> {
    await this.#settled();
    const until = this.#now + ms;
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((one) => one !== due);
      this.#now = Math.max(this.#now, due.at);
      due.work();
      await this.#settled();
    }
    this.#now = until;
  }
}

/** Draws one half every time; names count up. */
export function fakeChance(): Chance {
  let drawn = 0;
  return {
    fraction: () => 0.5,
    uuid: () => `00000000-0000-4000-8000-${String(drawn++).padStart(12, '0')}`,
  };
}
