// A start of the jobs that fails says why, whatever its own end comes to.
import { PgBoss } from 'pg-boss';
import { afterEach, expect, test, vi } from 'vitest';
import { startJobs } from '../../../../server/jobs/jobs.ts';

afterEach(() => vi.restoreAllMocks());

test('why it could not start is told, not that it could not end either', async () => {
  vi.spyOn(PgBoss.prototype, 'start').mockRejectedValue(new Error('the database is away'));
  const stop = vi.spyOn(PgBoss.prototype, 'stop').mockRejectedValue(new Error('nothing to stop'));
  const database = { url: 'postgres://nobody@127.0.0.1:1/nowhere' };
  await expect(startJobs(database, [], { warn: () => undefined })).rejects.toThrow('the database is away');
  expect(stop).toHaveBeenCalledOnce();
});
