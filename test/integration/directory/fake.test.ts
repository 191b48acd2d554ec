// The fake directory keeps the same promises as the real ones, and fails as it is told.
import { describe, expect, test } from 'vitest';
import { DirectoryUnavailable } from '../../../server/directory/directory.ts';
import { createFakeDirectory } from '../../fakes/directory.ts';
import { directoryContract } from './contract.ts';

/** A real directory takes its time: two changes are never of the same millisecond. */
function everLater(): () => Date {
  let last = 0;
  return () => new Date((last = Math.max(Date.now(), last + 1)));
}

directoryContract('fake', () => {
  const directory = createFakeDirectory({ now: everLater() });
  const idOf = async (username: string) => (await directory.find(username))!.id;
  return Promise.resolve({
    directory,
    addAccount({ username, password, displayName = username, mail, state }) {
      directory.add({
        username,
        password,
        displayName,
        mail: mail ?? null,
        disabled: state === 'disabled',
        mustChange: state === 'must-change',
        neverExpires: state === 'never-expires',
        accountExpiresAt: state === 'account-expired' ? new Date(Date.now() - 1000) : null,
      });
      return Promise.resolve();
    },
    setPolicy(policy) {
      directory.setPolicy(policy);
      return Promise.resolve();
    },
    async lock(username) {
      directory.change(await idOf(username), { lockedAt: new Date() });
    },
    isPassword: async (username, password) => directory.passwordOf(await idOf(username)) === password,
    close: () => Promise.resolve(),
  });
});

describe('the fake directory', () => {
  const start = () => {
    const directory = createFakeDirectory();
    const id = directory.add({ username: 'agent', password: 'Correct-horse-1' });
    return { directory, id };
  };

  test('loses an answer before or after the change', async () => {
    const { directory, id } = start();
    directory.faults.push('lost-before', 'lost-after');
    const prepared = await directory.prepareChange(id);
    expect(await directory.setPassword(prepared, 'Correct-horse-2')).toEqual({ kind: 'unknown' });
    expect(await directory.resolve(prepared)).toEqual({ kind: 'not-changed' });
    expect(await directory.setPassword(prepared, 'Correct-horse-3')).toEqual({ kind: 'unknown' });
    expect(await directory.resolve(prepared)).toMatchObject({ kind: 'accepted' });
    expect(directory.accepted).toEqual([{ id, password: 'Correct-horse-3' }]);
    expect(directory.handedOver).toBe(2);
  });

  test('does not take a change that somebody else made for one’s own', async () => {
    const { directory, id } = start();
    const prepared = await directory.prepareChange(id);
    await directory.setPassword(await directory.prepareChange(id), 'Correct-horse-2');
    expect(await directory.resolve(prepared)).toEqual({ kind: 'not-changed' });
    await directory.setPassword(await directory.prepareChange(id), 'Correct-horse-3');
    expect(await directory.resolve(prepared)).toEqual({ kind: 'undetermined' });
  });

  test('is unavailable once, or while it is down', async () => {
    const { directory, id } = start();
    directory.faults.push('unavailable');
    const prepared = await directory.prepareChange(id);
    await expect(directory.setPassword(prepared, 'Correct-horse-2')).rejects.toThrow(DirectoryUnavailable);
    directory.down = true;
    await expect(directory.find('agent')).rejects.toThrow(DirectoryUnavailable);
    expect(await directory.resolve(prepared)).toEqual({ kind: 'unreachable' });
    expect((await directory.health()).ok).toBe(false);
  });
});
