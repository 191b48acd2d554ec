// The lines of an account's ledger that a workstation needs: of the present rows, one for each stage.
import { and, desc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { Reminder } from '../../src/contract/reminders.ts';
import { hasReached, stageKey } from '../../src/expiry/ledger.ts';
import type { AccountId } from '../directory/directory.ts';
import type { Database } from '../store/database.ts';
import type { StageRow } from './claimable.ts';
import { reminders } from './tables.ts';

/** As many as a schedule can make use of. */
const mostLines = 20;
/** A stage has more than one row only where desktops kept it back. */
const mostRows = 100;

/** The latest first, at most 20. Of one stage and channel, the line that reached somebody counts, else the latest. */
export async function presentLines(
  db: Database,
  account: AccountId,
  rows: readonly StageRow[],
): Promise<Reminder[]> {
  if (rows.length === 0) return [];
  const ofRow = ({ kind, anchor }: StageRow) =>
    and(eq(reminders.kind, kind), anchor === null ? isNull(reminders.anchor) : eq(reminders.anchor, anchor));
  const found = await db
    .select()
    .from(reminders)
    .where(and(eq(reminders.accountId, account), isNotNull(reminders.outcome), or(...rows.map(ofRow))))
    .orderBy(desc(reminders.triedAt))
    .limit(mostRows);
  const lines = new Map<string, Reminder>();
  for (const row of found) {
    const line = lineOf(row);
    if (line === null) continue;
    const key = `${line.channel} ${stageKey(line.stage)}`;
    const known = lines.get(key);
    if (known === undefined || (!hasReached(known.outcome) && hasReached(line.outcome))) lines.set(key, line);
  }
  return [...lines.values()].sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, mostLines);
}

/** Null while nothing was heard of it. */
function lineOf(row: typeof reminders.$inferSelect): Reminder | null {
  const { kind, anchor, ordinal, channel, outcome, triedAt, snoozedUntil } = row;
  if (outcome === null || triedAt === null) return null;
  return {
    stage: { kind, at: anchor?.toISOString() ?? null, ordinal },
    channel,
    outcome,
    at: triedAt.toISOString(),
    until: snoozedUntil?.toISOString() ?? null,
  };
}
