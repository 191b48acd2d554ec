// What every directory behind the port promises of a look at all accounts.
import { describe, expect, test } from 'vitest';
import type { ListedAccount } from '../../../server/directory/directory.ts';
import type { Bench } from './contract-bench.ts';

/** All that is listed, by id; fails where one is listed twice. */
async function listed(bench: Bench): Promise<Map<string, ListedAccount>> {
  const found = new Map<string, ListedAccount>();
  for await (const { accounts, unreadable } of bench.directory.list()) {
    expect(unreadable).toBe(0);
    for (const account of accounts) {
      expect(found.has(account.id), account.username).toBe(false);
      found.set(account.id, account);
    }
  }
  return found;
}

/** Adds its tests to the suite. */
export function listingContract(bench: Bench): void {
  describe('listing', () => {
    test('tells of each account what reading it tells', async () => {
      const people = [
        await bench.add({ mail: 'listed@corp.test', displayName: 'Núñez, José' }),
        await bench.add({ state: 'must-change' }),
        await bench.add({ state: 'never-expires' }),
        await bench.add(),
      ];
      await bench.harness.lock(people[3]!.names.username);
      const all = await listed(bench);
      for (const { id } of people) {
        const { names, mail, locked, lockedAt, status } = (await bench.directory.read(id))!;
        expect(all.get(id)).toEqual({ id, mail, locked, lockedAt, status, username: names.username });
      }
      expect(people.map(({ id }) => all.get(id)?.status.kind)).toEqual([
        'expires',
        'must-change',
        'never',
        'expires',
      ]);
      expect(all.get(people[3]!.id)?.locked).toBe(true);
    });

    test('leaves out who may not sign in', async () => {
      const disabled = await bench.add({ state: 'disabled' });
      const expired = await bench.add({ state: 'account-expired' });
      const all = await listed(bench);
      expect([disabled, expired].map(({ id }) => all.has(id))).toEqual([false, false]);
      expect([...all.values()].some(({ username }) => username.toLowerCase() === 'krbtgt')).toBe(false);
    });

    test('can be left before its end', async () => {
      for await (const { accounts } of bench.directory.list()) {
        expect(accounts.length).toBeGreaterThan(0);
        break;
      }
      expect(await bench.directory.health()).toMatchObject({ ok: true, detail: null });
    });
  });
}
