// Chooses the directory that the settings name.
import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import { createActiveDirectory } from './directory/active-directory/index.ts';
import type { Directory } from './directory/directory.ts';
import { createEmbeddedDirectory } from './directory/embedded/index.ts';
import type { Database } from './store/database.ts';

/** Opens nothing yet: the first question connects. */
export function openDirectory(config: Config, db: Database, clock: Clock): Directory {
  const { directory, emailCodeAttribute } = config;
  const now = () => clock.now();
  if (directory.kind === 'embedded') return createEmbeddedDirectory({ db, now });
  const { ca, kerberosRealm, bindPassword, ...rest } = directory;
  return createActiveDirectory({
    ...rest,
    bindPassword: bindPassword.reveal(),
    ...(ca === null ? {} : { ca }),
    ...(kerberosRealm === null ? {} : { kerberosRealm }),
    ...(emailCodeAttribute === null ? {} : { emailCodeAttribute }),
    db,
    now,
  });
}
