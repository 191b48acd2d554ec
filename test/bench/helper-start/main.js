// Starts the keychain's process as the companion does, for the benchmark of saved copies: from nothing to its first answer.
import { app, utilityProcess } from 'electron';

const question = { id: 1, ask: 'look', entry: { service: 'nothing', account: 'anna' } };

/** Milliseconds. @param {string} entry the built main/keychain/worker.ts */
function startOf(entry) {
  const { promise, resolve, reject } = Promise.withResolvers();
  const began = performance.now();
  const child = utilityProcess.fork(entry, [], { serviceName: 'Keyturn keychain', stdio: 'ignore' });
  child.once('message', ({ answer }) => {
    if (answer === 'not-found') resolve(performance.now() - began);
    else reject(new Error(`it answered ${answer}`));
    child.kill();
  });
  child.once('exit', () => reject(new Error('it ended without an answer')));
  child.postMessage(question);
  return promise;
}

void app.whenReady().then(() => {
  process.on('message', (entry) => void startOf(entry).then((ms) => process.send(ms)));
  process.send('ready');
});
