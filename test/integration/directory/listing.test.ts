// A look at all accounts of a real domain: page by page, each page within its time, on a controller that answers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directoryWrites } from '../../../server/directory/active-directory/tables.ts';
import {
  type AccountPage,
  DirectoryUnavailable,
  type Directory,
} from '../../../server/directory/directory.ts';
import { type Store, openStore } from '../../../server/store/database.ts';
import { type Domain, startDomain } from '../../support/samba.ts';
import { type Service, directoryOf } from './active-directory.ts';

const many = 520;
const DAY = 86_400_000;

let domain: Domain;
let store: Store;
let service: Service;
beforeAll(async () => {
  [domain, store] = await Promise.all([startDomain(), openStore({ memory: true })]);
  await domain.setPolicy({ maxAgeDays: 42 });
  service = await domain.addServiceAccount();
  await domain.addManyUsers('floor', many, { pwdLastSet: '-1', mail: 'floor@corp.test' });
});
afterAll(() => Promise.all([domain.stop(), store.close()]));

/** A listing with all the time it wants, unless a test says how much. */
async function withDirectory<Result>(
  work: (directory: Directory) => Promise<Result>,
  change: Parameters<typeof directoryOf>[3] = {},
): Promise<Result> {
  const directory = directoryOf(domain, service, store.db, { deadlineMs: 30_000, ...change });
  try {
    return await work(directory);
  } finally {
    await directory.close();
  }
}

async function listed(directory: Directory): Promise<AccountPage[]> {
  const pages: AccountPage[] = [];
  for await (const page of directory.list()) pages.push(page);
  return pages;
}

describe('a listing', () => {
  test('goes beyond one page, each account once, with what the controller computes', async () => {
    const pages = await withDirectory(listed);
    expect(pages.length).toBeGreaterThan(1);
    const floor = pages
      .flatMap(({ accounts }) => accounts)
      .filter(({ username }) => /^floor\d/.test(username));
    expect(new Set(floor.map(({ id }) => id)).size).toBe(many);
    expect(new Set(floor.map(({ mail }) => mail))).toEqual(new Set(['floor@corp.test']));
    for (const { status } of floor) {
      if (status.kind !== 'expires') throw new Error(status.kind);
      expect(status.at.getTime() - status.changedAt.getTime()).toBe(42 * DAY);
    }
    expect(pages.map(({ unreadable }) => unreadable)).toEqual(pages.map(() => 0));
  });

  test('knows fine-grained policies', async () => {
    const password = 'Of-three-days-1';
    const agent = await domain.addUser({ username: 'three-days', password, name: 'Days, Three' });
    await domain.addPso('three-days', 10, { maxAgeDays: 3 }, [agent.dn]);
    const accounts = (await withDirectory(listed)).flatMap((page) => page.accounts);
    const status = accounts.find(({ username }) => username === 'three-days')?.status;
    if (status?.kind !== 'expires') throw new Error(status?.kind);
    expect(status.at.getTime() - status.changedAt.getTime()).toBe(3 * DAY);
  });

  test('is on the next controller when the first is away', async () => {
    const urls = ['ldaps://127.0.0.1:1', domain.url];
    const pages = await withDirectory(listed, { urls });
    expect(pages.flatMap(({ accounts }) => accounts).length).toBeGreaterThan(many);
  });

  test('says that the directory does not answer when a page does not come, and does not hang', async () => {
    await withDirectory(
      async (directory) => {
        const pages = directory.list()[Symbol.asyncIterator]();
        expect((await pages.next()).done).toBe(false);
        domain.hang();
        try {
          await expect(pages.next()).rejects.toThrow(DirectoryUnavailable);
        } finally {
          domain.resume();
        }
        expect(await pages.next()).toEqual({ done: true, value: undefined });
      },
      { deadlineMs: 10_000 },
    );
  });

  test('can be left before its end', async () => {
    await withDirectory(async (directory) => {
      for await (const { accounts } of directory.list()) {
        expect(accounts.length).toBeGreaterThan(0);
        break;
      }
      expect(await directory.find('floor1')).not.toBeNull();
    });
  });

  test('takes an account for unknown while the controller has not heard of its new password', async () => {
    const { username } = await domain.addUser({ username: 'lagging', password: 'Before-the-lag-1' });
    await withDirectory(async (directory) => {
      const { id } = (await directory.find(username))!;
      const elsewhere = { controller: 'ldaps://dc9.corp.test', at: new Date() };
      await store.db
        .insert(directoryWrites)
        .values({ accountId: id, passwordVersion: '9'.repeat(18), ...elsewhere });
      const accounts = (await listed(directory)).flatMap((page) => page.accounts);
      expect(accounts.find((account) => account.id === id)?.status).toEqual({ kind: 'unknown' });
    });
  });
});
