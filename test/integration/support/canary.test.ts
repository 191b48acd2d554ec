// Shows that the search for secrets looks at running processes too.
import { expect, test } from 'vitest';
import { plantCanary, searchCanary } from '../../support/canary.ts';
import { startChild, stopChild } from '../../support/children.ts';

const secret = plantCanary();

test('finds a secret in the arguments and the environment of a process', async () => {
  const child = startChild('sleep', ['60'], { env: { ...process.env, LEAK: secret } });
  const argument = startChild('sh', ['-c', 'sleep 60', secret]);
  const pids = [child.pid, argument.pid].filter((pid) => pid !== undefined);
  const { hits } = await searchCanary({ password: secret }, [], pids);
  expect(hits.map(({ place }) => place)).toEqual([
    `/proc/${child.pid}/environ`,
    `/proc/${argument.pid}/cmdline`,
  ]);
  await Promise.all([child, argument].map((one) => stopChild(one)));
});
