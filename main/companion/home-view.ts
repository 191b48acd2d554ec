// The home screen as a pure function of what is known.
import type { HomeView } from '../../src/contract/ipc.ts';
import type { Reminder } from '../../src/contract/reminders.ts';
import { faceOf } from '../../src/expiry/face.ts';
import { type Remaining, remaining } from '../../src/expiry/remaining.ts';
import type { Schedule } from '../../src/expiry/schedule.ts';
import { type Standing, standingAt } from '../../src/expiry/standing.ts';
import type { ReminderSettings } from '../../src/settings/reminder-settings.ts';
import type { Known } from './local-ledger.ts';

export interface HomeFacts {
  readonly seat: HomeView['seat'];
  readonly connection: HomeView['connection'];
  readonly known: Known | null;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: number;
  readonly settings: ReminderSettings;
  readonly offsetMs: number;
  readonly reminders: readonly Reminder[];
  readonly plan: Schedule | null;
  readonly notShown: HomeView['notShown'];
  readonly snoozeMinutes: number[];
}

/** As many lines of the ledger as a person looks at. */
const SHOWN_LINES = 20;

export function homeView(facts: HomeFacts): HomeView {
  const { known, now } = facts;
  return {
    seat: facts.seat,
    known:
      known === null
        ? null
        : { status: known.status, policy: known.policy, enrolled: known.enrolled, asOf: known.asOf },
    connection: facts.connection,
    face: known === null ? 'unknown' : faceOf(standingAt(known.status, now), facts.settings),
    reminders: facts.reminders.slice(0, SHOWN_LINES),
    notShown: facts.notShown,
    snoozeMinutes: facts.snoozeMinutes,
    snoozedUntil: snoozedUntil(facts),
    clockOffsetMs: facts.offsetMs,
  };
}

/** The end of a putting-off that still holds: the schedule then waits for nothing later. */
function snoozedUntil({ reminders, plan, now }: HomeFacts): string | null {
  if (plan === null || plan.due !== null || plan.lookAgainAt === null) return null;
  const ends = reminders.flatMap(({ until }) => (until === null ? [] : [Date.parse(until)]));
  const until = Math.max(-Infinity, ...ends);
  return until > now && plan.lookAgainAt <= until ? new Date(plan.lookAgainAt).toISOString() : null;
}

const UNIT_MS: Readonly<Record<Remaining['unit'], number>> = {
  minutes: 60_000,
  hours: 3_600_000,
  // A day of the calendar ends at any time of the server's clock: looked for each hour.
  days: 3_600_000,
};

/** When what is said of a standing may read differently, milliseconds from now; Infinity: never by itself. */
export function wordsChangeIn(standing: Standing, now: number): number {
  if (standing.kind !== 'expires') return Infinity;
  const step = UNIT_MS[remaining(standing.at, now).unit];
  // At the full minute it still reads as before; a moment later it does not.
  return (standing.leftMs % step) + 1;
}
