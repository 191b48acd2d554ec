// How long a claim holds. Servers' clocks may be apart: who may take over is judged by the database's clock
// alone, and whether a holder has enough time left by the monotonic clock of its own process.
import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/** Milliseconds a claim holds without being renewed: then its server is taken for dead. */
const leaseMs = 15_000;

/** The database's time as it gets the statement, in the precision of the columns. */
export const databaseNow: SQL<Date> = sql<Date>`date_trunc('milliseconds', statement_timestamp())`;

/** An instant so many milliseconds from now, by the database's clock. */
export const fromNow = (ms: number): SQL<Date> =>
  sql<Date>`${databaseNow} + ${ms}::double precision * interval '1 millisecond'`;

/** Milliseconds since the instant in this column, by the database's clock; null where there is none. */
export const ageMs = (column: AnyColumn): SQL<number | null> =>
  sql<number | null>`(extract(epoch from ${databaseNow} - ${column}) * 1000)::double precision`;

/** When a claim that is made or renewed now ends. */
export const leaseEnd = (): SQL<Date> => fromNow(leaseMs);

/**
 * Whether work of `ms` milliseconds that begins at `now` ends within a lease whose statement was sent at `sentAt`,
 * both monotonic: the database began to count no earlier than that. Pure.
 */
export const leaseOutlasts = (sentAt: number, now: number, ms: number): boolean =>
  now + ms <= sentAt + leaseMs;
