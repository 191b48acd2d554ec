// Shows that a test's PostgreSQL starts, keeps its data over every kind of end, and goes away.
import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Postgres, startPostgres } from '../../support/postgres.ts';

describe('a test PostgreSQL', () => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop());

  test('can be used through its URL, and keeps what was committed', async () => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('CREATE TABLE words (word text)');
    await client.query("INSERT INTO words VALUES ('käse')");
    await client.end();
    expect(await server.psql('SELECT word FROM words')).toBe('käse');
    await server.restart();
    expect(await server.psql('SELECT word FROM words')).toBe('käse');
  });

  test('cuts its connections when it dies, and comes back on the same URL', async () => {
    const client = new pg.Client({ connectionString: server.url });
    const complaints: Error[] = [];
    client.on('error', (error) => complaints.push(error));
    await client.connect();
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    await server.kill9();
    await ended;
    expect(complaints).not.toEqual([]);
    await expect(server.psql('SELECT 1')).rejects.toThrow('Connection refused');
    await server.start();
    expect(await server.psql('SELECT 1, 2')).toBe('1\t2');
  });
});

test('a stopped PostgreSQL leaves nothing behind', async () => {
  const server = await startPostgres();
  await server.stop();
  expect(existsSync(server.folder)).toBe(false);
  await expect(server.psql('SELECT 1')).rejects.toThrow('Connection refused');
}, 60_000);
