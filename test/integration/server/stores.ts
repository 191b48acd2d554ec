// Both databases behind one type, for suites that must hold on each.
import { afterAll, beforeAll, describe } from 'vitest';
import { type Database, type Store, openStore } from '../../../server/store/database.ts';
import { type Postgres, startPostgres } from '../../support/postgres.ts';

/** Runs a suite on PGlite in memory and on a real PostgreSQL; `db` may be called once a test runs. */
export function onBothStores(name: string, suite: (db: () => Database) => void): void {
  describe.each(['PGlite', 'PostgreSQL'])(`${name} on %s`, (kind) => {
    let postgres: Postgres | undefined;
    let store: Store | undefined;
    beforeAll(async () => {
      if (kind === 'PostgreSQL') postgres = await startPostgres();
      store = await openStore(postgres === undefined ? { memory: true } : { url: postgres.url });
    });
    afterAll(async () => {
      await store?.close();
      await postgres?.stop();
    });
    suite(() => {
      if (store === undefined) throw new Error('The store is not open yet');
      return store.db;
    });
  });
}
