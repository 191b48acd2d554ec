// The composition of the reset API: which room serves what. It decides nothing else.
import type { FastifyInstance } from 'fastify';
import { accountRoutes } from './accounts/routes.ts';
import { copiesEvidenceRoutes, copiesRoutes } from './copies/routes.ts';
import { deviceRoutes } from './devices/routes.ts';
import { discoveryRoutes } from './http/discovery.ts';
import { docsRoutes } from './http/docs.ts';
import { healthRoutes } from './http/health.ts';
import { rememberKeys } from './http/idempotency.ts';
import { watchForProxy } from './http/undeclared-proxy.ts';
import { type Parts, accountDeps, deviceDeps, reminderDeps, reportDeps, resetDeps } from './parts.ts';
import { evidenceRoutes } from './reminders/evidence-routes.ts';
import { reminderRoutes } from './reminders/routes.ts';
import { sweepNotes } from './reminders/sweep-job.ts';
import { resetRoutes } from './resets/routes.ts';
import { version } from './version.ts';

/** Moves every room in. The app must be fresh from `createHttpServer`. */
export async function addRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  const { config, store, directory, courier, clock } = parts;
  const proxyNotes = watchForProxy(app);
  rememberKeys(app, { db: store.db, clock });
  await docsRoutes(app, version);
  discoveryRoutes(app, { clock, portal: null });
  const health = {
    database: async () => {
      await store.ready();
      return { ok: true };
    },
    directory: async () => {
      const { ok, detail, hints, notes } = await directory.health();
      // The database has a part of its own to say that it is away.
      const ofSweep = await sweepNotes(store.db, clock).catch(() => []);
      return { ok, detail: detail ?? undefined, hints, notes: [...notes, ...ofSweep] };
    },
    mail: async () => {
      if (courier === null) return null;
      const { ok, detail } = await courier.health();
      return { ok, detail: detail ?? undefined };
    },
  };
  healthRoutes(app, health, () => [...config.warnings, ...proxyNotes()]);
  resetRoutes(app, resetDeps(parts));
  accountRoutes(app, accountDeps(parts));
  deviceRoutes(app, deviceDeps(parts));
  reminderRoutes(app, reminderDeps(parts));
  evidenceRoutes(app, reportDeps(parts));
  copiesRoutes(app, reminderDeps(parts));
  copiesEvidenceRoutes(app, reportDeps(parts));
}
