// What every directory behind the port promises of resets, changes, unlocking, and finding out what became of them.
import { describe, expect, test } from 'vitest';
import type { Bench } from './contract-bench.ts';

/** Adds its tests to the suite. */
export function changingContract(bench: Bench): void {
  describe('a reset', () => {
    test('sets the password, confirms it, and changes the version', async () => {
      const { id, names, passwordVersion, password } = await bench.add();
      const outcome = await bench.set(id, 'Quite-new-42!');
      expect(outcome).toMatchObject({ kind: 'accepted', confirmed: 'yes', mustChange: false });
      const after = await bench.read(names.username);
      expect(after.passwordVersion).not.toBe(passwordVersion);
      if (outcome.kind !== 'accepted' || after.status.kind !== 'expires') throw new Error('not accepted');
      expect(outcome.passwordVersion).toBe(after.passwordVersion);
      expect(outcome.changedAt).toEqual(after.status.changedAt);
      expect(outcome.expiresAt).toEqual(after.status.at);
      expect(await bench.harness.isPassword(names.username, 'Quite-new-42!')).toBe(true);
      expect(await bench.harness.isPassword(names.username, password)).toBe(false);
    });

    test('unlocks', async () => {
      const { id, names } = await bench.add();
      await bench.harness.lock(names.username);
      const prepared = await bench.directory.prepareChange(id);
      expect(await bench.directory.setPassword(prepared, 'Unlocked-now-1')).toMatchObject({
        kind: 'accepted',
        unlocked: true,
        confirmed: 'yes',
      });
      expect((await bench.directory.read(id))?.locked).toBe(false);
    });

    test('ends "must change"', async () => {
      const { id } = await bench.add({ state: 'must-change' });
      expect(await bench.set(id, 'Changed-now-1')).toMatchObject({ kind: 'accepted', mustChange: false });
      expect((await bench.directory.read(id))?.status.kind).toBe('expires');
    });

    test('counts no bad try of its own', async () => {
      const { id } = await bench.add();
      await bench.directory.verifyPassword(id, 'Wrong-one-1');
      await bench.set(id, 'Another-new-1!');
      expect(await bench.directory.badPasswordCount(id)).toBe(0);
    });

    test('is not bound by the minimum age', async () => {
      const { id } = await bench.add();
      await bench.underPolicy({ minAgeDays: 1 }, async () => {
        expect((await bench.set(id, 'Young-but-reset-1')).kind).toBe('accepted');
      });
    });

    test('is refused when too short, and nothing changes', async () => {
      const { id, names, passwordVersion, password } = await bench.add();
      expect(await bench.set(id, 'Sh0rt!')).toMatchObject({ kind: 'refused', reason: 'too-short' });
      expect((await bench.read(names.username)).passwordVersion).toBe(passwordVersion);
      expect(await bench.harness.isPassword(names.username, password)).toBe(true);
    });

    test.each([
      ['disabled', 'account-disabled'],
      ['account-expired', 'account-expired'],
    ] as const)('of an account that is %s is refused', async (state, reason) => {
      const { id, passwordVersion } = await bench.add({ state });
      expect(await bench.set(id, 'Will-not-be-1')).toMatchObject({ kind: 'refused', reason });
      expect((await bench.directory.read(id))?.passwordVersion).toBe(passwordVersion);
    });

    test('prepared before another change is refused, and nothing changes', async () => {
      const { id, names } = await bench.add();
      const [first, second] = [
        await bench.directory.prepareChange(id),
        await bench.directory.prepareChange(id),
      ];
      expect((await bench.directory.setPassword(first, 'First-of-two-1')).kind).toBe('accepted');
      expect((await bench.directory.setPassword(second, 'Second-of-two-2')).kind).toBe('refused');
      expect(await bench.harness.isPassword(names.username, 'First-of-two-1')).toBe(true);
    });

    test.each([
      ['quotes', `"Quo'ted" \\"1x`],
      ['spaces at both ends', '  Spaces both 1  '],
      ['other scripts', 'Пароль-密码-كلمة-1'],
      ['emoji', '🔑🦉 Emoji-pass-1 👩🏽‍💻'],
      ['128 characters', `Long-1-${'äb3 '.repeat(40)}`.slice(0, 128)],
    ])('takes %s as they are', async (_what, password) => {
      const { id, names } = await bench.add();
      expect(await bench.set(id, password)).toMatchObject({ kind: 'accepted', confirmed: 'yes' });
      expect(await bench.harness.isPassword(names.username, password)).toBe(true);
      expect(await bench.harness.isPassword(names.username, password.trim().slice(0, -1))).toBe(false);
    });
  });

  describe('a change with the current password', () => {
    test('sets the password', async () => {
      const { id, names, password } = await bench.add();
      expect((await bench.set(id, 'Changed-by-me-1', password)).kind).toBe('accepted');
      expect(await bench.harness.isPassword(names.username, 'Changed-by-me-1')).toBe(true);
    });

    test('is refused when the current one is wrong, and counted', async () => {
      const { id, passwordVersion } = await bench.add();
      expect(await bench.set(id, 'Changed-by-me-2', 'Not-the-one-1')).toMatchObject({
        kind: 'refused',
        reason: 'wrong-current-password',
      });
      expect((await bench.directory.read(id))?.passwordVersion).toBe(passwordVersion);
      expect(await bench.directory.badPasswordCount(id)).toBe(1);
    });

    test('unlocks first', async () => {
      const { id, names, password } = await bench.add();
      await bench.harness.lock(names.username);
      expect(await bench.set(id, 'Changed-locked-1', password)).toMatchObject({
        kind: 'accepted',
        unlocked: true,
      });
    });

    test('is refused for a password used before', async () => {
      const { id, password } = await bench.add();
      expect((await bench.set(id, 'Second-one-2!', password)).kind).toBe('accepted');
      expect(await bench.set(id, password, 'Second-one-2!')).toMatchObject({
        kind: 'refused',
        reason: 'not-accepted',
      });
    });

    test('is refused within the minimum age', async () => {
      const { id, password } = await bench.add();
      await bench.underPolicy({ minAgeDays: 1 }, async () => {
        expect(await bench.set(id, 'Too-soon-for-1', password)).toMatchObject({
          kind: 'refused',
          reason: 'changed-too-recently',
        });
      });
    });
  });

  describe('what became of a change', () => {
    test('nothing yet, then accepted', async () => {
      const { id } = await bench.add();
      const prepared = await bench.directory.prepareChange(id);
      expect(await bench.directory.resolve(prepared)).toEqual({ kind: 'not-changed' });
      const outcome = await bench.directory.setPassword(prepared, 'Resolved-one-1');
      if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
      const { kind, changedAt, passwordVersion, unlocked, mustChange, expiresAt } = outcome;
      expect(await bench.directory.resolve(prepared)).toEqual({
        kind,
        changedAt,
        passwordVersion,
        unlocked,
        mustChange,
        expiresAt,
      });
    });

    test('nothing after a refusal', async () => {
      const { id } = await bench.add();
      const prepared = await bench.directory.prepareChange(id);
      await bench.directory.setPassword(prepared, 'x');
      expect(await bench.directory.resolve(prepared)).toEqual({ kind: 'not-changed' });
    });
  });

  test('unlocking keeps the password', async () => {
    const { id, names, password, passwordVersion } = await bench.add();
    await bench.harness.lock(names.username);
    expect(await bench.directory.unlock(id)).toEqual({ kind: 'unlocked', everywhere: true });
    expect(await bench.directory.read(id)).toMatchObject({ locked: false, passwordVersion });
    expect(await bench.harness.isPassword(names.username, password)).toBe(true);
    expect(await bench.directory.badPasswordCount(id)).toBe(0);
  });

  test('unlocking what was locked before an instant leaves a newer lock', async () => {
    const { id, names } = await bench.add();
    await bench.harness.lock(names.username);
    const done = { kind: 'unlocked', everywhere: true };
    expect(await bench.directory.unlock(id, new Date(0))).toEqual(done);
    expect((await bench.directory.read(id))?.locked).toBe(true);
    expect(await bench.directory.unlock(id, new Date('2100-01-01T00:00:00Z'))).toEqual(done);
    expect((await bench.directory.read(id))?.locked).toBe(false);
  });
}
