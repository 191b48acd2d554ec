// When the API is asked: bursts, waits, sleep, clocks that jump.
import { describe, expect, it } from 'vitest';
import { type Asked, ExpiryWatch } from '../../../../main/companion/expiry-watch.ts';
import { fakeChance, FakeClock, settle } from '../../../fakes/clock.ts';

const MINUTE = 60_000;
const away = (retryAfterSeconds = 0): Asked => ({ kind: 'away', retryAfterSeconds });

function bench(fraction = 0.5, everyMinutes = 30) {
  const clock = new FakeClock();
  const asked: number[] = [];
  const answers: Asked[] = [];
  const open: (() => void)[] = [];
  let slow = false;
  const watch = new ExpiryWatch({
    clock,
    chance: { ...fakeChance(), fraction: () => fraction },
    everyMs: () => everyMinutes * MINUTE,
    ask: async () => {
      asked.push(clock.monotonic());
      if (slow) await new Promise<void>((resolve) => open.push(resolve));
      return answers.shift() ?? { kind: 'done' };
    },
  });
  return { clock, asked, answers, watch, answer: () => open.shift()?.(), beSlow: () => (slow = true) };
}

describe('reasons to ask', () => {
  it('that come together are one', async () => {
    const { watch, clock, asked } = bench();
    for (let index = 0; index < 20; index++) {
      watch.trigger();
      await clock.advance(40);
    }
    await clock.advance(2_000);
    expect(asked).toEqual([1_000]);
  });

  it('that come during a question make exactly one more', async () => {
    const { watch, clock, asked, answer, beSlow } = bench();
    beSlow();
    watch.trigger();
    await clock.advance(1_000);
    watch.trigger();
    watch.trigger();
    await clock.advance(5_000);
    watch.trigger();
    expect(asked).toHaveLength(1);
    answer();
    await clock.advance(1_000);
    expect(asked).toHaveLength(2);
    answer();
    await clock.advance(10_000);
    expect(asked).toHaveLength(2);
  });

  it('a person does not wait for, and hears the answer to their own question', async () => {
    const { watch, clock, asked, answer, beSlow } = bench();
    beSlow();
    watch.trigger();
    await clock.advance(1_000);
    let heard = 0;
    void watch.now().then(() => heard++);
    void watch.now().then(() => heard++);
    await settle();
    expect(asked).toHaveLength(1);
    answer();
    await settle();
    expect([asked.length, heard]).toEqual([2, 0]);
    answer();
    await settle();
    expect([asked.length, heard]).toEqual([2, 2]);
  });
});

describe('without a reason', () => {
  it.each([
    [30, 0, 24],
    [30, 0.5, 30],
    [30, 0.999, 36],
    [15, 0, 15],
    [15, 0.999, 18],
    [60, 0, 48],
    [60, 0.999, 60],
  ])('it asks each %i minutes, spread by chance (%f): %i', async (every, fraction, minutes) => {
    const { watch, clock, asked } = bench(fraction, every);
    watch.trigger();
    await clock.advance(1_000);
    await clock.advance((minutes - 1) * MINUTE);
    expect(asked).toHaveLength(1);
    await clock.advance(2 * MINUTE);
    expect(asked).toHaveLength(2);
  });
});

describe('while the API is away', () => {
  it('waits longer and longer, at most the interval', async () => {
    const { watch, clock, asked, answers } = bench(0.999);
    answers.push(...Array.from({ length: 40 }, () => away()));
    watch.trigger();
    await clock.advance(12 * 60 * MINUTE);
    const waits = asked.map((at, index) => at - (asked[index - 1] ?? 0)).slice(1);
    expect(waits[0]).toBeLessThanOrEqual(12_000);
    expect(waits[3]).toBeGreaterThan(60_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30 * MINUTE + 2_000);
    expect(asked.length).toBeLessThan(40);
  });

  it('leaves it alone as long as it says, whatever happens here', async () => {
    const { watch, clock, asked, answers } = bench();
    answers.push(away(600));
    watch.trigger();
    await clock.advance(1_000);
    for (let index = 0; index < 9; index++) {
      watch.trigger();
      await clock.advance(MINUTE);
    }
    expect(asked).toHaveLength(1);
    await clock.advance(2 * MINUTE);
    expect(asked).toHaveLength(2);
  });
});

describe('clocks', () => {
  it('that jump make it ask anew within minutes', async () => {
    for (const jump of [8 * 60 * MINUTE, -3 * 60 * MINUTE]) {
      const { watch, clock, asked } = bench();
      watch.trigger();
      await clock.advance(2_000);
      // Asleep with a monotonic clock that stands still, or moved by hand.
      clock.wallAtStart += jump;
      await clock.advance(6 * MINUTE);
      expect(asked).toHaveLength(2);
    }
  });

  it('that went on while timers did not, too', async () => {
    const { watch, clock, asked } = bench();
    watch.trigger();
    await clock.advance(2_000);
    clock.oversleep(3 * 60 * MINUTE);
    await clock.advance(1);
    expect(asked).toHaveLength(2);
  });

  it('that agree leave it at its interval', async () => {
    const { watch, clock, asked } = bench();
    watch.trigger();
    await clock.advance(29 * MINUTE);
    expect(asked).toHaveLength(1);
  });

  it('are not asked any more once it stopped', async () => {
    const { watch, clock } = bench();
    watch.trigger();
    await clock.advance(2_000);
    watch.stop();
    expect(clock.timers).toBe(0);
  });
});
