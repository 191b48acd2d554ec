// What the rooms see of the store: one type over PostgreSQL and PGlite.
import type { PGlite } from '@electric-sql/pglite';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** What both drivers return for raw SQL: rows, whatever else they add. */
interface Rows<Row> {
  readonly rows: Row[];
}
interface StoreResult extends PgQueryResultHKT {
  readonly type: Rows<this['row']>;
}

/**
 * A database or a transaction in it; functions that take one work in both. PGlite has a single
 * connection: inside `db.transaction(async (tx) => …)` use `tx` alone (a query on `db` would wait for
 * the transaction, which waits for the query), and never wait there for the world outside.
 */
export type Database = PgDatabase<StoreResult>;
/** A function that takes this one must run inside a transaction of its caller. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** How a library that brings its own SQL (pg-boss) reaches the same database. */
export type JobDatabase = { readonly url: string } | { readonly client: PGlite };

/** An open store. */
export interface Store {
  readonly db: Database;
  readonly jobs: JobDatabase;
  /** Resolves when the database answers; rejects with the reason when it does not within two seconds. */
  ready(): Promise<void>;
  /** Ends all connections; for PGlite also gives the folder free. */
  close(): Promise<void>;
}
