// The embedded database: PostgreSQL compiled to WebAssembly, one process, one connection.
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database, Store } from './types.ts';
import { makeDataFolder } from './data-folder.ts';
import { within } from './deadline.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';

/** Opens PGlite in `dataDir` (made if absent, mode 700, locked for this process) or in memory, and migrates it. */
export async function openPglite(
  location: { readonly dataDir: string } | { readonly memory: true },
): Promise<Store> {
  if ('memory' in location) return start('memory://', () => undefined);
  const folder = makeDataFolder(location.dataDir);
  const unlock = lockFolder(folder);
  try {
    return await start(join(folder, 'postgres'), unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function start(dataDir: string, unlock: () => void): Promise<Store> {
  const client = await PGlite.create({ dataDir });
  // Its type says more than Keyturn may use: see Database.
  const db = drizzle(client) as unknown as Database;
  try {
    await migrate(db);
  } catch (error) {
    await client.close();
    throw error;
  }
  return {
    db,
    jobs: { client },
    ready: () => within(2_000, 'The embedded database does not answer', () => client.query('select 1')),
    close: async () => {
      await client.close();
      unlock();
    },
  };
}
