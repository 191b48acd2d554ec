// Finds one account below the base, by a name that a person typed or by its id. Filters are built as BER, so
// that no letter of a name is ever syntax (RFC 4515 does not come into it).
import { AndFilter, EqualityFilter, OrFilter } from 'ldapts';
import type { Filter } from 'ldapts';
import type { AccountId } from '../directory.ts';
import { readEntry, type AccountEntry, type AccountReader } from './account.ts';
import type { Connection } from './connection.ts';
import { bytes } from './entry.ts';
import { guidOfId, idOfGuid } from './guid.ts';

const equals = (attribute: string, value: string | Buffer): Filter =>
  new EqualityFilter({ attribute, value });

/** Persons only: to the schema computers are users too, and contacts are persons. */
export const person = [equals('objectCategory', 'person'), equals('objectClass', 'user')];

/** What was found: `account` is null for nobody, in whose place `read`, the service account, was read. */
export interface Found {
  readonly account: AccountEntry | null;
  readonly read: AccountEntry | null;
}

/** By sAMAccountName, UPN or mail. Exactly one match, else null. */
export async function findByName(
  connection: Connection,
  reader: AccountReader,
  baseDn: string,
  name: string,
): Promise<AccountEntry | null> {
  const typed = name.trim();
  // No name holds a control character; some servers read a zero character as the end of a value.
  if (typed === '' || /\p{Cc}/u.test(typed)) return null;
  const filters = ['sAMAccountName', 'userPrincipalName', 'mail'].map((attribute) =>
    equals(attribute, typed),
  );
  return (await only(connection, reader, baseDn, new OrFilter({ filters }))).account;
}

/** By id, if it is below the base; nobody when it is gone, or is no id. */
export async function findById(
  connection: Connection,
  reader: AccountReader,
  baseDn: string,
  id: AccountId,
): Promise<Found> {
  const guid = guidOfId(id);
  if (guid === null) return { account: null, read: null };
  return only(connection, reader, baseDn, equals('objectGUID', guid));
}

async function only(
  connection: Connection,
  reader: AccountReader,
  baseDn: string,
  filter: Filter,
): Promise<Found> {
  const found = await connection.search({
    base: baseDn,
    scope: 'sub',
    filter: new AndFilter({ filters: [...person, filter] }),
    attributes: ['objectGUID'],
    binary: ['objectGUID'],
    limit: 2,
  });
  const [match] = found;
  const [guid] = match === undefined ? [] : bytes(match, 'objectGUID');
  const one = found.length === 1 && guid !== undefined ? idOfGuid(guid) : null;
  // tokenGroups and the computed attributes are given for one object only. For nobody the same is read of
  // the service account.
  const id = one ?? (await reader.ownAccount(connection));
  const read = id === null ? null : await readEntry(connection, reader, id);
  return { account: one === null ? null : read, read };
}
