// Shows that a test starts, ends, kills and restarts an API process, and gets the reason of a refusal.
import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../../support/folders.ts';
import { startPostgres } from '../../support/postgres.ts';
import { startServer } from '../../support/server.ts';

const folder = temporaryFolder('entry');
afterAll(() => removeFolder(folder));
const entryOf = (code: string): string => {
  const file = join(folder, 'entry.mjs');
  writeFileSync(file, code);
  return relative(join(import.meta.dirname, '../../..'), file);
};

test('starts, restarts on the same port, and is killed', async () => {
  const entry = entryOf(`
    import { createServer } from 'node:http';
    const [host, port] = process.env.KEYTURN_LISTEN.split(':');
    const server = createServer((_, reply) => reply.end(process.env.KEYTURN_NAME));
    server.listen(Number(port), host, () =>
      console.log(JSON.stringify({ msg: 'listening', url: 'http://' + host + ':' + server.address().port })));
    process.on('SIGTERM', () => server.close(() => process.exit(0)));
  `);
  const server = await startServer({ env: { KEYTURN_NAME: 'first' }, entry });
  const name = async (): Promise<string> => (await fetch(server.url)).text();
  const { url } = server;
  expect(await name()).toBe('first');
  expect(await server.shutDown()).toBe(0);
  await server.start({ KEYTURN_NAME: 'second' });
  expect(server.url).toBe(url);
  expect(await name()).toBe('second');
  await server.kill9();
  await expect(name()).rejects.toThrow();
  expect(server.records()).toHaveLength(2);
  await server.stop();
  expect(existsSync(server.folder)).toBe(false);
});

test('starts the real API, which answers again after a crash', async () => {
  const database = await startPostgres();
  const server = await startServer({ env: { KEYTURN_DATABASE_URL: database.url } });
  const live = async (): Promise<number> => (await fetch(`${server.url}/v1/health/live`)).status;
  expect(await live()).toBe(200);
  await server.kill9();
  await server.start();
  expect(await live()).toBe(200);
  expect(await server.shutDown()).toBe(0);
  await server.stop();
  await database.stop();
});

test('tells why an API did not start', async () => {
  const entry = entryOf(`console.error('KEYTURN_MASTER_KEY is missing'); process.exit(1);`);
  await expect(startServer({ env: {}, entry })).rejects.toThrow(
    'ended with code 1 before it listened:\nKEYTURN_MASTER_KEY is missing',
  );
});
