// How the store is opened, and the types that rooms take it by.
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { Store } from './types.ts';

export type { Database, Store, Transaction } from './types.ts';

/** PostgreSQL by URL, embedded PostgreSQL (PGlite) in a folder of its own, or in memory for tests. */
export type StoreLocation =
  { readonly url: string } | { readonly dataDir: string } | { readonly memory: true };

/**
 * Opens the store and brings it to the current schema. Several processes may open one PostgreSQL
 * at once; a folder belongs to one process, the second one gets a `StoreLocked`.
 */
export async function openStore(location: StoreLocation): Promise<Store> {
  return 'url' in location ? openPostgres(location.url) : openPglite(location);
}
