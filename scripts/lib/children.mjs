// Keeps what a script started from outliving it: Ctrl-C, a closed terminal or a signal ends it all.

/** How long children may take to end by themselves, in milliseconds. */
const grace = 12_000;

/**
 * Ends the given children (each the leader of its process group) when this script is told to end,
 * then exits. A second signal ends them at once.
 *
 * @param {import('node:child_process').ChildProcess[]} children may grow later
 * @returns {() => boolean} whether the end has begun
 */
export function endTogether(children) {
  let told = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (told) {
        children.forEach((child) => signalGroup(child, 'SIGKILL'));
        process.exit(1);
      }
      told = true;
      void stopAll(children).then(() => process.exit(0));
    });
  }
  process.once('exit', () => children.forEach((child) => signalGroup(child, 'SIGKILL')));
  return () => told;
}

/**
 * Asks all to end and waits; who has not ended after the grace is killed.
 * @param {import('node:child_process').ChildProcess[]} children
 */
export async function stopAll(children) {
  await Promise.all(
    children.map(async (child) => {
      const late = setTimeout(() => signalGroup(child, 'SIGKILL'), grace);
      if (signalGroup(child, 'SIGTERM')) await ended(child);
      clearTimeout(late);
      // A wrapper may be gone before what it wraps.
      signalGroup(child, 'SIGKILL');
    }),
  );
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code; 1 when a signal ended it or it could not be started
 */
export function ended(child) {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  if (child.signalCode !== null) return Promise.resolve(1);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1)).once('error', () => resolve(1));
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 * @returns {boolean} whether there was something to signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return false;
  try {
    // A negative number names the group.
    return process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    return false;
  }
}
