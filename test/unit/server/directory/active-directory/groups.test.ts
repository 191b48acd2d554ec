// Names of groups are believed once they were answered: a look-up that is still open, or that failed, says nothing.
import { expect, test } from 'vitest';
import type { Connection } from '../../../../../server/directory/active-directory/connection.ts';
import type { Entry } from '../../../../../server/directory/active-directory/entry.ts';
import { createGroupNames } from '../../../../../server/directory/active-directory/groups.ts';
import { NoAnswer } from '../../../../../server/directory/active-directory/ldap-answer.ts';

/** S-1-5-21-1-1104 as bytes. */
const sid = Buffer.from('01020000000000051500000050040000', 'hex');
const names = ['Supervisors', 'CN=Supervisors,DC=corp'];

/** A connection whose searches are answered when the test says so. */
function heldConnection() {
  const open: PromiseWithResolvers<Entry[]>[] = [];
  const connection = {
    root: { domainDn: 'DC=corp', configurationDn: 'CN=Configuration,DC=corp', controls: new Set() },
    search: () => {
      const answer = Promise.withResolvers<Entry[]>();
      open.push(answer);
      return answer.promise;
    },
  } as Partial<Connection> as Connection;
  const entry: Entry = { dn: 'CN=Supervisors,DC=corp', objectSid: sid, sAMAccountName: 'Supervisors' };
  return {
    connection,
    get asked() {
      return open.length;
    },
    answer: (at: number) => open[at]?.resolve([entry]),
    fail: (at: number) => open[at]?.reject(new NoAnswer('ended the connection', true)),
  };
}

test('who asks while a look-up is open is told the names, not that there are none', async () => {
  const { connection, answer } = heldConnection();
  const groups = createGroupNames();
  const both = [groups.namesOf(connection, [sid]), groups.namesOf(connection, [sid])];
  answer(0);
  answer(1);
  expect(await Promise.all(both)).toEqual([names, names]);
});

test('after a look-up that failed the next one asks again', async () => {
  const held = heldConnection();
  const groups = createGroupNames();
  const first = groups.namesOf(held.connection, [sid]);
  held.fail(0);
  await expect(first).rejects.toThrow(NoAnswer);
  const second = groups.namesOf(held.connection, [sid]);
  held.answer(1);
  expect(await second).toEqual(names);
});

test('what was answered is not asked again', async () => {
  const held = heldConnection();
  const groups = createGroupNames();
  const first = groups.namesOf(held.connection, [sid]);
  held.answer(0);
  await first;
  expect(await groups.namesOf(held.connection, [sid])).toEqual(names);
  expect(held.asked).toBe(1);
});
