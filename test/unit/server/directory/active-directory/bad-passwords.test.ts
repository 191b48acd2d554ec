// Wrong passwords are counted by each controller for itself and by the PDC emulator for all: whose count is needed.
import { expect, test } from 'vitest';
import type { AccountEntry } from '../../../../../server/directory/active-directory/account.ts';
import {
  badPasswordCount,
  createUncounted,
  type OfExisting,
} from '../../../../../server/directory/active-directory/bad-passwords.ts';
import type { Connection, Search } from '../../../../../server/directory/active-directory/connection.ts';
import type { Controllers } from '../../../../../server/directory/active-directory/controllers.ts';
import { toFiletime } from '../../../../../server/directory/active-directory/filetime.ts';
import { NoAnswer } from '../../../../../server/directory/active-directory/ldap-answer.ts';
import { DirectoryUnavailable } from '../../../../../server/directory/directory.ts';

const id = '1e372150-d92b-41db-8ee7-5acca4c5945d';
const now = new Date('2026-03-01T08:00:00Z');

/** Controllers by name; `count` null is one that is away. All take `pdc` for the PDC emulator. */
function domainOf(counts: Readonly<Record<string, number | null>>, pdc: string, { gone = false } = {}) {
  const putAside: string[] = [];
  const connectionTo = (url: string) =>
    ({
      controller: url,
      root: { domainDn: 'DC=corp', configurationDn: '', controls: new Set<string>() },
      search: ({ base, attributes }: Search) =>
        Promise.resolve([
          {
            dn: base,
            dsServiceName: url,
            fSMORoleOwner: pdc,
            cn: 'Password Settings Container',
            lockoutThreshold: '5',
            lockOutObservationWindow: '-18000000000',
            asked: attributes.join(),
          },
        ]),
    }) as Partial<Connection> as Connection;
  const controllers = {
    settings: { urls: Object.keys(counts) },
    putAside: (url: string) => putAside.push(url),
    on: (url: string, work: (connection: Connection) => Promise<unknown>) =>
      counts[url] === null ? Promise.reject(new NoAnswer('is away', false)) : work(connectionTo(url)),
  } as unknown as Controllers;
  const ofExisting: OfExisting = async ({ controller }, _id, work) => {
    const entry = {
      dn: 'CN=Ana',
      badPwdCount: String(counts[controller]),
      badPasswordTime: String(toFiletime(now)),
    };
    const result = await work({ entry, readAt: now } as Partial<AccountEntry> as AccountEntry);
    if (gone) throw new DirectoryUnavailable('The account is no longer in the directory');
    return result;
  };
  const uncounted = createUncounted();
  return {
    putAside,
    uncounted,
    count: () => badPasswordCount({ controllers, ofExisting, uncounted }, id),
  };
}

test('the highest of all that are listed counts', async () => {
  expect(await domainOf({ dc1: 1, dc2: 3, dc3: 0 }, 'dc1').count()).toBe(3);
});

test('one that is away is not needed while the PDC emulator answers, and no password is tried there', async () => {
  const { count, uncounted, putAside } = domainOf({ dc1: 2, dc2: null, dc3: 1 }, 'dc1');
  expect(await count()).toBe(2);
  expect(['dc1', 'dc2', 'dc3'].filter((url) => uncounted.has(id, url))).toEqual(['dc2']);
  expect(putAside).toEqual(['dc2']);
});

test.each([
  ['the PDC emulator is away', { dc1: null, dc2: 0 }, 'dc1'],
  ['the PDC emulator is not listed', { dc1: 0, dc2: null }, 'dc9'],
  ['nobody answers', { dc1: null, dc2: null }, 'dc1'],
] as [string, Record<string, number | null>, string][])('not counted: %s', async (_what, counts, pdc) => {
  const counted = domainOf(counts, pdc).count();
  await expect(counted).rejects.toThrow(DirectoryUnavailable);
  await expect(counted).rejects.toThrow(/^Wrong passwords can't be counted: dc\d is away$/);
});

test('where all answer, nobody asks which one is the PDC emulator', async () => {
  expect(await domainOf({ dc1: 0, dc2: 4 }, 'dc9').count()).toBe(4);
});

test('of nobody there is no count, and nothing is remembered', async () => {
  const { count, uncounted } = domainOf({ dc1: 0, dc2: null }, 'dc1', { gone: true });
  await expect(count()).rejects.toThrow('no longer in the directory');
  expect(uncounted.has(id, 'dc2')).toBe(false);
});

test('who told a count at last may be tried again', () => {
  const uncounted = createUncounted();
  uncounted.note(id, ['dc2']);
  expect(uncounted.has(id, 'dc2')).toBe(true);
  uncounted.note(id, []);
  expect(uncounted.has(id, 'dc2')).toBe(false);
});
