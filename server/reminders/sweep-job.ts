// The sweep as a job: every hour, once among all servers, and what IT is told of it.
import type { Job } from '../jobs/jobs.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../store/database.ts';
import { lastSweep } from './sweep-lease.ts';
import { type SweepDeps, sweep } from './sweep.ts';

export interface SweepLog {
  info(context: object, message: string): void;
  warn(context: object, message: string): void;
}

const hourMs = 60 * 60_000;

/** One that another server has just made need not be made again: servers that start together all find it overdue. */
const justMadeMs = 5 * 60_000;

/** Some minutes past the hour, when nobody else's jobs run. */
const hourly = '7 * * * *';

export function sweepJob(deps: SweepDeps, log: SweepLog): Job {
  const { db, clock } = deps;
  return {
    name: 'sweep',
    cron: hourly,
    overdue: async () => (await sinceLast(deps)) > hourMs,
    run: async (signal) => {
      if ((await sinceLast(deps)) < justMadeMs) return;
      const begun = performance.now();
      const result = await sweep(deps, signal);
      if (result === null) return;
      log.info({ ...result, ms: Math.round(performance.now() - begun) }, 'looked at all accounts');
      for (const note of await sweepNotes(db, clock))
        log.warn({ note }, 'reminders reach fewer than they could');
    },
  };
}

/** Milliseconds since the last whole sweep, however far apart the servers' clocks are; endless when there was none. */
async function sinceLast({ db, clock }: Pick<SweepDeps, 'db' | 'clock'>): Promise<number> {
  const last = await lastSweep(db);
  return last === null ? Infinity : Math.abs(clock.now().getTime() - last.endedAt.getTime());
}

/** What IT should know of the last sweep. An empty directory is one that may not be read, until somebody says better. */
export async function sweepNotes(db: Database, clock: Clock): Promise<string[]> {
  const last = await lastSweep(db);
  if (last === null) return [];
  const hours = Math.floor((clock.now().getTime() - last.endedAt.getTime()) / hourMs);
  return [
    last.seen === 0
      ? 'The last look at all accounts found none: nobody is mailed before a password expires. See that the service account may read the accounts below the base.'
      : null,
    last.unreadable > 0
      ? `The last look at all accounts could not make out ${last.unreadable} entries: they get no mail, and are in no report.`
      : null,
    hours >= 2
      ? `Not all accounts were looked at for ${hours} hours: mails before a password expires may be late.`
      : null,
  ].filter((note) => note !== null);
}
