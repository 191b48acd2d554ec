// No piece of LDAP work waits for ever: a controller that hangs keeps its connections open and answers nothing.
import { NoAnswer } from './ldap-answer.ts';

/**
 * Runs work for at most `ms` milliseconds, then aborts its signal and rejects with NoAnswer, whether or
 * not the work takes notice. `sent` tells, at that moment, whether the request may have been carried out.
 */
export async function within<Result>(
  ms: number,
  work: (signal: AbortSignal) => Promise<Result>,
  sent: () => boolean = () => true,
): Promise<Result> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        reject(new NoAnswer('does not answer in time', sent()));
        controller.abort();
      },
      Math.max(ms, 0),
    );
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
