// The first version of making saved copies right: in order, each for itself, only what exists.
import { describe, expect, it, vi } from 'vitest';
import { fillAccount, type Progress, syncCredentials } from '../../../../main/companion/credential-sync.ts';
import type { Keychain } from '../../../../main/ports.ts';
import { FakeKeychain } from '../../../fakes/keychain.ts';

const names = { username: 'anna', domain: 'CORP', upn: 'anna@corp.test', mail: null };
const entry = (id: string, account = '{username}') => ({ id, name: id, service: id, account });

async function run(keychain: Keychain, ids: string[]): Promise<Progress[]> {
  const told: Progress[] = [];
  await syncCredentials(
    keychain,
    ids.map((id) => entry(id)),
    names,
    'new one',
    (one) => told.push(one),
  );
  return told;
}

describe('the account of an entry', () => {
  it.each([
    ['{username}', 'anna'],
    ['{domain}\\{username}', 'CORP\\anna'],
    ['{upn}', 'anna@corp.test'],
    ['fixed', 'fixed'],
    ['{mail}', undefined],
    ['{username}+{mail}', undefined],
  ])('%s is %s', (template, account) => {
    expect(fillAccount(template, names)).toBe(account);
  });

  it('is filled once: a name that looks like a template stays what it is', () => {
    expect(fillAccount('{username}', { ...names, username: '{upn}$&' })).toBe('{upn}$&');
  });
});

describe('updating', () => {
  it('tells each entry as it begins and as it ends, in the order of the list', async () => {
    const keychain = new FakeKeychain();
    keychain.store({ service: 'a', account: 'anna' }, 'old');
    keychain.store({ service: 'b', account: 'anna' }, 'new one');
    expect(await run(keychain, ['a', 'b', 'c'])).toEqual([
      { id: 'a', state: 'working' },
      { id: 'a', state: 'updated' },
      { id: 'b', state: 'working' },
      { id: 'b', state: 'already-right' },
      { id: 'c', state: 'working' },
      { id: 'c', state: 'not-found' },
    ]);
    expect(keychain.asked).toEqual(['compare a', 'replace a', 'compare a', 'compare b', 'compare c']);
  });

  it.each(['locked', 'denied', 'cancelled', 'unavailable', 'failed'] as const)(
    'tells %s as it is',
    async (fault) => {
      const keychain = new FakeKeychain();
      keychain.fault = fault;
      expect(await run(keychain, ['a'])).toContainEqual({ id: 'a', state: fault });
    },
  );

  it('goes on after one that breaks', async () => {
    const keychain = new FakeKeychain();
    keychain.store({ service: 'b', account: 'anna' }, 'old');
    vi.spyOn(keychain, 'compare').mockRejectedValueOnce(new Error('oh'));
    const told = await run(keychain, ['a', 'b']);
    expect(told).toContainEqual({ id: 'a', state: 'failed' });
    expect(told).toContainEqual({ id: 'b', state: 'updated' });
  });

  it.each([
    ['different', 'failed'],
    ['not-found', 'failed'],
    ['locked', 'locked'],
  ] as const)('believes only what it reads back: %s', async (after, state) => {
    const keychain = new FakeKeychain();
    keychain.store({ service: 'a', account: 'anna' }, 'old');
    vi.spyOn(keychain, 'compare').mockResolvedValueOnce('different').mockResolvedValueOnce(after);
    expect(await run(keychain, ['a'])).toContainEqual({ id: 'a', state });
  });
});
