// A controller that hung may carry out a change after it was asked about it: "not changed" is said twice or not at all.
import { expect, test } from 'vitest';
import { createUncounted } from '../../../../../server/directory/active-directory/bad-passwords.ts';
import type { Connection, Search } from '../../../../../server/directory/active-directory/connection.ts';
import type { Entry } from '../../../../../server/directory/active-directory/entry.ts';
import { toFiletime } from '../../../../../server/directory/active-directory/filetime.ts';
import { guidOfId } from '../../../../../server/directory/active-directory/guid.ts';
import { LdapRefusal, NoAnswer } from '../../../../../server/directory/active-directory/ldap-answer.ts';
import { resolve, type Resolver } from '../../../../../server/directory/active-directory/resolve.ts';
import { DirectoryUnavailable } from '../../../../../server/directory/directory.ts';

const id = '1e372150-d92b-41db-8ee7-5acca4c5945d';
const url = 'ldaps://dc1';
const now = new Date('2026-03-01T08:00:00Z');
const before = String(toFiletime(new Date('2026-02-28T08:00:00Z')));
/** A second later. */
const after = String(toFiletime(new Date(now.getTime() + 1_000)));

/** A controller that shows these values of pwdLastSet, read by read; an error is thrown, null is no account. */
function resolverSeeing(...seen: (string | Error | null)[]) {
  const entry = (pwdLastSet: string): Entry => ({
    dn: 'CN=Ana',
    objectGUID: guidOfId(id)!,
    pwdLastSet,
    'msDS-User-Account-Control-Computed': '0',
  });
  const connection = {
    search({ base }: Search) {
      if (base === '') return Promise.resolve([{ dn: '', currentTime: '20260301080002.0Z' }]);
      const next = seen.shift();
      if (next instanceof Error) return Promise.reject(next);
      return Promise.resolve(next ? [entry(next)] : []);
    },
  } as Partial<Connection> as Connection;
  const controllers = {
    settings: { urls: [url], deadlineMs: 1_000 },
    on: (_url: string, work: (connection: Connection) => unknown) => work(connection),
  } as unknown as Resolver['controllers'];
  const resolver: Resolver = {
    controllers,
    reader: {
      groupNames: { namesOf: () => Promise.resolve([]) },
      ownAccount: () => Promise.resolve(null),
      emailCodeAttribute: undefined,
    },
    uncounted: createUncounted(),
    writes: {
      last: () => Promise.resolve(null),
      lastOf: () => Promise.resolve(new Map<string, never>()),
      remember: () => Promise.resolve(),
    },
    now: () => now,
    settleMs: 1,
    mayUnexpire: () => Promise.resolve('yes'),
  };
  const prepared = {
    accountId: id,
    controller: url,
    passwordVersionBefore: before,
    passwordWritesBefore: null,
    id: crypto.randomUUID(),
    preparedAt: now,
  };
  return {
    left: seen,
    ask: (controller = url, mayUnexpire = resolver.mayUnexpire) =>
      resolve({ ...resolver, mayUnexpire }, { ...prepared, controller }),
  };
}

test.each([
  ['changed at the first look', [after], 'accepted'],
  ['changed at the second look', [before, after], 'accepted'],
  ['not changed at either', [before, before], 'not-changed'],
  ['gone', [null], 'undetermined'],
  ['gone at the second look', [before, null], 'undetermined'],
  ['silent', [new NoAnswer('does not answer in time', true)], 'unreachable'],
  ['silent at the second look', [before, new NoAnswer('is gone', true)], 'unreachable'],
  ['busy', [new LdapRefusal(51, '')], 'unreachable'],
] as [string, (string | Error | null)[], string][])('%s', async (_what, seen, kind) => {
  const { ask, left } = resolverSeeing(...seen);
  expect(await ask()).toMatchObject({ kind });
  expect(left).toEqual([]);
});

test('a controller that is no longer listed can prove nothing', async () => {
  expect(await resolverSeeing(after).ask('ldaps://dc9')).toEqual({ kind: 'undetermined' });
});

test('rights that can’t be read hold nothing up', async () => {
  const refused = () => Promise.reject(new LdapRefusal(32, ''));
  expect(await resolverSeeing(after).ask(url, refused)).toMatchObject({ kind: 'accepted' });
  expect(await resolverSeeing('0').ask(url, refused)).toEqual({ kind: 'undetermined' });
  const away = () => Promise.reject(new DirectoryUnavailable('No domain controller answers'));
  expect(await resolverSeeing('0').ask(url, away)).toEqual({ kind: 'unreachable' });
});
