// Turns a database that does not answer into a directory that does not answer.
import { isDatabaseUnavailable } from '../../store/unavailable.ts';
import { DirectoryUnavailable } from '../directory.ts';

/**
 * Runs database work of the embedded directory. Throws DirectoryUnavailable when the database is
 * away, without a cause: a failed query's parameters hold password hashes.
 */
export async function answering<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    throw new DirectoryUnavailable('The database of the embedded directory does not answer');
  }
}
