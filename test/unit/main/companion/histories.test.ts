// Histories of a floor of whole companions: whatever happens, nobody is reminded twice, of nothing, in numbers that
// can't be, or not at all.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PasswordStatus } from '../../../../src/contract/reminders.ts';
import { stageKey } from '../../../../src/expiry/ledger.ts';
import { schedule } from '../../../../src/expiry/schedule.ts';
import { hasOpened } from '../../../../src/expiry/stages.ts';
import { standingAt } from '../../../../src/expiry/standing.ts';
import { ReminderSettings } from '../../../../src/settings/reminder-settings.ts';
import { anyInstant, anyZone, HOUR, instant, MINUTE } from '../../expiry/facts.ts';
import { type Event, HistoryFloor } from './history.ts';

const unlocked = { locked: false, lockedAt: null } as const;
const expiresAt = (at: number): PasswordStatus => ({
  kind: 'expires',
  at: instant(at),
  changedAt: instant(at - 90 * 24 * HOUR),
  ...unlocked,
});

const who = fc.integer({ min: 0, max: 1 });
const minutes = (min: number, max: number) => fc.integer({ min, max });
const anyEvent = (start: number): fc.Arbitrary<Event> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: minutes(1, 150) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('sleep' as const),
        who,
        minutes: minutes(1, 600),
        told: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('clock' as const), who, minutes: minutes(-3000, 3000) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('zone' as const), who, zone: anyZone }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('network' as const), who, on: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('lock' as const), who, on: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('desktop' as const),
        who,
        outcome: fc.constantFrom('shown' as const, 'suppressed' as const, 'failed' as const),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart' as const), who }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('later' as const), who }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom<PasswordStatus>(
          expiresAt(start + 90 * 24 * HOUR),
          expiresAt(start + 26 * HOUR),
          { kind: 'must-change', ...unlocked },
          {
            kind: 'expires',
            at: instant(start + 9 * HOUR),
            changedAt: instant(start - HOUR),
            locked: true,
            lockedAt: instant(start),
          },
        )
        .map((status): Event => ({ kind: 'status', status })),
    },
  );

const anyHistory = anyInstant.chain((start) =>
  fc.record({
    start: fc.constant(start),
    leftMinutes: fc.integer({ min: 10, max: 50 * 60 }),
    settings: fc.constantFrom({}, { quietHours: { from: '20:00', to: '06:30' } }, { breakThroughDays: 0 }),
    zones: fc.tuple(anyZone, anyZone),
    events: fc.array(anyEvent(start), { minLength: 2, maxLength: 14 }),
  }),
);
type History = typeof anyHistory extends fc.Arbitrary<infer T> ? T : never;

/** A due reminder reaches whoever could see it within so long: the API is asked each half hour. */
const PATIENCE_MS = 45 * MINUTE;

/** What is due by the truth, and was due so long ago, is lost where somebody could see it all the while. */
function expectNothingLost(floor: HistoryFloor, reminders: object): void {
  const settings = ReminderSettings.parse(reminders);
  const now = floor.server.now();
  const dueAt = (at: number, zone: string) => {
    const due = schedule({ status: floor.status, ledger: floor.ledger(), settings, zone, now: at }).due;
    return due === null ? null : stageKey(due.stage);
  };
  if (floor.statusSince > now - PATIENCE_MS) return;
  const lost = floor.workstations
    .filter(({ ableSince }) => ableSince <= now - PATIENCE_MS)
    .map(({ zone }) => [dueAt(now - PATIENCE_MS, zone), dueAt(now, zone)] as const)
    .filter(([before, present]) => present !== null && before === present);
  expect(lost, 'due for long, and not shown').toEqual([]);
}

/** "in 3 hours" is what is left, give or take what is rounded. */
function expectTrue(body: string, status: HistoryFloor['status'], at: number): void {
  const [, count, unit] = /in (\d+) (minute|hour|day)s?/.exec(body) ?? [];
  if (count === undefined || status.kind !== 'expires') return;
  const ms = { minute: MINUTE, hour: 60 * MINUTE, day: 24 * 60 * MINUTE }[unit ?? ''] ?? NaN;
  expect(Math.abs((Date.parse(status.at) - at) / ms - Number(count)), body).toBeLessThanOrEqual(1.05);
}

async function play({ start, leftMinutes, settings, zones, events }: History): Promise<HistoryFloor> {
  const floor = new HistoryFloor(start, settings, zones);
  floor.status = expiresAt(start + leftMinutes * MINUTE);
  for (const workstation of floor.workstations) await workstation.start();
  const all: readonly Event[] = [...events, { kind: 'wait', minutes: 100 }];
  for (const event of all) {
    if (event.kind === 'wait') {
      await floor.pass(event.minutes);
      expectNothingLost(floor, settings);
    } else if (event.kind === 'status') {
      floor.status = event.status;
    } else {
      await floor.workstations[event.who]!.happens(event);
    }
    for (const workstation of floor.workstations) await workstation.home();
  }
  return floor;
}

test('whatever happens on a floor, each stage is shown once, in its time, in numbers that can be', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      const { showings, workstations } = await play(history);
      const each = showings.map(({ by, key }) => `${by} ${key}`);
      expect(new Set(each).size).toBe(each.length);
      const claimed = showings.filter((showing) => showing.claimed).map(({ key }) => key);
      expect(new Set(claimed).size).toBe(claimed.length);
      for (const { stage, status, at, body } of showings.filter((showing) => showing.claimed)) {
        const limits = { slackMs: MINUTE, changedAt: null };
        expect(hasOpened(stage, standingAt(status, at), at, limits)).toBe(true);
        expectTrue(body, status, at);
      }
      for (const { words } of workstations)
        expect(words.filter((word) => /-\d|NaN|Infinity|undefined|Invalid|in 0 /.test(word))).toEqual([]);
    }),
    { numRuns: 100 },
  );
  // A hundred histories of a day or two, each with two whole companions: half a minute where much else is done.
}, 300_000);
