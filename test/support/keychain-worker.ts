// The keychain's process as the companion runs it, forked by Node in a desktop session of a test.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Worker } from '../../main/keychain/supervised-keychain.ts';
import { atExit } from './at-exit.ts';

const ENTRY = join(import.meta.dirname, '../../main/keychain/worker.ts');

export interface ForkedWorker extends Worker {
  readonly pid: number | undefined;
}

/** Starts a worker with nothing but `env` for an environment. */
export function forkKeychainWorker(env: Readonly<Record<string, string>>): ForkedWorker {
  const child = fork(ENTRY, {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
    // Bytes come as bytes, as in Electron.
    serialization: 'advanced',
  });
  atExit(() => void child.kill('SIGKILL'));
  return {
    pid: child.pid,
    post: (message) => void child.send(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  };
}
