// Names go to the directory as values, never as syntax; and nobody costs what somebody costs.
import { BerWriter } from 'ldapts';
import { expect, test } from 'vitest';
import type { AccountReader } from '../../../../../server/directory/active-directory/account.ts';
import type { Connection, Search } from '../../../../../server/directory/active-directory/connection.ts';
import type { Entry } from '../../../../../server/directory/active-directory/entry.ts';
import { findById, findByName } from '../../../../../server/directory/active-directory/find.ts';
import { dnOfId, guidOfId } from '../../../../../server/directory/active-directory/guid.ts';

const ana = '1e372150-d92b-41db-8ee7-5acca4c5945d';
const ben = '2e372150-d92b-41db-8ee7-5acca4c5945d';
const service = '3e372150-d92b-41db-8ee7-5acca4c5945d';
const entryOf = (id: string): Entry => ({ dn: `CN=${id}`, objectGUID: guidOfId(id)! });

/** A connection on which a search below the base finds these accounts. */
function connectionTo(...found: string[]) {
  const searches: Search[] = [];
  const connection = {
    controller: 'ldaps://dc1',
    usable: true,
    root: { domainDn: 'DC=corp', configurationDn: 'CN=Configuration,DC=corp', controls: new Set<string>() },
    search(search) {
      searches.push(search);
      if (search.scope === 'sub') return Promise.resolve(found.map(entryOf));
      if (search.base === '') return Promise.resolve([{ dn: '', currentTime: '20260301080000.0Z' }]);
      return Promise.resolve([ana, ben, service].filter((id) => search.base === dnOfId(id)).map(entryOf));
    },
    modify: () => Promise.reject(new Error('nothing is to be modified')),
    pages: () => ({ next: () => Promise.reject(new Error('nothing is listed here')) }),
    destroy: () => undefined,
  } satisfies Connection;
  return { connection, searches };
}

const reader: AccountReader = {
  groupNames: { namesOf: () => Promise.resolve([]) },
  ownAccount: () => Promise.resolve(service),
  emailCodeAttribute: undefined,
};

const shape = ({ scope, attributes, limit }: Search) => ({ scope, attributes, limit });

test('one match is the account; none, two, and names that are none are nobody', async () => {
  const find = async (...found: string[]) =>
    findByName(connectionTo(...found).connection, reader, 'DC=corp', 'x');
  expect((await find(ana))?.id).toBe(ana);
  expect(await find()).toBeNull();
  expect(await find(ana, ben)).toBeNull();
});

test('for nobody the same is asked, of the service account', async () => {
  const ask = async (...found: string[]) => {
    const { connection, searches } = connectionTo(...found);
    await findByName(connection, reader, 'DC=corp', 'x');
    return searches.map(shape);
  };
  const somebody = await ask(ana);
  expect(somebody).toHaveLength(3);
  expect(await ask()).toEqual(somebody);
  expect(await ask(ana, ben)).toEqual(somebody);
});

test.each(['*', 'a*)(objectClass=*', String.raw`\2a`, String.raw`\00`, 'Núñez, “José”', '(', '&', ' x '])(
  'the name %j is sent as its bytes',
  async (name) => {
    const { connection, searches } = connectionTo();
    await findByName(connection, reader, 'DC=corp', name);
    const writer = new BerWriter();
    searches[0]?.filter?.write(writer);
    const value = Buffer.from(name.trim());
    const asValue = Buffer.concat([Buffer.from([0x04, value.length]), value]);
    const sent = writer.buffer.toString('latin1').split(asValue.toString('latin1')).length - 1;
    expect(sent).toBe(3);
  },
);

test('names with control characters, and what is no id, are not asked for', async () => {
  const { connection, searches } = connectionTo(ana);
  for (const name of ['', '  ', 'a\0b', 'a\nb'])
    expect(await findByName(connection, reader, 'DC=corp', name)).toBeNull();
  expect(await findById(connection, reader, 'DC=corp', 'no id')).toEqual({ account: null, read: null });
  expect(searches).toEqual([]);
});
