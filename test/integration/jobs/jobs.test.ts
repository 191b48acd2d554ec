// Jobs: what is overdue runs at the start, on one server of all, and ends when its server does.
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Job, type Jobs, startJobs } from '../../../server/jobs/jobs.ts';
import { type Store, openStore } from '../../../server/store/database.ts';
import { type Postgres, startPostgres } from '../../support/postgres.ts';

describe.each(['PGlite', 'PostgreSQL'])('jobs on %s', (kind) => {
  let postgres: Postgres | undefined;
  let store: Store;
  const started: Jobs[] = [];
  let warnings: { readonly message: string; readonly context: unknown }[];
  beforeEach(async () => {
    if (kind === 'PostgreSQL') postgres = await startPostgres();
    store = await openStore(postgres === undefined ? { memory: true } : { url: postgres.url });
    warnings = [];
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((jobs) => jobs.stop()));
    await store.close();
    await postgres?.stop();
  });

  const job = (run: Job['run'], overdue = true): Job => ({
    name: 'sweep',
    cron: '7 * * * *',
    overdue: () => Promise.resolve(overdue),
    run,
  });
  async function start(...jobs: Job[]): Promise<Jobs> {
    const log = { warn: (context: object, message: string) => void warnings.push({ context, message }) };
    const one = await startJobs(store.jobs, jobs, log);
    started.push(one);
    return one;
  }
  const states = async () =>
    (await store.db.execute<{ state: string }>(sql`select state from jobs.job where name = 'sweep'`)).rows;

  test('what is overdue runs at once, on one of the servers that start together', async () => {
    const ran: string[] = [];
    const allThere = Promise.withResolvers<undefined>();
    const on = (server: string) =>
      job(async () => {
        ran.push(server);
        await allThere.promise;
      });
    // On PGlite there is one process, and so one server.
    await Promise.all((kind === 'PGlite' ? ['a'] : ['a', 'b', 'c']).map((server) => start(on(server))));
    await expect.poll(() => ran.length).toBe(1);
    allThere.resolve(undefined);
    await expect.poll(states).toEqual([{ state: 'completed' }]);
    expect(ran).toHaveLength(1);
  });

  test('what is not overdue waits for its hour', async () => {
    await start(job(() => Promise.reject(new Error('not yet')), false));
    expect(await states()).toEqual([]);
    const { rows } = await store.db.execute(
      sql`select cron, timezone from jobs.schedule where name = 'sweep'`,
    );
    expect(rows).toEqual([{ cron: '7 * * * *', timezone: 'UTC' }]);
  });

  test('what runs when its server stops is told so, and is left to another server', async () => {
    const begun = Promise.withResolvers<undefined>();
    const jobs = await start(
      job((signal) => {
        begun.resolve(undefined);
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('the server stops')));
        });
      }),
    );
    await begun.promise;
    const at = performance.now();
    await jobs.stop();
    expect(performance.now() - at).toBeLessThan(6_000);
    expect(await states()).toEqual([{ state: 'retry' }]);
  });

  test('a failure is logged, and the database is told nothing of its cause', async () => {
    await start(job(() => Promise.reject(new Error('cn=secret,dc=corp'))));
    await expect.poll(states).toEqual([{ state: 'retry' }]);
    expect(warnings).toMatchObject([{ message: 'a job did not end well', context: { job: 'sweep' } }]);
    const { rows } = await store.db.execute(sql`select output::text from jobs.job where name = 'sweep'`);
    expect(JSON.stringify(rows)).not.toContain('secret');
  });

  test('a second start finds everything in its place', async () => {
    await (await start(job(() => Promise.resolve(), false))).stop();
    const ran = Promise.withResolvers<undefined>();
    await start(
      job(() => {
        ran.resolve(undefined);
        return Promise.resolve();
      }),
    );
    await ran.promise;
  });
});
