// Thousands of histories of a floor: nobody is reminded twice, of nothing, or not at all.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PasswordStatus } from '../../../src/contract/reminders.ts';
import { schedule } from '../../../src/expiry/schedule.ts';
import { standingAt } from '../../../src/expiry/standing.ts';
import { ReminderSettings } from '../../../src/settings/reminder-settings.ts';
import { anyInstant, anySettings, anyStatus, anyZone, DAY, expires, HOUR, MINUTE } from './facts.ts';
import { World } from './world.ts';

type Event =
  | { readonly kind: 'wait'; readonly ms: number }
  | {
      readonly kind: 'change';
      readonly who: number;
      readonly to: { online?: boolean; awake?: boolean; zone?: string };
    }
  | { readonly kind: 'restart'; readonly who: number }
  | { readonly kind: 'snooze'; readonly who: number; readonly minutes: number }
  | { readonly kind: 'status'; readonly status: PasswordStatus };

const who = fc.integer({ min: 0, max: 1 });
const anyEvent = (around: number): fc.Arbitrary<Event> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .integer({ min: 1, max: 3 * 24 * 60 })
        .map((minutes): Event => ({ kind: 'wait', ms: minutes * MINUTE })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(who, fc.boolean())
        .map(([index, online]): Event => ({ kind: 'change', who: index, to: { online } })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(who, fc.boolean())
        .map(([index, awake]): Event => ({ kind: 'change', who: index, to: { awake } })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(who, anyZone)
        .map(([index, zone]): Event => ({ kind: 'change', who: index, to: { zone } })),
    },
    { weight: 1, arbitrary: who.map((index): Event => ({ kind: 'restart', who: index })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(who, fc.constantFrom(60, 240, 1440))
        .map(([index, minutes]): Event => ({ kind: 'snooze', who: index, minutes })),
    },
    { weight: 1, arbitrary: anyStatus(around).map((status): Event => ({ kind: 'status', status })) },
  );

const anyHistory = anyInstant.chain((start) =>
  fc.record({
    start: fc.constant(start),
    status: anyStatus(start + 7 * DAY),
    settings: anySettings,
    zones: fc.tuple(anyZone, anyZone),
    events: fc.array(anyEvent(start + 7 * DAY), { maxLength: 25 }),
  }),
);

type History = typeof anyHistory extends fc.Arbitrary<infer T> ? T : never;

function play({ start, status, settings, zones, events }: History): World {
  const world = new World(start, status, settings, zones);
  for (const event of events) {
    if (event.kind === 'wait') world.advance(event.ms);
    else if (event.kind === 'change') world.change(event.who, event.to);
    else if (event.kind === 'restart') world.restart(event.who);
    else if (event.kind === 'snooze') world.snooze(event.who, event.minutes);
    else world.status = event.status;
  }
  world.advance(2 * DAY);
  return world;
}

test('whatever happens on a floor, no stage is shown twice, and none that is not due', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const { showings } = play(history);
      const online = showings.filter((showing) => showing.online).map(({ key }) => key);
      expect(new Set(online).size).toBe(online.length);
      // Without the server each workstation has its own ledger alone.
      const each = showings.map(({ key, by }) => `${by} ${key}`);
      expect(new Set(each).size).toBe(each.length);

      const first = (history.settings.stages[0]?.fromDays ?? 0) * DAY;
      for (const { status, at } of showings) {
        const standing = standingAt(status, at);
        expect(['locked', 'must-change', 'expired', 'expires']).toContain(standing.kind);
        if (standing.kind !== 'expires') continue;
        expect(standing.leftMs).toBeGreaterThan(0);
        expect(standing.leftMs).toBeLessThanOrEqual(first);
      }
    }),
    { numRuns: 2_000 },
  );
  // Two thousand histories of weeks: seconds of work, also on a machine that does much else.
}, 120_000);

describe('the schedule', () => {
  test('nothing becomes due before it says to look again, and that is never now', () => {
    const anyMoment = anyInstant.chain((now) =>
      fc.record({
        now: fc.constant(now),
        status: anyStatus(now),
        settings: anySettings,
        zone: anyZone,
        part: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      }),
    );
    fc.assert(
      fc.property(anyMoment, ({ now, status, settings, zone, part }) => {
        const facts = { status, ledger: [], settings, zone };
        const { due, lookAgainAt } = schedule({ ...facts, now });
        if (lookAgainAt !== null) expect(lookAgainAt).toBeGreaterThan(now);
        if (due !== null) return;
        const until = lookAgainAt ?? now + 400 * DAY;
        expect(schedule({ ...facts, now: now + Math.floor((until - now) * part) }).due).toBeNull();
      }),
      { numRuns: 5_000 },
    );
  });

  test('whoever is always there gets every stage, each once', () => {
    const settings = ReminderSettings.parse({});
    fc.assert(
      fc.property(anyInstant, anyZone, fc.integer({ min: 0, max: 30 * 24 * 60 }), (at, zone, minutes) => {
        const world = new World(at - minutes * MINUTE, expires(at), settings, [zone]);
        world.advance(minutes * MINUTE - 1);
        const left = minutes / 60 / 24;
        // Seven daily, ten of 12 hours, six of 4 hours, 24 of an hour: those that close after the beginning.
        const opened =
          Math.ceil(Math.min(24, left * 24)) +
          (left > 1 ? Math.ceil((Math.min(2, left) - 1) * 6) : 0) +
          (left > 2 ? Math.ceil((Math.min(7, left) - 2) * 2) : 0) +
          (left > 7 ? Math.ceil(Math.min(14, left) - 7) : 0);
        expect(world.showings).toHaveLength(opened);
      }),
      { numRuns: 200 },
    );
  });

  test('without quiet hours no zone changes anything', () => {
    fc.assert(
      fc.property(
        anyInstant,
        anyZone,
        anyZone,
        fc.integer({ min: 1, max: 20 * 24 }),
        (at, one, other, hours) => {
          const facts = {
            status: expires(at),
            ledger: [],
            settings: ReminderSettings.parse({}),
            now: at - hours * HOUR,
          };
          expect(schedule({ ...facts, zone: one })).toEqual(schedule({ ...facts, zone: other }));
        },
      ),
    );
  });
});
