// Starts the keychain's process as one of Electron's utility processes.
import { utilityProcess } from 'electron';
import type { Worker } from '../keychain/supervised-keychain.ts';

/** @param entry the built main/keychain/worker.ts */
export function startKeychainWorker(entry: string): Worker {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Keyturn keychain', stdio: 'ignore' });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => {
      const { pid } = child;
      child.kill();
      // Asked nicely it may not hear: it can be deep in the keychain's own code.
      if (pid !== undefined && process.platform !== 'win32') killAtOnce(pid);
    },
  };
}

function killAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}
