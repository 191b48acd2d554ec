// Starts the reset API in the order that its parts need each other, and stops it in the reverse one.
import type { FastifyInstance } from 'fastify';
import { type Parts, addRoutes } from './app.ts';
import { record } from './audit/audit.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config/config.ts';
import { openDirectory } from './open-directory.ts';
import { forgetOldKeys } from './http/idempotency.ts';
import { logOptions } from './http/log.ts';
import { createHttpServer } from './http/server.ts';
import { type Store, openStore } from './store/database.ts';
import { createThrottle } from './throttle/throttle.ts';
import { version } from './version.ts';

/** Milliseconds that calls under way have to end once the server is to stop. */
const drainMs = 10_000;
/** Milliseconds between two rounds of forgetting what is over. */
const forgetEveryMs = 60 * 60 * 1_000;

export interface Server {
  /** Where it listens, with the port that was taken when port 0 was asked for. */
  readonly url: string;
  readonly parts: Parts;
  /** Answers new calls with 503, lets the others end for at most ten seconds, closes everything. Once. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Receives each log line; standard output by default. */
  readonly log?: (line: string) => void;
  /** More routes, by who starts the server (the demo). */
  readonly more?: (app: FastifyInstance, parts: Parts) => Promise<void> | void;
}

/** Opens store and directory, moves the rooms in, listens. Throws (with nothing left open) when that can't be done. */
export async function startServer(config: Config, { log, more }: StartOptions = {}): Promise<Server> {
  const app = createHttpServer({
    logger: logOptions(log),
    trustedProxies: config.trustedProxies,
    tls: config.tls === null ? undefined : { cert: config.tls.cert, key: config.tls.key.reveal() },
  });
  for (const warning of config.warnings) app.log.warn(warning);
  const opened: { close(): Promise<void> }[] = [];
  const closeAll = async () => {
    for (const part of opened.reverse()) await part.close();
  };
  try {
    const store = await openStore(
      'url' in config.database ? { url: config.database.url.reveal() } : config.database,
    );
    opened.push(store);
    const directory = openDirectory(config, store.db, systemClock);
    opened.push(directory);
    const throttle = createThrottle({ ...config.throttle, masterKey: config.masterKey.reveal() });
    const parts: Parts = { config, version, store, directory, throttle, clock: systemClock };
    opened.push(forgetRegularly(app, parts));
    await addRoutes(app, parts);
    await more?.(app, parts);
    await tell(store, 'server.started', config);
    const url = await app.listen(config.listen);
    app.log.info({ url, mode: config.mode, version }, 'listening');
    return { url, parts, stop: stopOnce(app, () => tell(store, 'server.stopped', config), closeAll) };
  } catch (error) {
    await app.close();
    await closeAll();
    throw error;
  }
}

function stopOnce(
  app: FastifyInstance,
  tellStopped: () => Promise<void>,
  closeAll: () => Promise<void>,
): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => (stopping ??= stop(app, tellStopped, closeAll));
}

async function stop(
  app: FastifyInstance,
  tellStopped: () => Promise<void>,
  closeAll: () => Promise<void>,
): Promise<void> {
  app.log.info('stopping');
  app.stopping = true;
  const cut = setTimeout(() => {
    app.log.warn('calls still under way are cut off');
    app.server.closeAllConnections();
  }, drainMs);
  await app.close();
  clearTimeout(cut);
  // A database that is away must not keep the server from stopping.
  await tellStopped().catch(() => undefined);
  await closeAll();
  app.log.info('stopped');
}

async function tell(store: Store, type: 'server.started' | 'server.stopped', config: Config): Promise<void> {
  const server = { kind: 'server' } as const;
  const event = { at: systemClock.now(), actor: server, target: server, outcome: 'succeeded' } as const;
  await store.db.transaction((tx) =>
    type === 'server.stopped'
      ? record(tx, { type, ...event })
      : record(tx, { type, ...event, detail: { version, directory: config.directory.kind } }),
  );
}

function forgetRegularly(
  app: FastifyInstance,
  { store, throttle, clock }: Parts,
): { close(): Promise<void> } {
  const forget = async () => {
    try {
      await throttle.forget(store.db, clock.now());
      await forgetOldKeys({ db: store.db, clock });
    } catch (err) {
      app.log.warn({ err }, 'what is over could not be forgotten; the next round tries again');
    }
  };
  const timer = setInterval(() => void forget(), forgetEveryMs);
  timer.unref();
  return {
    close: () => {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
}
