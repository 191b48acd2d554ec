// What every directory behind the port promises: one suite, run against the embedded directory, a real
// domain controller and the fake.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChangeOutcome, Directory, DirectoryAccount } from '../../../server/directory/directory.ts';

/** An account as a test wants it. */
interface Seed {
  readonly username: string;
  readonly password: string;
  readonly displayName?: string;
  readonly mail?: string;
  readonly state?: 'disabled' | 'account-expired' | 'must-change' | 'never-expires';
}

interface Policy {
  readonly minLength?: number;
  readonly history?: number;
  readonly minAgeDays?: number;
  readonly maxAgeDays?: number;
  readonly lockoutThreshold?: number;
}

/** A directory with nobody in it, and an administrator beside it. */
export interface Harness {
  readonly directory: Directory;
  addAccount(seed: Seed): Promise<void>;
  setPolicy(policy: Policy): Promise<void>;
  lock(username: string): Promise<void>;
  /** A second opinion on a password, asked of something other than the port. */
  isPassword(username: string, password: string): Promise<boolean>;
  close(): Promise<void>;
}

const policy: Required<Policy> = {
  minLength: 8,
  history: 3,
  minAgeDays: 0,
  maxAgeDays: 42,
  lockoutThreshold: 5,
};

/** Runs the suite; `make` is called once. */
export function directoryContract(name: string, make: () => Promise<Harness>): void {
  describe(`the directory port, ${name}`, () => {
    let harness: Harness;
    let directory: Directory;
    let made = 0;

    beforeAll(async () => {
      harness = await make();
      directory = harness.directory;
      await harness.setPolicy(policy);
    });
    afterAll(() => harness.close());

    const add = async (seed: Partial<Seed> = {}): Promise<DirectoryAccount & { password: string }> => {
      made += 1;
      const username = seed.username ?? `agent${made}`;
      const password = seed.password ?? `First-one-${made}!`;
      await harness.addAccount({ ...seed, username, password });
      return { ...(await read(username)), password };
    };
    const read = async (username: string): Promise<DirectoryAccount> => {
      const account = await directory.find(username);
      if (account === null) throw new Error(`${username} is not there`);
      return account;
    };
    const set = async (id: string, password: string, current?: string): Promise<ChangeOutcome> =>
      directory.setPassword(await directory.prepareChange(id), password, current);
    const underPolicy = async (change: Policy, work: () => Promise<void>): Promise<void> => {
      await harness.setPolicy({ ...policy, ...change });
      try {
        await work();
      } finally {
        await harness.setPolicy(policy);
      }
    };

    describe('finding', () => {
      test('by username, in any case, and by mail', async () => {
        const { id } = await add({ username: 'maria.reyes', mail: 'maria@corp.test' });
        for (const name of ['maria.reyes', 'MARIA.Reyes', 'maria@corp.test'])
          expect((await directory.find(name))?.id, name).toBe(id);
      });

      test('by id; nobody for another id or what is none', async () => {
        const account = await add();
        expect((await directory.read(account.id))?.names).toEqual(account.names);
        expect(await directory.read(randomUUID())).toBeNull();
        expect(await directory.read('no-id')).toBeNull();
      });

      test('names in Unicode, with commas, quotes and brackets', async () => {
        const { id } = await add({ username: 'jose', displayName: 'Núñez, José (“Pepe”) 李' });
        expect((await directory.read(id))?.displayName).toBe('Núñez, José (“Pepe”) 李');
      });

      test('nobody for an unknown name, and for a mail that two share', async () => {
        await add({ mail: 'floor@corp.test' });
        await add({ mail: 'floor@corp.test' });
        expect(await directory.find('nobody-here')).toBeNull();
        expect(await directory.find('floor@corp.test')).toBeNull();
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
        if ((await directory.find('injection')) === null) await add({ username: 'injection' });
        expect(await directory.find(name)).toBeNull();
      });
    });

    describe('what is read', () => {
      test('an account in order', async () => {
        const before = Date.now();
        const account = await add();
        expect(account).toMatchObject({
          enabled: true,
          accountExpired: false,
          locked: false,
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
        expect((await add({ state: 'must-change' })).status).toEqual({ kind: 'must-change' });
        expect((await add({ state: 'never-expires' })).status.kind).toBe('never');
        expect((await add({ state: 'disabled' })).enabled).toBe(false);
        expect((await add({ state: 'account-expired' })).accountExpired).toBe(true);
      });

      test('a policy without a maximum age', async () => {
        const { id } = await add();
        await underPolicy({ maxAgeDays: 0 }, async () => {
          expect((await directory.read(id))?.status.kind).toBe('never');
        });
      });

      test('the policy in force, rule by rule', async () => {
        const { id } = await add();
        const { rules, lockout } = await directory.policy(id);
        expect(rules).toContainEqual(
          expect.objectContaining({ id: 'min-length', params: { min: policy.minLength } }),
        );
        expect(rules).toContainEqual(
          expect.objectContaining({ id: 'not-previous', params: { count: policy.history } }),
        );
        expect(lockout?.threshold).toBe(policy.lockoutThreshold);
        expect(rules.some((rule) => rule.id === 'min-age')).toBe(false);
        await underPolicy({ minAgeDays: 1, lockoutThreshold: 0 }, async () => {
          const stricter = await directory.policy(id);
          const minAge = stricter.rules.find((rule) => rule.id === 'min-age');
          expect(new Date(minAge?.params.until ?? 0).getTime()).toBeGreaterThan(Date.now());
          expect(stricter.lockout).toBeNull();
        });
      });
    });

    describe('verifying a password', () => {
      test('right, wrong, and nobody', async () => {
        const { id, password } = await add();
        expect(await directory.verifyPassword(id, password)).toEqual({ kind: 'right' });
        expect(await directory.verifyPassword(id, `${password}x`)).toEqual({ kind: 'wrong' });
        expect(await directory.verifyPassword(id, '')).toEqual({ kind: 'wrong' });
        expect(await directory.verifyPassword(randomUUID(), password)).toEqual({ kind: 'wrong' });
      });

      test.each(['must-change', 'disabled', 'account-expired'] as const)(
        'right, but %s; and still wrong when it is wrong',
        async (state) => {
          const { id, password } = await add({ state });
          expect(await directory.verifyPassword(id, password)).toEqual({ kind: 'right-but', why: state });
          expect(await directory.verifyPassword(id, 'Something-else-1')).toEqual({ kind: 'wrong' });
        },
      );

      test('wrong tries are counted, and a right one forgets them', async () => {
        const { id, password } = await add();
        expect(await directory.badPasswordCount(id)).toBe(0);
        await directory.verifyPassword(id, 'Wrong-one-1');
        await directory.verifyPassword(id, 'Wrong-two-2');
        expect(await directory.badPasswordCount(id)).toBe(2);
        await directory.verifyPassword(id, password);
        expect(await directory.badPasswordCount(id)).toBe(0);
      });

      test('at the threshold the account is locked, and even the right password proves nothing', async () => {
        const { id, password } = await add();
        for (let tries = 1; tries < policy.lockoutThreshold; tries += 1)
          await directory.verifyPassword(id, `Wrong-${tries}`);
        expect((await directory.read(id))?.locked).toBe(false);
        await directory.verifyPassword(id, 'Wrong-last');
        expect((await directory.read(id))?.locked).toBe(true);
        expect(await directory.verifyPassword(id, password)).toMatchObject({
          kind: 'undetermined',
          why: 'locked',
        });
      });
    });

    describe('a reset', () => {
      test('sets the password, confirms it, and changes the version', async () => {
        const { id, names, passwordVersion, password } = await add();
        const outcome = await set(id, 'Quite-new-42!');
        expect(outcome).toMatchObject({ kind: 'accepted', confirmed: 'yes', mustChange: false });
        const after = await read(names.username);
        expect(after.passwordVersion).not.toBe(passwordVersion);
        if (outcome.kind !== 'accepted' || after.status.kind !== 'expires') throw new Error('not accepted');
        expect(outcome.passwordVersion).toBe(after.passwordVersion);
        expect(outcome.changedAt).toEqual(after.status.changedAt);
        expect(outcome.expiresAt).toEqual(after.status.at);
        expect(await harness.isPassword(names.username, 'Quite-new-42!')).toBe(true);
        expect(await harness.isPassword(names.username, password)).toBe(false);
      });

      test('unlocks', async () => {
        const { id, names } = await add();
        await harness.lock(names.username);
        const prepared = await directory.prepareChange(id);
        expect(prepared.lockedBefore).toBe(true);
        expect(await directory.setPassword(prepared, 'Unlocked-now-1')).toMatchObject({
          kind: 'accepted',
          unlocked: true,
          confirmed: 'yes',
        });
        expect((await directory.read(id))?.locked).toBe(false);
      });

      test('ends "must change"', async () => {
        const { id } = await add({ state: 'must-change' });
        expect(await set(id, 'Changed-now-1')).toMatchObject({ kind: 'accepted', mustChange: false });
        expect((await directory.read(id))?.status.kind).toBe('expires');
      });

      test('counts no bad try of its own', async () => {
        const { id } = await add();
        await directory.verifyPassword(id, 'Wrong-one-1');
        await set(id, 'Another-new-1!');
        expect(await directory.badPasswordCount(id)).toBe(0);
      });

      test('is not bound by the minimum age', async () => {
        const { id } = await add();
        await underPolicy({ minAgeDays: 1 }, async () => {
          expect((await set(id, 'Young-but-reset-1')).kind).toBe('accepted');
        });
      });

      test('is refused when too short, and nothing changes', async () => {
        const { id, names, passwordVersion, password } = await add();
        expect(await set(id, 'Sh0rt!')).toMatchObject({ kind: 'refused', reason: 'too-short' });
        expect((await read(names.username)).passwordVersion).toBe(passwordVersion);
        expect(await harness.isPassword(names.username, password)).toBe(true);
      });

      test.each([
        ['disabled', 'account-disabled'],
        ['account-expired', 'account-expired'],
      ] as const)('of an account that is %s is refused', async (state, reason) => {
        const { id, passwordVersion } = await add({ state });
        expect(await set(id, 'Will-not-be-1')).toMatchObject({ kind: 'refused', reason });
        expect((await directory.read(id))?.passwordVersion).toBe(passwordVersion);
      });

      test('prepared before another change is refused, and nothing changes', async () => {
        const { id, names } = await add();
        const [first, second] = [await directory.prepareChange(id), await directory.prepareChange(id)];
        expect((await directory.setPassword(first, 'First-of-two-1')).kind).toBe('accepted');
        expect((await directory.setPassword(second, 'Second-of-two-2')).kind).toBe('refused');
        expect(await harness.isPassword(names.username, 'First-of-two-1')).toBe(true);
      });

      test.each([
        ['quotes', `"Quo'ted" \\"1x`],
        ['spaces at both ends', '  Spaces both 1  '],
        ['other scripts', 'Пароль-密码-كلمة-1'],
        ['emoji', '🔑🦉 Emoji-pass-1 👩🏽‍💻'],
        ['128 characters', `Long-1-${'äb3 '.repeat(40)}`.slice(0, 128)],
      ])('takes %s as they are', async (_what, password) => {
        const { id, names } = await add();
        expect(await set(id, password)).toMatchObject({ kind: 'accepted', confirmed: 'yes' });
        expect(await harness.isPassword(names.username, password)).toBe(true);
        expect(await harness.isPassword(names.username, password.trim().slice(0, -1))).toBe(false);
      });
    });

    describe('a change with the current password', () => {
      test('sets the password', async () => {
        const { id, names, password } = await add();
        expect((await set(id, 'Changed-by-me-1', password)).kind).toBe('accepted');
        expect(await harness.isPassword(names.username, 'Changed-by-me-1')).toBe(true);
      });

      test('is refused when the current one is wrong, and counted', async () => {
        const { id, passwordVersion } = await add();
        expect(await set(id, 'Changed-by-me-2', 'Not-the-one-1')).toMatchObject({
          kind: 'refused',
          reason: 'wrong-current-password',
        });
        expect((await directory.read(id))?.passwordVersion).toBe(passwordVersion);
        expect(await directory.badPasswordCount(id)).toBe(1);
      });

      test('unlocks first', async () => {
        const { id, names, password } = await add();
        await harness.lock(names.username);
        expect(await set(id, 'Changed-locked-1', password)).toMatchObject({
          kind: 'accepted',
          unlocked: true,
        });
      });

      test('is refused for a password used before', async () => {
        const { id, password } = await add();
        expect((await set(id, 'Second-one-2!', password)).kind).toBe('accepted');
        expect(await set(id, password, 'Second-one-2!')).toMatchObject({
          kind: 'refused',
          reason: 'not-accepted',
        });
      });

      test('is refused within the minimum age', async () => {
        const { id, password } = await add();
        await underPolicy({ minAgeDays: 1 }, async () => {
          expect(await set(id, 'Too-soon-for-1', password)).toMatchObject({
            kind: 'refused',
            reason: 'changed-too-recently',
          });
        });
      });
    });

    describe('what became of a change', () => {
      test('nothing yet, then accepted', async () => {
        const { id } = await add();
        const prepared = await directory.prepareChange(id);
        expect(await directory.resolve(prepared)).toEqual({ kind: 'not-changed' });
        const outcome = await directory.setPassword(prepared, 'Resolved-one-1');
        if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
        const { kind, changedAt, passwordVersion, unlocked, mustChange, expiresAt } = outcome;
        expect(await directory.resolve(prepared)).toEqual({
          ...{ kind, changedAt, passwordVersion, unlocked, mustChange, expiresAt },
        });
      });

      test('nothing after a refusal', async () => {
        const { id } = await add();
        const prepared = await directory.prepareChange(id);
        await directory.setPassword(prepared, 'x');
        expect(await directory.resolve(prepared)).toEqual({ kind: 'not-changed' });
      });
    });

    test('unlocking keeps the password', async () => {
      const { id, names, password, passwordVersion } = await add();
      await harness.lock(names.username);
      expect(await directory.unlock(id)).toEqual({ kind: 'unlocked', everywhere: true });
      expect(await directory.read(id)).toMatchObject({ locked: false, passwordVersion });
      expect(await harness.isPassword(names.username, password)).toBe(true);
      expect(await directory.badPasswordCount(id)).toBe(0);
    });

    test('is healthy', async () => {
      expect(await directory.health()).toMatchObject({ ok: true, detail: null });
    });
  });
}
