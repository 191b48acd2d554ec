// A real PostgreSQL server for tests: a cluster in a folder of its own, on a port of its own.
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { collectOutput, hasEnded, run, runOrThrow, signalGroup, startChild, stopChild } from './children.ts';
import { removeFolder, temporaryFolder } from './folders.ts';
import { freePort } from './loopback.ts';
import { childrenOf, isThere } from './processes.ts';
import { waitUntil } from './ready.ts';

/**
 * A test machine that loses power starts its tests again. What was committed must outlive the server's
 * processes all the same: synchronous_commit stays on.
 */
const QUICK = ['fsync=off', 'full_page_writes=off'];

/** A running PostgreSQL server with one empty database. */
export interface Postgres {
  /** `postgres://keyturn@127.0.0.1:PORT/keyturn`; no password is asked on loopback. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** The cluster's files, for searches; owned by the system's `postgres` user. */
  readonly folder: string;
  /** Runs SQL with psql as the superuser; resolves with unaligned rows, one a line, tab-separated. */
  psql(sql: string): Promise<string>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
  /** Ends the server (fast: connections are cut) but keeps the data, for a later {@link start}. */
  shutDown(): Promise<void>;
  start(): Promise<void>;
  restart(): Promise<void>;
  /** Ends all its processes at once, as a power cut would. */
  kill9(): Promise<void>;
}

/** Debian keeps the server's programs in a folder for each version, outside of the PATH. */
function serverProgram(name: string): string {
  const versions = '/usr/lib/postgresql';
  const folders = existsSync(versions) ? readdirSync(versions).sort().reverse() : [];
  const found = folders.map((version) => join(versions, version, 'bin', name)).find(existsSync);
  return found ?? name;
}

/** PostgreSQL refuses to run as root: then its programs run as the system's `postgres` user. */
async function asServerUser(): Promise<{ prefix: string[]; own: (folder: string) => void }> {
  if (process.getuid?.() !== 0) return { prefix: [], own: () => undefined };
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await runOrThrow('id', [flag, 'postgres'])).stdout)),
  );
  if (uid === undefined || gid === undefined) throw new Error('no system user "postgres"');
  return {
    // A change of user takes the death signal away that startChild set: it is set once more.
    prefix: [
      ...['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'],
      ...['setpriv', '--pdeathsig', 'KILL', '--'],
    ],
    own: (folder) => chownSync(folder, uid, gid),
  };
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Starts a server of its own with an empty database (about a second and a half). */
export async function startPostgres(): Promise<Postgres> {
  const { prefix, own } = await asServerUser();
  const folder = temporaryFolder('postgres');
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  for (const owned of [folder, data]) own(owned);
  const host = '127.0.0.1';
  const port = await freePort(host);
  const asServer = (program: string, args: string[]): readonly [string, string[]] => {
    const [command = '', ...all] = [...prefix, program, ...args];
    return [command, all];
  };
  const initdb = ['-D', data, '-U', 'keyturn', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'];
  await runOrThrow(...asServer(serverProgram('initdb'), initdb), { cwd: folder });

  let child: ChildProcess | undefined;
  const connection = ['-h', host, '-p', String(port), '-U', 'keyturn'];
  const psql = (database: string, sql: string): ReturnType<typeof runOrThrow> =>
    runOrThrow('psql', [...connection, '-d', database, '-XAtq', '-F', '\t', '-v', 'ON_ERROR_STOP=1'], {
      input: sql,
    });

  const server: Postgres = {
    url: `postgres://keyturn@${host}:${port}/keyturn`,
    host,
    port,
    folder,
    psql: async (sql) => (await psql('keyturn', sql)).stdout.trimEnd(),
    async start() {
      const settings = [...QUICK, `listen_addresses=${host}`, `unix_socket_directories=${folder}`];
      const started = startChild(
        ...asServer(serverProgram('postgres'), [
          ...['-D', data, '-p', String(port)],
          ...settings.flatMap((setting) => ['-c', setting]),
        ]),
        { cwd: folder },
      );
      child = started;
      const output = collectOutput(started);
      await waitUntil('PostgreSQL', async () => {
        if (hasEnded(started)) return 'ended' as const;
        const { code } = await run('pg_isready', [...connection, '-d', 'postgres', '-q']);
        return code === 0 && ('ready' as const);
      });
      if (hasEnded(started)) throw new Error(`PostgreSQL ended at its start:\n${output()}`);
    },
    // SIGINT is PostgreSQL's fast shutdown: it doesn't wait for clients to leave.
    async shutDown() {
      if (child !== undefined) await stopChild(child, { signal: 'SIGINT' });
    },
    async restart() {
      await server.shutDown();
      await server.start();
    },
    async kill9() {
      if (child?.pid === undefined) return;
      // Its backends have process groups of their own, and would say goodbye if they outlived it.
      signalGroup(child, 'SIGSTOP');
      const backends = childrenOf(child.pid);
      for (const pid of backends) killIfThere(pid);
      await stopChild(child, { signal: 'SIGKILL' });
      await waitUntil('end of the backends', () => !backends.some((pid) => isThere(pid)));
    },
    async stop() {
      await server.shutDown();
      removeFolder(folder);
    },
  };
  await server.start();
  await psql('postgres', 'CREATE DATABASE keyturn');
  return server;
}
