// Tells "the database is away" from every other error, so that callers answer 503 and not 500.
import { DrizzleQueryError } from 'drizzle-orm/errors';

/** No connection to the database can be had now. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** SQLSTATE class 08 (connection), 53300 (too many connections), 57P01 to 57P03 (shutting down, starting up). */
const sqlStates = /^(08...|53300|57P0[1-3])$/;
/** Node's own codes of a connection that could not be made or broke. */
const systemCodes =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT)$/;
/** What pg and pg-pool say without a code (pg/lib/client.js, pg-pool/index.js), and PGlite once closed. */
const messages =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|after calling end|PGlite is clos/;

/** Whether this error, or one it was caused by, means that the database cannot be reached now. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const chain = causes(error);
  if (chain.some((cause) => cause instanceof DatabaseUnavailable)) return true;
  if (chain.some((cause) => sqlStates.test(codeOf(cause)) || messages.test(cause.message))) return true;
  // A system code alone may come from mail or the directory; below a failed query it is the database's.
  return chain.some((cause) => cause instanceof DrizzleQueryError) && chain.some(isSystemError);
}

function isSystemError(error: Error): boolean {
  // Node tries all addresses of a name and gathers what went wrong.
  return (
    systemCodes.test(codeOf(error)) || (error instanceof AggregateError && error.errors.some(isSystemError))
  );
}

function causes(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let cause = error; cause instanceof Error && chain.length < 8; cause = cause.cause) chain.push(cause);
  return chain;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
