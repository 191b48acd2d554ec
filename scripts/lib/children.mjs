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
        children.forEach((child) => killGroup(child));
        process.exit(1);
      }
      told = true;
      void stopAll(children).then(() => process.exit(0));
    });
  }
  process.once('exit', () => children.forEach((child) => killGroup(child)));
  return () => told;
}

/**
 * Asks all to end and waits; who has not ended after the grace is killed. Only the leader of a group is asked: it
 * ends what it has started in the order that this needs.
 * @param {import('node:child_process').ChildProcess[]} children
 */
export async function stopAll(children) {
  await Promise.all(
    children.map(async (child) => {
      const late = setTimeout(() => killGroup(child), grace);
      if (child.kill('SIGTERM')) await ended(child);
      clearTimeout(late);
      // It may be gone before what it has started.
      killGroup(child);
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
 * Kills it with everything of its process group.
 * @param {import('node:child_process').ChildProcess} child
 */
function killGroup(child) {
  if (child.pid === undefined) return;
  try {
    // A negative number names the group.
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // Nobody of it is there any more.
  }
}
