// The database of a real installation: PostgreSQL over the network, shared by several servers.
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Database, Store } from './types.ts';
import { within } from './deadline.ts';
import { migrate } from './migrate.ts';
import { DatabaseUnavailable, isDatabaseUnavailable } from './unavailable.ts';

/** A pool that says what it means that no connection can be had; pg gives a bare system error. */
class TellingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void;
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | void {
    if (callback !== undefined) {
      super.connect(callback);
      return;
    }
    return super.connect().catch(unavailable);
  }
}

const unavailable = (cause: unknown): never => {
  throw new DatabaseUnavailable('No connection to the database can be made', { cause });
};

/** What every connection has. */
const connection = (url: string) => ({
  connectionString: url,
  application_name: 'keyturn',
  connectionTimeoutMillis: 2_000,
  keepAlive: true,
  // An intent that its commit did not write is no intent: whatever the database's own default is.
  options: '-c synchronous_commit=on',
});

/**
 * Connects, migrates, and keeps a pool that connects anew by itself after the database was away.
 * Limits: 2 s for a connection, 15 s for a statement, 30 s for a transaction that does nothing.
 */
export async function openPostgres(url: string): Promise<Store> {
  await migrateOnOneConnection(url);
  const pool = new TellingPool({
    ...connection(url),
    max: 20,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // A connection that breaks is an event on the pool when idle, on the client when between two queries of
  // a transaction. Without a listener either ends the process; the next query tells the caller anyway.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    db: databaseOver(pool),
    jobs: { url },
    ready: () => within(2_000, 'The database does not answer', () => pool.query('select 1')),
    close: () => pool.end(),
  };
}

/**
 * Drizzle's transaction over a pool keeps the connection for ever when it breaks at `begin`: here it goes back
 * whatever happens, and one that may be broken is closed.
 */
function databaseOver(pool: pg.Pool): Database {
  // Its type says more than Keyturn may use: see Database.
  const db = drizzle(pool) as unknown as Database;
  const transaction: Database['transaction'] = async (work, config) => {
    const client = await pool.connect();
    let isBroken = false;
    try {
      return await (drizzle(client) as unknown as Database).transaction(work, config);
    } catch (error) {
      isBroken = isDatabaseUnavailable(error);
      throw error;
    } finally {
      client.release(isBroken);
    }
  };
  return Object.assign(db, { transaction });
}

/** On a connection without limits of time: another server may be at the same migration for long. */
async function migrateOnOneConnection(url: string): Promise<void> {
  const client = new pg.Client(connection(url));
  client.on('error', () => undefined);
  await client.connect().catch(unavailable);
  try {
    await migrate(drizzle(client));
  } finally {
    await client.end();
  }
}
