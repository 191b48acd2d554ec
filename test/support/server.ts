// Starts the real reset API as a process of its own, as an administrator would.
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hasEnded, signalGroup, startChild, stopChild } from './children.ts';
import { removeFolder, temporaryFolder } from './folders.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const START_MS = 60_000;

export interface ServerOptions {
  /** KEYTURN_… settings; the address is loopback with a free port where absent. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Secret settings, given as files (`NAME_FILE`) as IT should. A master key and an enrolment token
   * are made where absent.
   */
  readonly secrets?: Readonly<Record<string, string>>;
  /** The module to run, below the repository; `server/index.ts` where absent. */
  readonly entry?: string;
}

export interface ApiServer {
  /** Where it listens, e.g. `http://127.0.0.1:40123`; the same after a restart. */
  readonly url: string;
  readonly process: ChildProcess;
  /** What workstations enrol with. */
  readonly enrolmentToken: string;
  /** Its data folder, unless the settings name another or a database. */
  readonly dataFolder: string;
  /** Its folder: data, the log, and files with secret settings. */
  readonly folder: string;
  /** Everything it printed, over all restarts; also in a file of {@link folder}. */
  logs(): string;
  /** The log's JSON records. */
  records(): Record<string, unknown>[];
  /** Ends it with SIGTERM, as a service manager does; resolves with its exit code. */
  shutDown(): Promise<number | null>;
  /** Ends it at once, as a crash would. */
  kill9(): Promise<void>;
  /** Starts it again with the same settings (or others beside them) on the same port. */
  start(env?: Readonly<Record<string, string>>): Promise<void>;
  restart(env?: Readonly<Record<string, string>>): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** The record that tells where it listens. */
const listening = z.object({ msg: z.literal('listening'), url: z.url() });

/** Starts the API and waits until it listens; rejects with what it printed when it ends before. */
export async function startServer(options: ServerOptions): Promise<ApiServer> {
  const folder = temporaryFolder('server');
  const dataFolder = join(folder, 'data');
  const logFile = join(folder, 'server.log');
  writeFileSync(logFile, '');
  let child: ChildProcess | undefined;
  let printedAll: Promise<unknown> = Promise.resolve();
  let url = '';
  const settings: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    KEYTURN_LISTEN: '127.0.0.1:0',
    KEYTURN_DATA_DIR: dataFolder,
    ...options.env,
  };
  const secrets = {
    KEYTURN_MASTER_KEY: randomBytes(32).toString('base64'),
    KEYTURN_ENROLMENT_TOKEN: randomBytes(24).toString('hex'),
    ...options.secrets,
  };
  for (const [name, value] of Object.entries(secrets)) {
    const file = (settings[`${name}_FILE`] = join(folder, name));
    writeFileSync(file, value, { mode: 0o600 });
  }

  const server: ApiServer = {
    get url() {
      return url;
    },
    get process() {
      if (child === undefined) throw new Error('the API was not started');
      return child;
    },
    folder,
    dataFolder,
    enrolmentToken: secrets.KEYTURN_ENROLMENT_TOKEN,
    logs: () => readFileSync(logFile, 'utf8'),
    records: () => server.logs().split('\n').flatMap(parseRecord),
    async start(env = {}) {
      const started = startChild(process.execPath, [join(REPOSITORY, options.entry ?? 'server/index.ts')], {
        cwd: REPOSITORY,
        env: { ...settings, ...env },
      });
      child = started;
      printedAll = new Promise((resolve) => started.once('close', resolve));
      url = await listeningUrl(started, logFile);
      settings['KEYTURN_LISTEN'] = new URL(url).host;
    },
    async shutDown() {
      const running = server.process;
      // A drain may take 10 s; after that it is killed, and the code is null.
      await stopChild(running, { graceMs: 15_000 });
      return running.exitCode;
    },
    async kill9() {
      const running = server.process;
      if (hasEnded(running)) return;
      const ended = once(running, 'exit');
      signalGroup(running, 'SIGKILL');
      await ended;
    },
    async restart(env) {
      await server.shutDown();
      await server.start(env);
    },
    async stop() {
      if (child !== undefined) await server.shutDown();
      // What it printed last goes to a file of the folder.
      await printedAll;
      removeFolder(folder);
    },
  };
  try {
    await server.start();
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

function listeningUrl(child: ChildProcess, logFile: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const late = setTimeout(() => fail(`does not listen after ${START_MS} ms`), START_MS);
    const fail = (what: string): void => {
      clearTimeout(late);
      reject(new Error(`the API ${what}:\n${printed}`));
    };
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        printed += chunk.toString('utf8');
        appendFileSync(logFile, chunk);
        for (const record of printed.split('\n').flatMap(parseRecord)) {
          const { data } = listening.safeParse(record);
          if (data === undefined) continue;
          clearTimeout(late);
          resolve(data.url);
        }
      });
    child.once('close', (code) => fail(`ended with code ${String(code)} before it listened`));
  });
}

function parseRecord(line: string): Record<string, unknown>[] {
  try {
    return [z.record(z.string(), z.unknown()).parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
