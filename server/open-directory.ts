// Chooses the directory that the settings name.
import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import type { Directory } from './directory/directory.ts';
import { createEmbeddedDirectory } from './directory/embedded/index.ts';
import type { Database } from './store/database.ts';

/** Opens nothing yet: the first question connects. */
export function openDirectory({ directory }: Config, db: Database, clock: Clock): Directory {
  const now = () => clock.now();
  if (directory.kind === 'embedded') return createEmbeddedDirectory({ db, now });
  throw new Error('Active Directory is not here yet');
}
