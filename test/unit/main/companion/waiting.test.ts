// Time at the server, waits between questions, and following something that moves.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jitteredWait } from '../../../../main/companion/backoff.ts';
import { Follower } from '../../../../main/companion/follower.ts';
import { ServerTime } from '../../../../main/companion/server-time.ts';
import { retryAfterSeconds } from '../../../../main/api/retry-after.ts';
import type { ApiResult } from '../../../../main/ports.ts';
import { fakeChance, FakeClock, settle } from '../../../fakes/clock.ts';
import { good, problem, unreachable } from '../../../fakes/reset-api.ts';

describe('a jittered wait', () => {
  it('lies between nothing and a bound that doubles until it is the longest', () => {
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, fraction) => {
          const wait = jitteredWait(attempt, { firstMs: 300, longestMs: 5_000 }, fraction);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(Math.min(5_000, 300 * 2 ** attempt));
        },
      ),
    );
  });
});

describe('Retry-After', () => {
  const date = 'Mon, 23 Nov 2026 09:00:00 GMT';
  it.each([
    [undefined, undefined],
    ['0', 0],
    ['120', 120],
    ['-1', undefined],
    ['soon', undefined],
    ['Mon, 23 Nov 2026 09:01:00 GMT', 60],
    ['Mon, 23 Nov 2026 08:00:00 GMT', 0],
  ])('%s is %s seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, date)).toBe(seconds);
  });

  it("as a date says nothing without the server's own", () => {
    expect(retryAfterSeconds(date, undefined)).toBeUndefined();
  });
});

describe("the server's time", () => {
  it("is the workstation's until a reply tells it, and then goes on by itself", async () => {
    const clock = new FakeClock(1_000_000);
    const time = new ServerTime(clock);
    expect(time.now()).toBe(1_000_000);
    expect(time.offsetMs()).toBeUndefined();
    time.learn({ serverMs: 5_000_000, askedAt: 0, heardAt: 0 });
    expect(time.offsetMs()).toBe(4_000_000);
    await clock.advance(1_000);
    clock.wallAtStart -= 500_000;
    expect(time.now()).toBe(5_001_000);
    expect(time.secondsUntil(new Date(5_000_500).toISOString())).toBe(0);
    expect(time.secondsUntil(new Date(5_061_000).toISOString())).toBe(60);
  });

  it('takes the middle of a call, and does not believe a slow one over a quick one', async () => {
    const clock = new FakeClock(0);
    const time = new ServerTime(clock);
    await clock.advance(100);
    time.learn({ serverMs: 1_000, askedAt: 0, heardAt: 100 });
    expect(time.now()).toBe(1_050);
    time.learn({ serverMs: 9_000_000, askedAt: 0, heardAt: 30_000 });
    expect(time.now()).toBe(1_050);
  });

  it('goes on in sleep, whether anybody tells of it or not, and minds no clock that is set', async () => {
    const clock = new FakeClock(1_000_000);
    const time = new ServerTime(clock);
    time.learn({ serverMs: 5_000_000, askedAt: 0, heardAt: 0 });
    clock.sleep(3_600_000);
    await clock.advance(1_000);
    clock.wallAtStart += 8 * 3_600_000;
    clock.sleep(5_000);
    clock.wallAtStart -= 3_600_000;
    expect(time.now()).toBe(5_000_000 + 3_600_000 + 1_000 + 5_000);
  });

  it('is taken over from an earlier run, never earlier than it was, until a reply tells it', () => {
    const clock = new FakeClock(1_000_000);
    const time = new ServerTime(clock);
    time.assume(500_000, 0);
    expect([time.now(), time.offsetMs()]).toEqual([1_500_000, undefined]);
    time.assume(500_000, 2_000_000);
    expect(time.now()).toBe(2_000_000);
    // Even a slow reply is better than that.
    time.learn({ serverMs: 9_000_000, askedAt: -10_000, heardAt: 10_000 });
    expect(time.now()).toBe(9_000_000);
    time.assume(0, 99_000_000);
    expect(time.now()).toBe(9_000_000);
  });
});

describe('following', () => {
  function bench(...answers: ApiResult<number | undefined>[]) {
    const clock = new FakeClock();
    const asked: number[] = [];
    let goesOn = true;
    const follower = new Follower<number | undefined>({
      clock,
      chance: fakeChance(),
      ask: async () => {
        asked.push(clock.monotonic());
        await Promise.resolve();
        return (answers.length > 1 ? answers.shift() : answers[0])!;
      },
      heard: (wait) => wait,
      lost: () => goesOn,
    });
    return { clock, asked, follower, giveUp: () => (goesOn = false) };
  }

  it('asks at the pace the answer wants, until it wants no more', async () => {
    const { follower, asked, clock } = bench(good(1_000), good(2_000), good(undefined));
    follower.ask();
    await clock.advance(60_000);
    expect(asked).toEqual([0, 1_000, 3_000]);
  });

  it('waits longer and longer while nobody answers, and at least as long as it is told to', async () => {
    const { follower, asked, clock } = bench(
      unreachable,
      unreachable,
      unreachable,
      problem('stopping', { retryAfterSeconds: 10 }),
      good(undefined),
    );
    follower.ask();
    await clock.advance(60_000);
    expect(asked).toEqual([0, 750, 2_000, 4_250, 18_500]);
  });

  it('gives up when told to, and can be asked again', async () => {
    const { follower, asked, clock, giveUp } = bench(unreachable);
    giveUp();
    follower.ask();
    await clock.advance(60_000);
    expect(asked).toEqual([0]);
    follower.ask();
    await settle();
    expect(asked).toEqual([0, 60_000]);
  });

  it('asks once more when asked while a question is on its way, and at once while it waits', async () => {
    const { follower, asked, clock } = bench(good(undefined));
    follower.ask();
    follower.ask();
    await clock.advance(1_000);
    expect(asked).toHaveLength(2);
    const waiting = bench(good(10_000), good(undefined));
    waiting.follower.ask();
    await waiting.clock.advance(100);
    waiting.follower.ask();
    await settle();
    expect(waiting.asked).toEqual([0, 100]);
  });

  it('takes no answer after it was stopped', async () => {
    const { follower, asked, clock } = bench(good(1_000));
    follower.ask();
    follower.stop();
    await clock.advance(60_000);
    follower.ask();
    await settle();
    expect(asked).toEqual([0]);
    expect(clock.timers).toBe(0);
  });
});
