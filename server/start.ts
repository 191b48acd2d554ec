// Starts the reset API in the order that its parts need each other, and stops it in the reverse one.
import type { FastifyInstance } from 'fastify';
import { addRoutes } from './app.ts';
import { record } from './audit/audit.ts';
import type { Config } from './config/config.ts';
import type { Courier } from './courier/courier.ts';
import { logOptions } from './http/log.ts';
import { createHttpServer } from './http/server.ts';
import { loggableError } from './http/redaction.ts';
import { type Jobs, startJobs } from './jobs/jobs.ts';
import { type Parts, openParts, sweepDeps } from './parts.ts';
import { sweepJob } from './reminders/sweep-job.ts';
import { within } from './store/deadline.ts';
import { startUpkeep } from './upkeep.ts';
import { version } from './version.ts';

/** Milliseconds that calls under way have to end once the server is to stop. */
const drainMs = 8_000;
/** Milliseconds for all of it. What hangs then is found by its intent or its lease after the next start. */
const stopMs = 10_000;

export interface Server {
  /** Where it listens, with the port that was taken when port 0 was asked for. */
  readonly url: string;
  readonly parts: Parts;
  /** Answers new calls with 503, lets the others end, closes everything; resolves after ten seconds at the latest. Once. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Receives each log line; standard output by default. */
  readonly log?: (line: string) => void;
  /** Takes the mail instead of an SMTP server (the demo). */
  readonly courier?: Courier;
  /** Adds to the server before it listens (the demo). */
  readonly more?: (app: FastifyInstance, parts: Parts) => Promise<void> | void;
}

/** Opens all parts, moves the rooms in, listens. Throws, with nothing left open, when that can't be done. */
export async function startServer(config: Config, options: StartOptions = {}): Promise<Server> {
  const { log, more } = options;
  const app = createHttpServer({
    logger: logOptions(log),
    trustedProxies: config.trustedProxies,
    tls: config.tls === null ? undefined : { cert: config.tls.cert, key: config.tls.key.reveal() },
  });
  for (const warning of config.warnings) app.log.warn(warning);
  const parts = await openParts(config, options);
  let jobs: Jobs | undefined;
  try {
    await addRoutes(app, parts);
    await more?.(app, parts);
    await tell(parts, 'server.started');
    jobs = await startJobs(parts.store.jobs, [sweepJob(sweepDeps(parts), app.log)], app.log);
    const url = await app.listen(config.listen);
    const own = { jobs, upkeep: startUpkeep(parts, app.log) };
    app.log.info({ url, mode: config.mode, version }, 'listening');
    void tellDirectory(app, parts);
    let stopped: Promise<void> | undefined;
    return { url, parts, stop: () => (stopped ??= stop(app, parts, own)) };
  } catch (error) {
    await jobs?.stop();
    await app.close();
    await parts.close();
    throw error;
  }
}

/** What the server does by itself, until stopped. */
interface OwnWork {
  readonly jobs: Jobs;
  readonly upkeep: { stop(): Promise<void> };
}

async function stop(app: FastifyInstance, parts: Parts, own: OwnWork): Promise<void> {
  app.log.info('stopping');
  app.stopping = true;
  try {
    await within(stopMs, 'Something hangs', () => closeAll(app, parts, own));
    app.log.info('stopped');
  } catch (error) {
    app.log.warn({ err: loggableError(error) }, 'stopped with something under way');
  }
}

async function closeAll(app: FastifyInstance, parts: Parts, own: OwnWork): Promise<void> {
  parts.outbox.stop();
  const jobsEnded = own.jobs.stop().catch(() => undefined);
  const cut = setTimeout(() => {
    app.log.warn('calls still under way are cut off');
    app.server.closeAllConnections();
  }, drainMs);
  await app.close();
  clearTimeout(cut);
  await own.upkeep.stop();
  await jobsEnded;
  // A database that is away must not keep the server from stopping.
  await tell(parts, 'server.stopped').catch(() => undefined);
  await parts.close();
}

async function tell(
  { store, clock, config }: Parts,
  type: 'server.started' | 'server.stopped',
): Promise<void> {
  const server = { kind: 'server' } as const;
  const event = { at: clock.now(), actor: server, target: server, outcome: 'succeeded' } as const;
  await store.db.transaction((tx) =>
    type === 'server.stopped'
      ? record(tx, { type, ...event })
      : record(tx, { type, ...event, detail: { version, directory: config.directory.kind } }),
  );
}

/** What IT should know of the directory right after a start; it may also come later, so nobody waits. */
async function tellDirectory(app: FastifyInstance, { directory }: Parts): Promise<void> {
  const { ok, detail, hints, notes } = await directory
    .health()
    .catch(() => ({ ok: false, detail: 'The directory does not answer', hints: [], notes: [] }));
  if (!ok) app.log.warn({ detail }, 'the directory is not ready');
  for (const note of [...hints, ...notes])
    app.log.warn({ note }, 'the directory works less well than it could');
}
