// How many accounts are in which state, by the last sweep carried on to now, and whom nothing has reached.
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { RouteReply } from '../../src/contract/api.ts';
import { ReminderOutcome } from '../../src/contract/reminders.ts';
import { hasReached } from '../../src/expiry/ledger.ts';
import type { Database } from '../store/database.ts';
import { accountSnapshots } from './sweep-tables.ts';
import { reminders } from './tables.ts';

/** Days before its expiry from which a password is said to expire soon. */
const soonDays = 14;
const mostNames = 1_000;

type Summary = RouteReply<'summariseReminders'>;

const reaching = sql.join(
  ReminderOutcome.options.filter(hasReached).map((outcome) => sql`${outcome}`),
  sql`, `,
);

/** Each account with its state now, and whether a reminder of that state has reached its holder since it began. */
function standings(now: Date) {
  const at = sql`${now.toISOString()}::timestamptz`;
  const soon = sql`make_interval(days => ${soonDays})`;
  return sql`
    select username, locked, state, state in ('soon', 'expired', 'must-change') and not exists (
      select from ${reminders} r
      where r.account_id = a.account_id and r.outcome in (${reaching}) and case state
        when 'soon' then r.kind = 'expires' and r.anchor = a.expires_at and r.tried_at >= a.expires_at - ${soon}
        when 'expired' then r.kind = 'expired' and r.anchor = a.expires_at
        else r.kind = 'must-change' and r.tried_at >= coalesce(a.otherwise_at, '-infinity') end
    ) as never_reached
    from (
      select *, case
        when kind = 'expires' and expires_at <= ${at} then 'expired'
        when kind = 'expires' and expires_at <= ${at} + ${soon} then 'soon'
        when kind = 'expires' then 'fine'
        else kind end as state
      from ${accountSnapshots}
    ) a`;
}

const Counts = z.object({
  as_of: z.coerce.date().nullable(),
  fine: z.int(),
  soon: z.int(),
  expired: z.int(),
  'must-change': z.int(),
  never: z.int(),
  unknown: z.int(),
  locked: z.int(),
  never_reached: z.int(),
});

/** See the contract. */
export async function summarise(db: Database, now: Date): Promise<Summary> {
  const counted = await db.execute(sql`
    select (select max(seen_at) from ${accountSnapshots}) as as_of,
      count(*) filter (where state = 'fine')::int as fine,
      count(*) filter (where state = 'soon')::int as soon,
      count(*) filter (where state = 'expired')::int as expired,
      count(*) filter (where state = 'must-change')::int as "must-change",
      count(*) filter (where state = 'never')::int as never,
      count(*) filter (where state = 'unknown')::int as unknown,
      count(*) filter (where locked)::int as locked,
      count(*) filter (where never_reached)::int as never_reached
    from (${standings(now)}) s`);
  const { as_of: asOf, locked, never_reached: neverReached, ...states } = Counts.parse(counted.rows[0]);
  const named = await db.execute<{ username: string }>(sql`
    select username from (${standings(now)}) s where never_reached order by username limit ${mostNames}`);
  return {
    asOf: asOf?.toISOString() ?? null,
    states,
    locked,
    neverReached,
    neverReachedNames: named.rows.map(({ username }) => username),
  };
}
