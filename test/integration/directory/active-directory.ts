// Keyturn's Active Directory adapter against a real domain controller, for the tests of this folder.
import { readFileSync } from 'node:fs';
import type { Directory } from '../../../server/directory/directory.ts';
import { createActiveDirectory } from '../../../server/directory/active-directory/index.ts';
import type { ActiveDirectoryOptions } from '../../../server/directory/active-directory/index.ts';
import type { Database } from '../../../server/store/database.ts';
import type { Domain } from '../../support/samba.ts';

/** Credentials of a service account. */
export interface Service {
  readonly dn: string;
  readonly password: string;
}

/** The adapter over one or more controllers of a domain, patient for no longer than a test. */
export function directoryOf(
  domain: Domain,
  service: Service,
  db: Database,
  change: Partial<ActiveDirectoryOptions> = {},
): Directory {
  return createActiveDirectory({
    urls: [domain.url],
    baseDn: domain.baseDn,
    bindDn: service.dn,
    bindPassword: service.password,
    ca: readFileSync(domain.caFile, 'utf8'),
    oldPasswordMinutes: 0,
    attemptMs: 2_000,
    deadlineMs: 5_000,
    settleMs: 100,
    db,
    ...change,
  });
}
