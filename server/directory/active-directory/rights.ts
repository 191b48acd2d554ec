// What the service account may do, by evidence that it can read itself: nothing is tried out on anybody.
import { AndFilter, EqualityFilter, NotFilter, PresenceFilter } from 'ldapts';
import type { Connection } from './connection.ts';
import { accessListOnly } from './controls.ts';
import { bytes, texts, type Entry } from './entry.ts';
import { ownSids } from './own-account.ts';
import { seesFineGrained } from './policy.ts';
import { extendedRight, grants } from './security-descriptor.ts';
import { sidText } from './sid.ts';

/** `unknown`: what would tell can't be read. */
export type Evidence = 'yes' | 'no' | 'unknown';

/** On how many of the accounts that were looked at a right is there, is not, and can't be told. */
type Tally = Readonly<Record<Evidence, number>>;

export interface Rights {
  readonly reset: Tally;
  readonly unlock: Tally;
  readonly groups: Tally;
  readonly seesFineGrained: boolean;
  readonly unexpire: Evidence;
}

/** As many accounts are looked at, the first ones the directory returns. */
const sampleSize = 20;

/** Everyone, Authenticated Users: in every security context, though not always listed. */
const everybody = ['S-1-1-0', 'S-1-5-11'];

/** Reads the evidence. Throws LdapRefusal, NoAnswer. */
export async function readRights(connection: Connection, baseDn: string): Promise<Rights> {
  const sids = new Set([...(await ownSids(connection)).map((sid) => sidText(sid)), ...everybody]);
  const accounts = await sample(connection, baseDn);
  const head = await withAccessList(connection, connection.root.domainDn, 'base', []);
  return {
    reset: tally(accounts.map((entry) => evidence(entry, extendedRight.resetPassword, sids))),
    unlock: tally(accounts.map(mayUnlock)),
    groups: tally(await Promise.all(accounts.map((entry) => showsGroups(connection, entry)))),
    seesFineGrained: await seesFineGrained(connection),
    unexpire: head[0] === undefined ? 'unknown' : evidence(head[0], extendedRight.unexpirePassword, sids),
  };
}

function sample(connection: Connection, baseDn: string): Promise<Entry[]> {
  const equals = (attribute: string, value: string) => new EqualityFilter({ attribute, value });
  // Protected accounts are none that Keyturn is meant to reset.
  const protectedOnes = new PresenceFilter({ attribute: 'adminCount' });
  const filters = [equals('objectCategory', 'person'), equals('objectClass', 'user')];
  const filter = new AndFilter({ filters: [...filters, new NotFilter({ filter: protectedOnes })] });
  return withAccessList(connection, baseDn, 'sub', ['allowedAttributesEffective'], filter);
}

function withAccessList(
  connection: Connection,
  base: string,
  scope: 'base' | 'sub',
  attributes: readonly string[],
  filter?: AndFilter,
): Promise<Entry[]> {
  return connection.search({
    base,
    scope,
    limit: sampleSize,
    ...(filter === undefined ? {} : { filter }),
    attributes: [...attributes, 'nTSecurityDescriptor'],
    binary: ['nTSecurityDescriptor'],
    controls: [accessListOnly()],
  });
}

function evidence(entry: Entry, right: string, sids: ReadonlySet<string>): Evidence {
  const [descriptor] = bytes(entry, 'nTSecurityDescriptor');
  if (descriptor === undefined) return 'unknown';
  return grants(descriptor, right, sids) ? 'yes' : 'no';
}

/** allowedAttributesEffective lists what this connection may write (MS-ADTS 3.1.1.4.5.22). */
const mayUnlock = (entry: Entry): Evidence =>
  texts(entry, 'allowedAttributesEffective').some((name) => name.toLowerCase() === 'lockouttime')
    ? 'yes'
    : 'no';

/** tokenGroups is given for one object at a time (MS-ADTS 3.1.1.4.5.19); everybody is in a group. */
async function showsGroups(connection: Connection, { dn }: Entry): Promise<Evidence> {
  const attributes = ['tokenGroups'];
  const [entry] = await connection.search({ base: dn, scope: 'base', attributes, binary: attributes });
  return entry !== undefined && bytes(entry, 'tokenGroups').length > 0 ? 'yes' : 'no';
}

function tally(found: readonly Evidence[]): Tally {
  const count = (kind: Evidence): number => found.filter((one) => one === kind).length;
  return { yes: count('yes'), no: count('no'), unknown: count('unknown') };
}

/** What is missing, in words for IT, without anybody's name. Pure. */
export function notesOf(rights: Rights): string[] {
  return [
    lacking('reset the password', '"Reset password"', rights.reset),
    lacking('end the lock', 'writing lockoutTime', rights.unlock),
    rights.groups.no === 0
      ? null
      : `The service account may not read the groups (tokenGroups) of ${rights.groups.no} of ${rights.groups.yes + rights.groups.no} accounts that were looked at: they are taken to be in a high-tier group (see DELEGATION.md).`,
    rights.seesFineGrained
      ? null
      : 'The service account may not read fine-grained password policies: the rules shown may be milder than those that hold, and passwords are checked very sparingly. Delegate reading of the Password Settings Container (see DELEGATION.md).',
    rights.unexpire === 'no'
      ? 'The service account lacks Unexpire-Password on the domain: whoever gets a new password is asked for another one at the next sign-in (see DELEGATION.md).'
      : null,
  ].filter((note) => note !== null);
}

function lacking(what: string, right: string, { yes, no, unknown }: Tally): string | null {
  const all = yes + no + unknown;
  if (all === 0) return null;
  if (yes === 0 && no === 0) return `Whether the service account may ${what} of accounts can't be read.`;
  if (no === 0) return null;
  const whom = yes === 0 ? 'any account' : `${no} of ${all} accounts that were looked at`;
  return `The service account may not ${what} of ${whom}: delegate ${right} (see DELEGATION.md).`;
}
