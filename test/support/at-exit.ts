// Runs clean-up when the test process ends, in whichever way it is ended.

const tasks: (() => void)[] = [];
let done = false;

function cleanUp(): void {
  if (done) return;
  done = true;
  for (const task of tasks) task();
}

process.once('exit', cleanUp);
// vitest ends its workers with SIGTERM, which would skip the 'exit' event.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.once(signal, () => {
    cleanUp();
    process.kill(process.pid, signal);
  });
}

/** Registers synchronous clean-up, run in the order of registration when the process ends. */
export function atExit(task: () => void): void {
  tasks.push(task);
}
