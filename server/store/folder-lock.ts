// Keeps a data folder for one process: two PGlite processes on one folder lose rows without a word.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process (or another store of this one) has the folder. The message is for people. */
export class StoreLocked extends Error {
  override readonly name = 'StoreLocked';
}

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy */
const sqliteBusy = 5;

/**
 * Takes the folder or throws {@link StoreLocked}; returns what gives it free. The lock is SQLite's on a
 * file `lock` in the folder: the operating system holds it, so that it ends with its process, however
 * that ends, and nothing stale is ever left to be judged by a process number or an age.
 */
export function lockFolder(folder: string): () => void {
  const database = new DatabaseSync(join(folder, 'lock'));
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) {
      throw new StoreLocked(
        `The data folder ${folder} is in use by another Keyturn process. ` +
          'Stop that one first, or give this one a folder of its own (KEYTURN_DATA_DIR). ' +
          'To run several servers on the same data, use PostgreSQL (KEYTURN_DATABASE_URL).',
      );
    }
    throw error;
  }
  return () => {
    database.close();
  };
}
