// Ends this program when npm is told to end. npm passes a signal on to the shell it started, and
// that shell dies of it without telling the program inside.

/** How often to look, in milliseconds. */
const interval = 500;

/** Sends SIGTERM to this process, so that its own handlers run, once its parent is gone. */
export function endWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, interval);
  timer.unref();
}
