// What a bind proves and what it doesn't, and what happens to the budget.
import { describe, expect, test, vi } from 'vitest';
import type { Verification } from '../../../../server/directory/directory.ts';
import { tryPassword } from '../../../../server/factors/password-try.ts';
import type { Database } from '../../../../server/store/database.ts';
import type { Throttle } from '../../../../server/throttle/throttle.ts';
import { createFakeDirectory } from '../../../fakes/directory.ts';

const now = new Date('2026-12-03T09:00:00.000Z');

function deps({ allowed = true } = {}) {
  const directory = createFakeDirectory({ now: () => now });
  const account = directory.add({ username: 'amira', password: 'right' });
  const throttle = {
    takePasswordTry: vi.fn<Throttle['takePasswordTry']>(() =>
      Promise.resolve(
        allowed ? { allowed } : { allowed: false, retryAfterSeconds: 600, limit: 'PASSWORD_TRIES' },
      ),
    ),
    returnPasswordTry: vi.fn<Throttle['returnPasswordTry']>(() => Promise.resolve()),
    clearPasswordTries: vi.fn<Throttle['clearPasswordTries']>(() => Promise.resolve()),
  } satisfies Partial<Throttle>;
  const all = {
    db: Object.create(null) as Database,
    directory,
    throttle: throttle as Partial<Throttle> as Throttle,
  };
  return { all, directory, account, throttle };
}

/** Whose tries were given back. */
const returnedTo = ({ returnPasswordTry }: ReturnType<typeof deps>['throttle']) =>
  returnPasswordTry.mock.calls.map(([, account]) => account);

describe('a bind', () => {
  test.each<[Verification, object]>([
    [
      { kind: 'right', changedAt: now },
      { kind: 'right', changedAt: now },
    ],
    [
      { kind: 'right-but', why: 'must-change', changedAt: null },
      { kind: 'right', changedAt: null },
    ],
    [
      { kind: 'right-but', why: 'logon-hours', changedAt: now },
      { kind: 'right', changedAt: now },
    ],
    [{ kind: 'wrong' }, { kind: 'wrong' }],
    [
      { kind: 'undetermined', why: 'locked', retryAt: null, counted: false },
      { kind: 'undetermined', why: 'locked', retryAt: null },
    ],
    [
      { kind: 'undetermined', why: 'protected-user', retryAt: null, counted: true },
      { kind: 'undetermined', why: 'cannot-tell', retryAt: null },
    ],
    [
      { kind: 'undetermined', why: 'not-known', retryAt: null, counted: true },
      { kind: 'undetermined', why: 'cannot-tell', retryAt: null },
    ],
    [
      { kind: 'undetermined', why: 'old-password-grace', retryAt: now, counted: false },
      { kind: 'undetermined', why: 'grace', retryAt: now },
    ],
    [
      { kind: 'undetermined', why: 'not-replicated', retryAt: null, counted: true },
      { kind: 'undetermined', why: 'not-replicated', retryAt: null },
    ],
  ])('%j is %j', async (outcome, verdict) => {
    const { all, directory, account, throttle } = deps();
    vi.spyOn(directory, 'verifyPassword').mockResolvedValue(outcome);
    expect(await tryPassword(all, account, 'x', now)).toEqual(verdict);
    expect(throttle.clearPasswordTries).toHaveBeenCalledTimes(outcome.kind === 'right' ? 1 : 0);
    const uncounted = outcome.kind === 'right-but' || (outcome.kind === 'undetermined' && !outcome.counted);
    expect(returnedTo(throttle).includes(account)).toBe(uncounted);
  });

  test('wrong, nobody’s, or not allowed: as much is asked of the throttle', async () => {
    const { all, account, throttle } = deps();
    await tryPassword(all, account, 'wrong', now);
    await tryPassword(all, null, 'wrong', now);
    const refusing = deps({ allowed: false });
    await tryPassword(refusing.all, refusing.account, 'wrong', now);
    expect(returnedTo(throttle)).toHaveLength(2);
    expect(returnedTo(throttle)).not.toContain(account);
    expect(returnedTo(refusing.throttle)).toHaveLength(1);
    expect(returnedTo(refusing.throttle)).not.toContain(refusing.account);
  });
});

test('of a locked account the end of its lock is told, where it has one', async () => {
  const { all, directory, account } = deps({ allowed: false });
  directory.setPolicy({ lockoutMinutes: 25 });
  directory.change(account, { lockedAt: now });
  const until = new Date(now.getTime() + 25 * 60_000);
  expect(await tryPassword(all, account, 'right', now)).toMatchObject({ why: 'locked', retryAt: until });
  directory.setPolicy({ lockoutMinutes: 0 });
  expect(await tryPassword(all, account, 'right', now)).toMatchObject({ why: 'locked', retryAt: null });
});

test('without a try left nobody binds as the account, and the time to come back is told', async () => {
  const { all, directory, account } = deps({ allowed: false });
  const bind = vi.spyOn(directory, 'verifyPassword');
  expect(await tryPassword(all, account, 'right', now)).toEqual({
    kind: 'undetermined',
    why: 'no-try-left',
    retryAt: new Date(now.getTime() + 600_000),
  });
  expect(bind.mock.calls.map(([id]) => id)).not.toContain(account);
  expect(bind).toHaveBeenCalledTimes(1);
});

test('of an account that the first wrong one would lock no time is promised', async () => {
  const { all, directory, account } = deps({ allowed: false });
  directory.setPolicy({ lockoutThreshold: 1 });
  expect(await tryPassword(all, account, 'right', now)).toEqual({
    kind: 'undetermined',
    why: 'cannot-tell',
    retryAt: null,
  });
});

test('for nobody the same is asked, and it is wrong', async () => {
  const { all, directory, account, throttle } = deps();
  const bind = vi.spyOn(directory, 'verifyPassword');
  expect(await tryPassword(all, null, 'right', now)).toEqual({ kind: 'wrong' });
  expect(bind.mock.calls.map(([id]) => id)).not.toContain(account);
  expect(throttle.takePasswordTry).toHaveBeenCalledTimes(1);
});

test('a directory that is away is away for everybody', async () => {
  const { all, directory, account } = deps();
  directory.down = true;
  await expect(tryPassword(all, account, 'right', now)).rejects.toThrow('down');
  await expect(tryPassword(all, null, 'right', now)).rejects.toThrow('down');
});
