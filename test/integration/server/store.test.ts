// Opening the store: several servers at once, one folder for one process, crashes, other versions.
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { StoreLocked } from '../../../server/store/folder-lock.ts';
import { SchemaMismatch } from '../../../server/store/migrate.ts';
import { openStore } from '../../../server/store/database.ts';
import { within } from '../../../server/store/deadline.ts';
import { type ChildProcess } from 'node:child_process';
import { hasEnded, signalGroup, startChild, stopChild } from '../../support/children.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { startPostgres } from '../../support/postgres.ts';
import { startTcpProxy } from '../../support/proxy.ts';

const program = fileURLToPath(new URL('./open-store.ts', import.meta.url));
const started: ChildProcess[] = [];
afterEach(async () => {
  for (const child of started.splice(0)) await stopChild(child);
});

/** Opens a store in another process; resolves with what it says first. */
async function openElsewhere(location: object): Promise<{ child: ChildProcess; says: string }> {
  const child = startChild(process.execPath, [program, JSON.stringify(location)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(child);
  if (child.stdout === null) throw new Error('it was started with a pipe');
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, says: said.toString('utf8').trim() };
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (!hasEnded(child)) await once(child, 'exit');
  return child.exitCode;
}

describe('a data folder', () => {
  it('belongs to one process, and the second one is told in words what to do', async () => {
    const dataDir = temporaryFolder('store');
    const { child } = await openElsewhere({ dataDir });
    const refused = openStore({ dataDir });
    await expect(refused).rejects.toThrow(StoreLocked);
    await expect(refused).rejects.toThrow(
      /in use by another Keyturn process.*KEYTURN_DATA_DIR.*KEYTURN_DATABASE_URL/,
    );
    child.stdin?.end();
    expect(await ended(child)).toBe(0);
    await (await openStore({ dataDir })).close();
  });

  it('is free at once when its process was killed, with everything that was committed', async () => {
    const dataDir = temporaryFolder('store');
    const { child, says } = await openElsewhere({ dataDir });
    expect(says).toBe('rows 1');
    signalGroup(child, 'SIGKILL');
    await ended(child);
    expect((await openElsewhere({ dataDir })).says).toBe('rows 2');
  });

  it('is made for its owner alone', async () => {
    const dataDir = join(temporaryFolder('store'), 'data');
    await (await openStore({ dataDir })).close();
    expect(statSync(dataDir).mode & 0o077).toBe(0);
  });

  it('is given free when it can’t be opened', async () => {
    const dataDir = temporaryFolder('store');
    const store = await openStore({ dataDir });
    await store.db.execute(sql`update drizzle.__drizzle_migrations set hash = 'another'`);
    await store.close();
    await expect(openStore({ dataDir })).rejects.toThrow(SchemaMismatch);
    // Not StoreLocked: the first try has let go of the folder.
    await expect(openStore({ dataDir })).rejects.toThrow(SchemaMismatch);
  });
});

describe('a PostgreSQL', () => {
  it('is migrated once by servers that start together', async () => {
    const postgres = await startPostgres();
    const all = await Promise.all([1, 2, 3].map(() => openElsewhere({ url: postgres.url })));
    expect(all.map(({ says }) => says)).toEqual(Array(3).fill(expect.stringMatching(/^rows [123]$/)));
    expect(await postgres.psql('select count(*) from drizzle.__drizzle_migrations')).toBe('1');
    await postgres.stop();
  });

  it('of another version is refused in words', async () => {
    const postgres = await startPostgres();
    await (await openStore({ url: postgres.url })).close();
    await postgres.psql("insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9e15)");
    await expect(openStore({ url: postgres.url })).rejects.toThrow(/another version of Keyturn/);
    await postgres.stop();
  });

  it('may go away and come back: questions in between fail soon, later ones are answered', async () => {
    const postgres = await startPostgres();
    const store = await openStore({ url: postgres.url });
    await store.ready();
    await postgres.kill9();
    await expect(store.ready()).rejects.toThrow();
    await expect(store.db.transaction((tx) => tx.execute(sql`select 1`))).rejects.toThrow();
    await postgres.start();
    await store.ready();
    await store.close();
    await postgres.stop();
  });

  it('that dies while transactions begin keeps no connection: the store can be closed', async () => {
    const postgres = await startPostgres();
    const proxy = await startTcpProxy(postgres);
    const store = await openStore({ url: `postgres://keyturn@${proxy.host}:${proxy.port}/keyturn` });
    const begin = () => store.db.transaction((tx) => tx.execute(sql`select 1`));
    await Promise.all([begin(), begin(), begin()]);
    proxy.onRequest('begin', () => proxy.cut());
    await Promise.all([begin(), begin(), begin()].map((begun) => expect(begun).rejects.toThrow()));
    await proxy.pass();
    const inUse = store.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      await postgres.kill9();
      await tx.execute(sql`select 1`);
    });
    await expect(inUse).rejects.toThrow();
    await expect(begin()).rejects.toThrow();
    await within(5_000, 'not closed', () => store.close());
    proxy.stop();
    await postgres.stop();
  });

  it('has committed what was written when it says so, whatever its default is', async () => {
    const postgres = await startPostgres();
    await postgres.psql('alter database keyturn set synchronous_commit = off');
    const store = await openStore({ url: postgres.url });
    const { rows } = await store.db.execute(sql`show synchronous_commit`);
    expect(rows).toEqual([{ synchronous_commit: 'on' }]);
    await store.close();
    await postgres.stop();
  });

  it('that is cut off inside a transaction fails that transaction and not the process', async () => {
    const postgres = await startPostgres();
    const store = await openStore({ url: postgres.url });
    const broken = store.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      await postgres.restart();
      await tx.execute(sql`select 1`);
    });
    await expect(broken).rejects.toThrow();
    await store.ready();
    await store.close();
    await postgres.stop();
  });
});
