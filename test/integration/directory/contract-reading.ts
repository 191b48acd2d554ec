// What every directory behind the port promises of finding accounts, reading them, and verifying a password.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { policy, type Bench } from './contract-bench.ts';

/** Adds its tests to the suite. */
export function readingContract(bench: Bench): void {
  describe('finding', () => {
    test('by username, in any case, and by mail', async () => {
      const { id } = await bench.add({ username: 'maria.reyes', mail: 'maria@corp.test' });
      for (const name of ['maria.reyes', 'MARIA.Reyes', 'maria@corp.test'])
        expect((await bench.directory.find(name))?.id, name).toBe(id);
    });

    test('by id; nobody for another id or what is none', async () => {
      const account = await bench.add();
      expect((await bench.directory.read(account.id))?.names).toEqual(account.names);
      expect(await bench.directory.read(randomUUID())).toBeNull();
      expect(await bench.directory.read('no-id')).toBeNull();
    });

    test('names in Unicode, with commas, quotes and brackets', async () => {
      const { id } = await bench.add({ username: 'jose', displayName: 'Núñez, José (“Pepe”) 李' });
      expect((await bench.directory.read(id))?.displayName).toBe('Núñez, José (“Pepe”) 李');
    });

    test('nobody for an unknown name, and for a mail that two share', async () => {
      await bench.add({ mail: 'floor@corp.test' });
      await bench.add({ mail: 'floor@corp.test' });
      expect(await bench.directory.find('nobody-here')).toBeNull();
      expect(await bench.directory.find('floor@corp.test')).toBeNull();
    });

    test.each([
      '*',
      'inj*',
      '*)(objectClass=*',
      'inj)(|(cn=*',
      '\\00',
      '\\2a',
      'inj\0ection',
      'CN=x,DC=y',
      '(',
    ])('nobody for %j: a name is never a pattern', async (name) => {
      if ((await bench.directory.find('injection')) === null) await bench.add({ username: 'injection' });
      expect(await bench.directory.find(name)).toBeNull();
    });
  });

  describe('what is read', () => {
    test('an account in order', async () => {
      const before = Date.now();
      const account = await bench.add();
      expect(account).toMatchObject({
        enabled: true,
        accountExpired: false,
        locked: false,
        lockedAt: null,
        protected: false,
      });
      expect(account.tier).toBe('standard');
      const { status } = account;
      if (status.kind !== 'expires') throw new Error(status.kind);
      expect(Math.abs(status.changedAt.getTime() - before)).toBeLessThan(60_000);
      const days = (status.at.getTime() - status.changedAt.getTime()) / 86_400_000;
      expect(days).toBe(policy.maxAgeDays);
    });

    test('must change, never expires, disabled, account expired', async () => {
      expect((await bench.add({ state: 'must-change' })).status).toEqual({ kind: 'must-change' });
      expect((await bench.add({ state: 'never-expires' })).status.kind).toBe('never');
      expect((await bench.add({ state: 'disabled' })).enabled).toBe(false);
      expect((await bench.add({ state: 'account-expired' })).accountExpired).toBe(true);
    });

    test('a policy without a maximum age', async () => {
      const { id } = await bench.add();
      await bench.underPolicy({ maxAgeDays: 0 }, async () => {
        expect((await bench.directory.read(id))?.status.kind).toBe('never');
      });
    });

    test('the policy in force, rule by rule', async () => {
      const { id } = await bench.add();
      const { rules, lockout } = await bench.directory.policy(id);
      expect(rules).toContainEqual(
        expect.objectContaining({ id: 'min-length', params: { min: policy.minLength } }),
      );
      expect(rules).toContainEqual(
        expect.objectContaining({ id: 'not-previous', params: { count: policy.history } }),
      );
      expect(lockout?.threshold).toBe(policy.lockoutThreshold);
      expect(rules.some((rule) => rule.id === 'min-age')).toBe(false);
      await bench.underPolicy({ minAgeDays: 1, lockoutThreshold: 0 }, async () => {
        const stricter = await bench.directory.policy(id);
        const minAge = stricter.rules.find((rule) => rule.id === 'min-age');
        expect(new Date(minAge?.params.until ?? 0).getTime()).toBeGreaterThan(Date.now());
        expect(stricter.lockout).toBeNull();
      });
    });
  });

  describe('verifying a password', () => {
    test('right, wrong, and nobody', async () => {
      const { id, password } = await bench.add();
      expect(await bench.directory.verifyPassword(id, password)).toMatchObject({ kind: 'right' });
      expect(await bench.directory.verifyPassword(id, `${password}x`)).toEqual({ kind: 'wrong' });
      expect(await bench.directory.verifyPassword(id, '')).toEqual({ kind: 'wrong' });
      expect(await bench.directory.verifyPassword(randomUUID(), password)).toEqual({ kind: 'wrong' });
    });

    test('with a right one comes the change that it is of, which what is read tells, too', async () => {
      const { id, password } = await bench.add();
      const told = async (typed: string) => {
        const verified = await bench.directory.verifyPassword(id, typed);
        const status = (await bench.directory.read(id))?.status;
        return [
          'changedAt' in verified ? verified.changedAt : verified.kind,
          status !== undefined && 'changedAt' in status ? status.changedAt : status?.kind,
        ];
      };
      const [first, read] = await told(password);
      expect(first).toBeInstanceOf(Date);
      expect(first).toEqual(read);
      expect((await bench.set(id, 'Another-one-2!')).kind).toBe('accepted');
      const [next, readNext] = await told('Another-one-2!');
      expect(next).toEqual(readNext);
      expect(next).not.toEqual(first);
      const { id: bound, password: temporary } = await bench.add({ state: 'must-change' });
      expect(await bench.directory.verifyPassword(bound, temporary)).toMatchObject({ changedAt: null });
    });

    test.each(['must-change', 'disabled', 'account-expired'] as const)(
      'right, but %s; and still wrong when it is wrong',
      async (state) => {
        const { id, password } = await bench.add({ state });
        expect(await bench.directory.verifyPassword(id, password)).toMatchObject({
          kind: 'right-but',
          why: state,
        });
        expect(await bench.directory.verifyPassword(id, 'Something-else-1')).toEqual({ kind: 'wrong' });
      },
    );

    test('wrong tries are counted, and a right one forgets them', async () => {
      const { id, password } = await bench.add();
      expect(await bench.directory.badPasswordCount(id)).toBe(0);
      await bench.directory.verifyPassword(id, 'Wrong-one-1');
      await bench.directory.verifyPassword(id, 'Wrong-two-2');
      expect(await bench.directory.badPasswordCount(id)).toBe(2);
      await bench.directory.verifyPassword(id, password);
      expect(await bench.directory.badPasswordCount(id)).toBe(0);
    });

    test('at the threshold the account is locked, and even the right password proves nothing', async () => {
      const { id, password } = await bench.add();
      for (let tries = 1; tries < policy.lockoutThreshold; tries += 1)
        await bench.directory.verifyPassword(id, `Wrong-${tries}`);
      expect(await bench.directory.read(id)).toMatchObject({ locked: false, lockedAt: null });
      const before = Date.now();
      await bench.directory.verifyPassword(id, 'Wrong-last');
      const { locked, lockedAt } = (await bench.directory.read(id))!;
      expect(locked).toBe(true);
      // Directories have clocks of their own.
      expect(Math.abs((lockedAt?.getTime() ?? 0) - before)).toBeLessThan(60_000);
      expect(await bench.directory.verifyPassword(id, password)).toMatchObject({
        kind: 'undetermined',
        why: 'locked',
      });
    });
  });
}
