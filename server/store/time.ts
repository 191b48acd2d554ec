// Time as the database tells it: servers' clocks may be apart, the one they share is not.
import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/** The database's time as it gets the statement, in the precision of the columns. */
export const databaseNow: SQL<Date> = sql<Date>`date_trunc('milliseconds', statement_timestamp())`;

/** An instant so many milliseconds from now, by the database's clock. */
export const fromNow = (ms: number): SQL<Date> =>
  sql<Date>`${databaseNow} + ${ms}::double precision * interval '1 millisecond'`;

/** Milliseconds since the instant in this column, by the database's clock; null where there is none. */
export const ageMs = (column: AnyColumn): SQL<number | null> =>
  sql<number | null>`(extract(epoch from ${databaseNow} - ${column}) * 1000)::double precision`;
