// The composition of the reset API: which room serves what. It decides nothing else.
import type { FastifyInstance } from 'fastify';
import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import type { Directory } from './directory/directory.ts';
import { discoveryRoutes } from './http/discovery.ts';
import { docsRoutes } from './http/docs.ts';
import { healthRoutes } from './http/health.ts';
import { rememberKeys } from './http/idempotency.ts';
import type { Store } from './store/database.ts';
import type { Throttle } from './throttle/throttle.ts';

/** What the rooms are given. */
export interface Parts {
  readonly config: Config;
  readonly version: string;
  readonly store: Store;
  readonly directory: Directory;
  readonly throttle: Throttle;
  readonly clock: Clock;
}

/** Moves every room in. The app must be fresh from `createHttpServer`. */
export async function addRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  const { config, store, directory, clock } = parts;
  rememberKeys(app, { db: store.db, clock });
  await docsRoutes(app, parts.version);
  discoveryRoutes(app, { clock, portal: null });
  healthRoutes(app, {
    database: async () => {
      await store.ready();
      return { ok: true };
    },
    directory: async () => {
      const { ok, detail, notes } = await directory.health();
      return { ok, detail: detail ?? undefined, notes };
    },
    mail: () =>
      Promise.resolve({ ok: true, ...(config.mail === null ? { detail: 'Mail is not set up' } : {}) }),
  });
}
