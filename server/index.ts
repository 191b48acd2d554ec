// The reset API as a process: settings from the environment, signals, exit codes.
import { readFileSync } from 'node:fs';
import { loadConfig } from './config/config.ts';
import { endOnCrash } from './crash.ts';
import { secretVariables } from './config/environment.ts';
import { startFaultWords } from './start-faults.ts';
import { startServer } from './start.ts';

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
  process.stderr.write(`${startFaultWords(error)}\n`);
  process.exitCode = 1;
}
