// A store on a PostgreSQL server of its own.
import { openStore, type Store } from '../../server/store/database.ts';
import { type Postgres, startPostgres } from './postgres.ts';

export interface PostgresStore extends Store {
  readonly server: Postgres;
}

/** Starts the server and opens its database; `close` ends both. */
export async function openPostgres(): Promise<PostgresStore> {
  const server = await startPostgres();
  const store = await openStore({ url: server.url });
  return {
    ...store,
    server,
    close: async () => {
      await store.close();
      await server.stop();
    },
  };
}
