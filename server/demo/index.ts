// `npm start`: the reset API with an embedded directory full of people, on this machine alone.
import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative, resolve } from 'node:path';
import { type Config, ConfigFaults, loadConfig } from '../config/config.ts';
import { endOnCrash } from '../crash.ts';
import { startFaultWords } from '../start-faults.ts';
import { type Server, startServer } from '../start.ts';
import { DataFolderUnusable, makeDataFolder } from '../store/data-folder.ts';
import { StoreLocked } from '../store/folder-lock.ts';
import { SchemaMismatch } from '../store/migrate.ts';
import { auditors, organisation } from './agents.ts';
import { ProblemError } from '../http/problem.ts';
import { Elsewhere } from './elsewhere.ts';
import { createMailbox } from './mailbox.ts';
import { demoRoutes } from './routes.ts';
import { seedDemo } from './seed.ts';
import { writeSettingsFile } from './settings-file.ts';
import { demoState } from './state.ts';
import { demoTable } from './table.ts';

const folder = resolve(process.env['KEYTURN_DATA_DIR'] ?? '.demo');
/** A folder of its own below: the demo empties it, so it must never be a real server's. */
const dataDir = join(folder, 'demo-data');
const settingsFile = join(folder, 'managed-settings.json');
/** Runs the companion from this folder, preset to the demo. */
const companion = `npm run companion -- --demo ${relative(process.cwd(), folder) || '.'}`;
/** Whether this desktop shows a tray, as far as whoever starts this knows. */
const tray = !process.argv.includes('--no-tray');
/** Another one at each start: the companion enrols with the demo of now. */
const enrolmentToken = randomBytes(24).toString('base64url');
const usualAddress = '127.0.0.1:8787';

endOnCrash();
try {
  makeDataFolder(folder);
  if (!existsSync(dataDir))
    process.stdout.write('Making the demo’s database; this takes a few seconds once.\n');
  const server = await start(configOf(process.env['KEYTURN_LISTEN'] ?? (await freeAddress())));
  writeSettingsFile(settingsFile, { apiAddress: server.url, enrolmentToken });
  const stop = async () => {
    await server.stop();
    // Listening for the end of whoever started this keeps the process alive.
    if (process.connected) process.disconnect();
  };
  for (const end of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(end, () => void stop());
  process.stdout.write(demoTable({ url: server.url, tray, now: new Date() }));
  process.send?.({ ready: true, url: server.url, folder, companion });
} catch (error) {
  process.stderr.write(`${wordsFor(error)}\n`);
  process.exitCode = 1;
}

async function start(config: Config): Promise<Server> {
  try {
    return await startDemo(config);
  } catch (error) {
    if (!(error instanceof SchemaMismatch)) throw error;
    // The demo of an earlier version: nothing in it is worth keeping.
    rmSync(dataDir, { recursive: true });
    return startDemo(config);
  }
}

function startDemo(config: Config): Promise<Server> {
  const mailbox = createMailbox();
  const log = createWriteStream(join(folder, 'server.log'), { mode: 0o600 });
  return startServer(config, {
    log: (line) => log.write(line),
    courier: mailbox.courier,
    more: async (app, parts) => {
      const seeded = await seedDemo(parts);
      const elsewhere = new Elsewhere(parts);
      demoRoutes(app, {
        state: () => demoState({ parts, seeded, mailbox, elsewhere, desktop: { tray, companion } }),
        changeElsewhere: async (username) => {
          const asked = seeded.find(({ agent }) => agent.username === username);
          if (asked === undefined) throw new ProblemError('not-found');
          await elsewhere.change(asked);
        },
      });
    },
  });
}

function configOf(listen: string): Config {
  const environment = {
    KEYTURN_MODE: 'demo',
    KEYTURN_LISTEN: listen,
    KEYTURN_DATA_DIR: dataDir,
    KEYTURN_ORGANISATION: organisation,
    KEYTURN_ENROLMENT_TOKEN: enrolmentToken,
    KEYTURN_ROLE_AUDITOR_GROUP: auditors,
    // What is sealed under it is made anew at each start.
    KEYTURN_MASTER_KEY: randomBytes(32).toString('base64'),
    // People who play should not be told to come back tomorrow.
    KEYTURN_THROTTLE_STARTS: '100/15m',
    KEYTURN_THROTTLE_RESETS: '100/1d',
    KEYTURN_THROTTLE_CODES_SOURCE: '60/1h',
  };
  return loadConfig(environment, () => '');
}

/** The usual address, or any port when another program has that one. */
async function freeAddress(): Promise<string> {
  const [host = '', port = ''] = usualAddress.split(':');
  const probe = createServer();
  const isFree = await new Promise<boolean>((settle) => {
    probe.once('error', () => {
      settle(false);
    });
    probe.listen({ host, port: Number(port) }, () => {
      probe.close(() => {
        settle(true);
      });
    });
  });
  return isFree ? usualAddress : `${host}:0`;
}

function wordsFor(error: unknown): string {
  if (error instanceof StoreLocked)
    return 'The demo runs already. End it there (Ctrl-C) before you start it here.';
  if (error instanceof DataFolderUnusable)
    return new ConfigFaults([{ setting: 'KEYTURN_DATA_DIR', what: error.message }]).message;
  return startFaultWords(error);
}
