// The domain's NetBIOS name, the CORP of CORP\agent: it stands in the configuration, and never changes.
import { AndFilter, EqualityFilter, PresenceFilter } from 'ldapts';
import type { Connection } from './connection.ts';
import { text } from './entry.ts';
import { LdapRefusal } from './ldap-answer.ts';

/** Asks once; null where the configuration can't be read. */
export function netbiosName(): (connection: Connection) => Promise<string | null> {
  let known: string | null = null;
  return async (connection) => {
    if (known !== null) return known;
    known = await ask(connection);
    return known;
  };
}

async function ask(connection: Connection): Promise<string | null> {
  const { configurationDn, domainDn } = connection.root;
  try {
    const [domain] = await connection.search({
      base: `CN=Partitions,${configurationDn}`,
      scope: 'sub',
      filter: new AndFilter({
        filters: [
          new EqualityFilter({ attribute: 'nCName', value: domainDn }),
          new PresenceFilter({ attribute: 'nETBIOSName' }),
        ],
      }),
      attributes: ['nETBIOSName'],
    });
    return domain === undefined ? null : text(domain, 'nETBIOSName');
  } catch (error) {
    if (error instanceof LdapRefusal) return null;
    throw error;
  }
}
