// Tells a database that does not answer as a directory that does not answer, and keeps the parameters of
// queries, password hashes among them, out of every error.
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { DatabaseUnavailable, isDatabaseUnavailable } from '../../store/unavailable.ts';
import { DirectoryUnavailable } from '../directory.ts';

/** Runs database work of the embedded directory. Throws DirectoryUnavailable when the database is away. */
export async function answering<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw withoutParameters(error);
  }
}

function withoutParameters(error: unknown): unknown {
  if (isDatabaseUnavailable(error)) {
    const what = 'The database of the embedded directory does not answer';
    // The cause tells the outermost handler that it is the database; the original holds parameters.
    return new DirectoryUnavailable(what, { cause: new DatabaseUnavailable(what) });
  }
  if (error instanceof DrizzleQueryError)
    return new Error(`A query of the embedded directory failed: ${error.cause?.message ?? 'no reason'}`);
  return error;
}
