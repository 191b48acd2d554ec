// The reset API as a process: settings from the environment, signals, exit codes.
import { readFileSync } from 'node:fs';
import { ConfigFaults, loadConfig } from './config/config.ts';
import { endOnCrash } from './crash.ts';
import { secretVariables } from './config/environment.ts';
import { startServer } from './start.ts';
import { SchemaMismatch } from './store/migrate.ts';
import { StoreLocked } from './store/folder-lock.ts';
import { isDatabaseUnavailable } from './store/unavailable.ts';
import { loggableError } from './http/redaction.ts';

endOnCrash();
try {
  const config = loadConfig(process.env, (path) => readFileSync(path, 'utf8'));
  // Programs that the server starts (kinit) need not inherit them. What the process was started with stays
  // readable by its own user in /proc; the _FILE twins leave nothing there.
  for (const name of secretVariables) Reflect.deleteProperty(process.env, name);
  const server = await startServer(config);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // What still hangs then must not keep the process.
    process.on(signal, () => void server.stop().then(() => process.exit()));
  }
} catch (error) {
  process.stderr.write(`${wordsFor(error)}\n`);
  process.exitCode = 1;
}

/** What the person who starts the server reads. */
function wordsFor(error: unknown): string {
  if (error instanceof ConfigFaults || error instanceof StoreLocked || error instanceof SchemaMismatch) {
    return error.message;
  }
  if (isDatabaseUnavailable(error)) {
    return 'Keyturn cannot start: the database does not answer. Check KEYTURN_DATABASE_URL and that the database runs.';
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'Keyturn cannot start: the address of KEYTURN_LISTEN is in use by another program.';
  }
  return `Keyturn cannot start.\n${JSON.stringify(loggableError(error), null, 2)}`;
}
