// What a journey needs of a directory's administrator, whichever directory it is.
import type { Person } from './people.ts';

/** A directory with its people, and somebody who looks after it. */
export interface DirectoryRoom {
  /** Settings of the API that name it. */
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** It can be administered only while the API is shut down: they share a database. */
  readonly needsQuiet: boolean;
  /** Puts people in, before the API is started. */
  hire(people: readonly Person[]): Promise<void>;
  /** Locks the accounts, as wrong passwords do. */
  lock(people: readonly Person[]): Promise<void>;
  stop(): Promise<void>;
}
