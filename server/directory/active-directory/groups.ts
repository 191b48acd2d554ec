// The groups of an account, nested ones included: tokenGroups gives SIDs, this gives them names.
import { EqualityFilter, OrFilter } from 'ldapts';
import type { Connection } from './connection.ts';
import { bytes, text } from './entry.ts';
import { sidText } from './sid.ts';

/** How long a group's name is believed. */
const keptMs = 10 * 60_000;

interface Known {
  readonly names: readonly string[];
  readonly until: number;
}

/** Finds a group's sAMAccountName and DN by its SID; asks once for those that are not known yet. */
export interface GroupNames {
  namesOf(connection: Connection, sids: readonly Buffer[]): Promise<string[]>;
}

export function createGroupNames(): GroupNames {
  const known = new Map<string, Known>();
  return {
    async namesOf(connection, sids) {
      const now = performance.now();
      const unknown = sids.filter((sid) => (known.get(sidText(sid))?.until ?? 0) <= now);
      if (unknown.length > 0) {
        // Kept only once it was answered: an empty list here would take somebody out of the high tier. Those
        // who ask meanwhile ask on their own connection, whose faults are theirs.
        const found = new Map(await ask(connection, unknown));
        for (const sid of unknown.map((one) => sidText(one)))
          known.set(sid, { names: found.get(sid) ?? [], until: now + keptMs });
      }
      return sids.flatMap((sid) => known.get(sidText(sid))?.names ?? []);
    },
  };
}

async function ask(connection: Connection, sids: readonly Buffer[]): Promise<[string, string[]][]> {
  const filters = sids.map((value) => new EqualityFilter({ attribute: 'objectSid', value }));
  const groups = await connection.search({
    base: connection.root.domainDn,
    scope: 'sub',
    filter: new OrFilter({ filters }),
    attributes: ['objectSid', 'sAMAccountName'],
    binary: ['objectSid'],
  });
  return groups.flatMap((group) => {
    const [sid] = bytes(group, 'objectSid');
    const name = text(group, 'sAMAccountName');
    return sid === undefined ? [] : [[sidText(sid), name === null ? [group.dn] : [name, group.dn]]];
  });
}
