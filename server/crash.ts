// The last words of a process that dies of something unforeseen. Node's own would print the error whole: a
// failed query with its parameters, for one.
import { loggableError } from './http/redaction.ts';

/** Logs what nobody caught, without what it may hold of others, and ends the process with 1. */
export function endOnCrash(): void {
  // A rejection that nobody handles arrives here as well.
  process.on('uncaughtException', (error) => {
    const line = {
      level: 'fatal',
      time: new Date().toISOString(),
      err: loggableError(error),
      msg: 'crashed',
    };
    process.stderr.write(`${JSON.stringify(line)}\n`);
    process.exit(1);
  });
}
