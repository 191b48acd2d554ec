// What a dying process says holds nothing of what people sent.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const crash = JSON.stringify(join(import.meta.dirname, '../../../server/crash.ts'));
const inProcess = (code: string) =>
  promisify(execFile)(process.execPath, [
    ...['--input-type=module', '-e'],
    `import { DrizzleQueryError } from 'drizzle-orm/errors'; import { endOnCrash } from ${crash}; endOnCrash(); ${code}`,
  ]);

it.each([
  ['an error', "setTimeout(() => { throw new DrizzleQueryError('select $1', ['hunter2']); });"],
  ['a rejection', "void Promise.reject(new DrizzleQueryError('select $1', ['hunter2']));"],
])('a crash by %s is told without its values, and ends with 1', async (_, code) => {
  const crashed = await inProcess(code).catch((error: unknown) => error as { code: number; stderr: string });
  expect(crashed).toMatchObject({ code: 1 });
  expect(crashed.stderr).not.toContain('hunter2');
  expect(JSON.parse(crashed.stderr)).toMatchObject({
    msg: 'crashed',
    err: { message: 'Failed query: select $1' },
  });
});
