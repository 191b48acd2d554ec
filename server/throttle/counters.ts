// Counters in the database: read, judged and written under row locks, so that parallel tries count too.
import { eq, inArray, lt, sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import {
  type Counter,
  type Decision,
  type Limit,
  advance,
  allowed,
  current,
  decide,
  forgetAt,
} from './limit.ts';
import { throttleCounters } from './tables.ts';

/** One counter and the limit that holds for it. */
export interface Counted {
  readonly key: string;
  readonly limit: Limit;
}

export type DistinctDecision = Decision & { readonly isNew: boolean };

/** Counts one on all of them when all allow it, else on none; the longest wait is what the caller is told. */
export async function take(db: Database, counted: readonly Counted[], now: Date): Promise<Decision> {
  return db.transaction(async (tx) => {
    const rows = await locked(tx, counted, now);
    const decision = worst(rows.map(({ counter, limit }) => decide(counter, limit, now)));
    if (decision.allowed) await write(tx, rows, now);
    return decision;
  });
}

/**
 * Counts a thing once on each of them: `thing` names it, and each counter remembers it for as long as its window. All
 * that do not know it yet must allow it, else it counts on none. What all know costs one query. `isNew`: the first of
 * them did not know it.
 */
export async function takeDistinct(
  db: Database,
  counted: readonly Counted[],
  thing: string,
  now: Date,
): Promise<DistinctDecision> {
  const marks = counted.map(({ key, limit }): Counted => ({
    key: `${key}:${thing}`,
    limit: { ...limit, count: 1, pauseSeconds: 0 },
  }));
  if (await allReached(db, marks, now)) return { ...allowed, isNew: false };
  return db.transaction(async (tx) => {
    const rows = await locked(tx, [...counted, ...marks], now);
    const isNew = counted.map((_each, index) => {
      const mark = rows[counted.length + index];
      return mark !== undefined && decide(mark.counter, mark.limit, now).allowed;
    });
    const taken = rows.filter((_row, index) => isNew[index % counted.length] === true);
    const decision = worst(taken.map(({ counter, limit }) => decide(counter, limit, now)));
    if (decision.allowed) await write(tx, taken, now);
    return { ...decision, isNew: isNew[0] === true };
  });
}

/** Counts one on all of them whatever they say, and tells what they say from now on. */
export async function count(db: Database, counted: readonly Counted[], now: Date): Promise<Decision> {
  return db.transaction(async (tx) => {
    const rows = await write(tx, await locked(tx, counted, now), now);
    return worst(rows.map(({ counter, limit }) => decide(counter, limit, now)));
  });
}

/** What they say, without counting. */
export async function peek(db: Database, counted: readonly Counted[], now: Date): Promise<Decision> {
  return worst(await read(db, counted, now));
}

/** Whether none of them allows another. */
const allReached = async (db: Database, counted: readonly Counted[], now: Date): Promise<boolean> =>
  (await read(db, counted, now)).every((decision) => !decision.allowed);

async function read(db: Database, counted: readonly Counted[], now: Date): Promise<Decision[]> {
  const stored = await db
    .select()
    .from(throttleCounters)
    .where(inArray(throttleCounters.key, keysOf(counted)));
  const byKey = new Map(stored.map((row) => [row.key, row]));
  return counted.map(({ key, limit }) => decide(current(byKey.get(key), limit, now), limit, now));
}

/** How many more they allow, without counting: the fewest of them, none while one is paused. */
export async function left(db: Database, counted: readonly Counted[], now: Date): Promise<number> {
  const stored = await db
    .select()
    .from(throttleCounters)
    .where(inArray(throttleCounters.key, keysOf(counted)));
  const byKey = new Map(stored.map((row) => [row.key, row]));
  const each = counted.map(({ key, limit }) => {
    const { count, pausedUntil } = current(byKey.get(key), limit, now);
    return pausedUntil === null ? limit.count - count : 0;
  });
  return Math.max(0, Math.min(...each));
}

/** Takes one back that turned out not to count. */
export async function giveBack(db: Database, key: string): Promise<void> {
  await db
    .update(throttleCounters)
    .set({ count: sql`greatest(${throttleCounters.count} - 1, 0)` })
    .where(eq(throttleCounters.key, key));
}

/** Begins anew. */
export async function clear(db: Database, keys: readonly string[]): Promise<void> {
  await db.delete(throttleCounters).where(inArray(throttleCounters.key, [...keys]));
}

/** Drops counters that say nothing any more. */
export async function forget(db: Database, now: Date): Promise<void> {
  await db.delete(throttleCounters).where(lt(throttleCounters.forgetAt, now));
}

interface Locked extends Counted {
  readonly counter: Counter;
}

async function locked(tx: Database, counted: readonly Counted[], now: Date): Promise<Locked[]> {
  const keys = keysOf(counted);
  // Made first, so that there is a row to lock; in one order, so that two callers never wait for each other.
  await tx
    .insert(throttleCounters)
    .values(keys.map((key) => ({ key, count: 0, since: now, pausedUntil: null, forgetAt: now })))
    .onConflictDoNothing();
  const stored = await tx
    .select()
    .from(throttleCounters)
    .where(inArray(throttleCounters.key, keys))
    .orderBy(throttleCounters.key)
    .for('update');
  const byKey = new Map(stored.map((row) => [row.key, row]));
  return counted.map(({ key, limit }) => ({ key, limit, counter: current(byKey.get(key), limit, now) }));
}

async function write(tx: Database, rows: readonly Locked[], now: Date): Promise<Locked[]> {
  const advanced = rows.map((row) => ({ ...row, counter: advance(row.counter, row.limit, now) }));
  for (const { key, limit, counter } of advanced) {
    const values = { ...counter, forgetAt: forgetAt(counter, limit) };
    await tx
      .insert(throttleCounters)
      .values({ key, ...values })
      .onConflictDoUpdate({ target: throttleCounters.key, set: values });
  }
  return advanced;
}

function keysOf(counted: readonly Counted[]): string[] {
  return counted.map(({ key }) => key).sort();
}

function worst(decisions: readonly Decision[]): Decision {
  const wait = Math.max(0, ...decisions.map((each) => (each.allowed ? 0 : each.retryAfterSeconds)));
  return wait === 0 ? allowed : { allowed: false, retryAfterSeconds: wait };
}
