// Counters in the database: read, judged and written under row locks, so that parallel tries count too.
import { eq, inArray, lt, sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import {
  type Allowed,
  type Counter,
  type Limit,
  type Refused,
  advance,
  allowed,
  current,
  decide,
  forgetAt,
} from './limit.ts';
import { throttleCounters } from './tables.ts';

/** One counter and the limit that holds for it. */
export interface Counted {
  /** What the limit is called. */
  readonly name: string;
  readonly key: string;
  readonly limit: Limit;
}

/** The longest wait that any of them asks for. */
export interface Refusal extends Refused {
  /** What the limit is called that asks for it. */
  readonly limit: string;
}

/** What counters say together. */
export type Ruling = Allowed | Refusal;

/** Counts one on all of them when all allow it, else on none. */
export async function take(db: Database, counted: readonly Counted[], now: Date): Promise<Ruling> {
  return db.transaction(async (tx) => {
    const rows = await locked(tx, counted, now);
    const ruling = ruled(rows, now);
    if (ruling.allowed) await write(tx, rows, now);
    return ruling;
  });
}

/**
 * Counts a thing once on each of them: `thing` names it, and each counter remembers it for as long as its window. All
 * that do not know it yet must allow it, else it counts on none. What all know costs one query.
 */
export async function takeDistinct(
  db: Database,
  counted: readonly Counted[],
  thing: string,
  now: Date,
): Promise<Ruling> {
  const marks = counted.map(({ name, key, limit }): Counted => ({
    name,
    key: `${key}:${thing}`,
    limit: { ...limit, count: 1, pauseSeconds: 0 },
  }));
  if ((await read(db, marks, now)).every((mark) => !isAllowed(mark, now))) return allowed;
  return db.transaction(async (tx) => {
    const rows = await locked(tx, [...counted, ...marks], now);
    const isNew = rows.slice(counted.length).map((mark) => isAllowed(mark, now));
    const taken = rows.filter((_row, index) => isNew[index % counted.length] === true);
    const ruling = ruled(taken, now);
    if (ruling.allowed) await write(tx, taken, now);
    return ruling;
  });
}

/** Counts one on all of them whatever they say, and tells what they say from now on. */
export async function count(db: Database, counted: readonly Counted[], now: Date): Promise<Ruling> {
  return db.transaction(async (tx) => ruled(await write(tx, await locked(tx, counted, now), now), now));
}

/** What they say, without counting. */
export async function peek(db: Database, counted: readonly Counted[], now: Date): Promise<Ruling> {
  return ruled(await read(db, counted, now), now);
}

/** How many more they allow, without counting: the fewest of them, none while one is paused. */
export async function left(db: Database, counted: readonly Counted[], now: Date): Promise<number> {
  const each = (await read(db, counted, now)).map(({ counter, limit }) =>
    counter.pausedUntil === null ? limit.count - counter.count : 0,
  );
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

/** A counter as it stands. */
interface Standing extends Counted {
  readonly counter: Counter;
}

async function read(db: Database, counted: readonly Counted[], now: Date): Promise<Standing[]> {
  const stored = await db
    .select()
    .from(throttleCounters)
    .where(inArray(throttleCounters.key, keysOf(counted)));
  return standing(counted, stored, now);
}

async function locked(tx: Database, counted: readonly Counted[], now: Date): Promise<Standing[]> {
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
  return standing(counted, stored, now);
}

function standing(
  counted: readonly Counted[],
  stored: readonly (Counter & { readonly key: string })[],
  now: Date,
): Standing[] {
  const byKey = new Map(stored.map((row) => [row.key, row]));
  return counted.map((each) => ({ ...each, counter: current(byKey.get(each.key), each.limit, now) }));
}

async function write(tx: Database, rows: readonly Standing[], now: Date): Promise<Standing[]> {
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

const isAllowed = ({ counter, limit }: Standing, now: Date): boolean => decide(counter, limit, now).allowed;

function ruled(rows: readonly Standing[], now: Date): Ruling {
  return rows.reduce<Ruling>((worst, { name, counter, limit }) => {
    const decision = decide(counter, limit, now);
    const wait = worst.allowed ? 0 : worst.retryAfterSeconds;
    return decision.allowed || decision.retryAfterSeconds <= wait ? worst : { ...decision, limit: name };
  }, allowed);
}
