// Work that is to be done now and then by one server of all: pg-boss on Keyturn's own database.
import { PgBoss, type ConstructorOptions, fromPglite } from 'pg-boss';
import { loggableError } from '../http/redaction.ts';
import type { JobDatabase } from '../store/types.ts';

/** A piece of work that comes back. */
export interface Job {
  /** Names its queue, for all versions of Keyturn. */
  readonly name: string;
  /** When it runs, in UTC: a cron expression. */
  readonly cron: string;
  /** Whether a run is overdue at the start of a server; it is made up for at once. */
  readonly overdue: () => Promise<boolean>;
  /** Whoever runs it twice at once must see to it; the signal ends with the server. A rejection runs it again soon. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

export interface JobLog {
  warn(context: object, message: string): void;
}

export interface Jobs {
  /** Begins nothing more, ends what runs, gives its connections back. Resolves within seconds. */
  stop(): Promise<void>;
}

/** A schema of its own: pg-boss makes and changes it. */
const schema = 'jobs';

/**
 * One at a time among all servers, none waiting behind it. A server that is gone misses its heartbeats, and its run
 * is given to another; one that fails is tried again three times, minutes apart.
 */
const queue = {
  policy: 'exclusive',
  heartbeatSeconds: 60,
  expireInSeconds: 30 * 60,
  retryLimit: 3,
  retryDelay: 60,
  retryBackoff: true,
} as const;

/** Seconds between two looks at the queue: nothing here is urgent. */
const pollingIntervalSeconds = 10;
/** Milliseconds that a run under way has to take notice of the end. */
const stopMs = 5_000;

/** Makes pg-boss's schema where it is missing, schedules the jobs, and works on them until stopped. */
export async function startJobs(database: JobDatabase, jobs: readonly Job[], log: JobLog): Promise<Jobs> {
  const ending = new AbortController();
  const boss = new PgBoss({ ...connectionOf(database), schema, registerInstance: false, reindex: false });
  boss.on('error', (error) => {
    log.warn({ err: loggableError(error) }, 'jobs are not looked after now');
  });
  const stop = async (): Promise<void> => {
    ending.abort();
    await boss.stop({ graceful: true, timeout: stopMs });
  };
  try {
    await boss.start();
    for (const { name, cron, overdue, run } of jobs) {
      await boss.createQueue(name, queue);
      await boss.schedule(name, cron, null, { tz: 'UTC' });
      if (await overdue()) await boss.send(name);
      await boss.work(name, { pollingIntervalSeconds }, async ([job]) => {
        try {
          await run(job === undefined ? ending.signal : AbortSignal.any([ending.signal, job.signal]));
        } catch (error) {
          log.warn({ job: name, err: loggableError(error) }, 'a job did not end well');
          throw new JobFailed(`${name} failed`);
        }
      });
    }
    return { stop };
  } catch (error) {
    // What was begun may not end well either; why it could not go on is what IT must read.
    await stop().catch(() => undefined);
    throw error;
  }
}

/** What pg-boss keeps of a failure: nothing of its cause, which may hold more than a database of jobs should. */
class JobFailed extends Error {
  override readonly name = 'JobFailed';
}

function connectionOf(database: JobDatabase): ConstructorOptions {
  if ('client' in database) return { db: fromPglite(database.client), backend: 'pglite' };
  const { url } = database;
  return { connectionString: url, application_name: 'keyturn-jobs', max: 2, connectionTimeoutMillis: 2_000 };
}
