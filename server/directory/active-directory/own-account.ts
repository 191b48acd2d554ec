// The service account's own entry: read in place of an account that is not there, so that whether there is
// one does not show in the time it takes.
import { EqualityFilter } from 'ldapts';
import type { AccountId } from '../directory.ts';
import type { Connection } from './connection.ts';
import { bytes } from './entry.ts';
import { idOfGuid } from './guid.ts';

/** The SIDs of this connection's security context, the account's own first (MS-ADTS 3.1.1.3.2.25). */
export async function ownSids(connection: Connection): Promise<Buffer[]> {
  const attributes = ['tokenGroups'];
  const [root] = await connection.search({ base: '', scope: 'base', attributes, binary: attributes });
  return root === undefined ? [] : bytes(root, 'tokenGroups');
}

/** Finds out once; null where the service account can't see itself. */
export function ownAccount(): (connection: Connection) => Promise<AccountId | null> {
  let known: AccountId | null = null;
  return async (connection) => {
    known ??= await ask(connection);
    return known;
  };
}

async function ask(connection: Connection): Promise<AccountId | null> {
  const [value] = await ownSids(connection);
  if (value === undefined) return null;
  const [own] = await connection.search({
    base: connection.root.domainDn,
    scope: 'sub',
    filter: new EqualityFilter({ attribute: 'objectSid', value }),
    attributes: ['objectGUID'],
    binary: ['objectGUID'],
  });
  const [guid] = own === undefined ? [] : bytes(own, 'objectGUID');
  return guid === undefined ? null : idOfGuid(guid);
}
