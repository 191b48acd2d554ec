// The database of a real installation: PostgreSQL over the network, shared by several servers.
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Database, Store } from './types.ts';
import { within } from './deadline.ts';
import { migrate } from './migrate.ts';
import { DatabaseUnavailable } from './unavailable.ts';

/** A pool that says what it means that no connection can be had; pg gives a bare system error. */
class TellingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void;
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | void {
    if (callback !== undefined) {
      super.connect(callback);
      return;
    }
    return super.connect().catch((cause: unknown) => {
      throw new DatabaseUnavailable('No connection to the database can be made', { cause });
    });
  }
}

/**
 * Connects, migrates, and keeps a pool that connects anew by itself after the database was away.
 * Limits: 2 s for a connection, 15 s for a statement, 30 s for a transaction that does nothing.
 */
export async function openPostgres(url: string): Promise<Store> {
  const pool = new TellingPool({
    connectionString: url,
    application_name: 'keyturn',
    max: 20,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  });
  // A connection that breaks is an event on the pool when idle, on the client when between two queries of
  // a transaction. Without a listener either ends the process; the next query tells the caller anyway.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await migrateOnOneConnection(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    // Its type says more than Keyturn may use: see Database.
    db: drizzle(pool) as unknown as Database,
    ready: () => within(2_000, 'The database does not answer', () => pool.query('select 1')),
    close: () => pool.end(),
  };
}

async function migrateOnOneConnection(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await migrate(drizzle(client));
  } finally {
    // Not back to the pool: its settings were changed.
    client.release(true);
  }
}
