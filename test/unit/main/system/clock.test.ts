// The clock that goes on in sleep and that nobody can set.
import { expect, it } from 'vitest';
import { elapsedClock } from '../../../../main/system/clock.ts';

function bench() {
  const readings = { precise: 500, up: 90_000 };
  const elapsed = elapsedClock(
    () => readings.precise,
    () => Math.floor(readings.up / 1_000),
  );
  const start = elapsed();
  /** Awake; then asleep, where the precise clock stands still. */
  const pass = (awake: number, asleep = 0) => {
    readings.precise += awake;
    readings.up += awake + asleep;
    return elapsed() - start;
  };
  return { pass };
}

it('is the precise clock while the workstation is awake, whatever whole seconds say', () => {
  const { pass } = bench();
  expect(pass(300)).toBe(300);
  expect(pass(699)).toBe(999);
  expect(pass(3_600_000)).toBe(3_600_999);
});

it('goes on in sleep, to the second, each time', () => {
  const { pass } = bench();
  expect(Math.abs(pass(1_000, 8 * 3_600_000) - (1_000 + 8 * 3_600_000))).toBeLessThan(1_000);
  expect(Math.abs(pass(500, 60_000) - (1_500 + 8 * 3_600_000 + 60_000))).toBeLessThan(2_000);
});

it('never goes back', () => {
  const { pass } = bench();
  let last = 0;
  for (const asleep of [0, 3_000, 0, 10, 100_000, 0, -2_000, 1]) {
    const now = pass(7, asleep);
    expect(now).toBeGreaterThanOrEqual(last);
    last = now;
  }
});
