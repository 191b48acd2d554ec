// Waits until a service that a test has started can be used, within a deadline.
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * How long a test waits for what should come, milliseconds: far longer than it ever takes, also on a machine whose
 * processors are busy with something else. It costs nothing where things work.
 */
export const PATIENCE_MS = 60_000;

/** Milliseconds between two probes of a service that has no event to wait for. */
const PROBE_INTERVAL_MS = 25;

/**
 * Probes until the answer is neither undefined, null nor false, and resolves with it.
 * Rejects after `deadlineMs` milliseconds, naming `what` and the last probe's complaint.
 */
export async function waitUntil<Answer>(
  what: string,
  probe: () => Promise<Answer> | Answer,
  { deadlineMs = PATIENCE_MS }: { deadlineMs?: number } = {},
): Promise<NonNullable<Exclude<Answer, false>>> {
  const end = performance.now() + deadlineMs;
  let complaint: unknown;
  do {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== null && answer !== false)
        return answer as NonNullable<Exclude<Answer, false>>;
    } catch (error) {
      complaint = error;
    }
    await pause(PROBE_INTERVAL_MS);
  } while (performance.now() < end);
  throw new Error(`${what}: not there after ${deadlineMs} ms`, { cause: complaint });
}

/** Whether a TCP connection to the port can be opened now. */
export function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const done = (open: boolean): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}
