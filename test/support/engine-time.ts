// Time in tests of the engine: an application clock that a test moves, and a database whose clock goes on by
// itself, so that its rows are made older instead.
import { sql } from 'drizzle-orm';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/store/database.ts';

export interface EngineClock extends Clock {
  advance(seconds: number): void;
  /** The clock of another server, so many seconds ahead of this one. */
  ahead(seconds: number): Clock;
}

/** Stands still until it is advanced; `real`: goes with the system's. */
export function createEngineClock(real: boolean): EngineClock {
  let instant = new Date('2026-12-03T09:00:00.000Z').getTime();
  const now = () => (real ? new Date() : new Date(instant));
  const monotonic = () => performance.now();
  return {
    now,
    monotonic,
    advance: (seconds) => {
      instant += seconds * 1_000;
    },
    ahead: (seconds) => ({ monotonic, now: () => new Date(now().getTime() + seconds * 1_000) }),
  };
}

/** What is timed by the database's clock happened so many seconds earlier. */
export async function makeOlder(db: Database, seconds: number): Promise<void> {
  const by = sql`${seconds}::double precision * interval '1 second'`;
  await db.execute(sql`
    update password_intents
    set claimed_at = claimed_at - ${by}, handed_over_at = handed_over_at - ${by}, lease_until = lease_until - ${by}`);
  await db.execute(sql`update unlock_repeats set due_at = due_at - ${by}`);
}
