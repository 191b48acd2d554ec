// Exact targets of the Credential Manager, over a model of it: one credential a target, whoever's it is. The rest goes
// to keytar.
import { describe, expect, it, vi } from 'vitest';
import { answer } from '../../../../main/keychain/answer.ts';
import type { Vault } from '../../../../main/keychain/vault.ts';
import { type Targets, WindowsVault } from '../../../../main/keychain/windows-vault.ts';

const TARGET = 'TERMSRV/host';
const rdp = { service: TARGET, account: String.raw`corp\anna`, exactTarget: true };
const plain = { service: 'vpn', account: 'anna' };

/** Holds what is given by its target. */
function windows(stored: Record<string, { account: string; password: string }> = {}) {
  const credentials = new Map(Object.entries(stored));
  const targets = {
    AsyncEntry: {
      withTarget: (target, _service, account) => ({
        setPassword: (password) => {
          credentials.set(target, { account, password });
          return Promise.resolve();
        },
      }),
    },
    // Without a target the module asks for names that end in the service.
    findCredentialsAsync: (service, target) => {
      const found = credentials.get(target ?? `*.${service}`);
      return Promise.resolve(found === undefined ? [] : [found]);
    },
  } satisfies Targets;
  const keytar = {
    look: vi.fn<Vault['look']>(() => Promise.resolve('there')),
    find: vi.fn<Vault['find']>(() => Promise.resolve({ entries: [plain] })),
    read: vi.fn<Vault['read']>(() => Promise.resolve({ kind: 'found', values: [Buffer.from('of keytar')] })),
    overwrite: vi.fn<Vault['overwrite']>(() => Promise.resolve(true)),
    make: vi.fn<Vault['make']>(() => Promise.resolve()),
    remove: vi.fn<Vault['remove']>(() => Promise.resolve()),
    unlock: vi.fn<Vault['unlock']>(() => Promise.resolve('ok')),
  } satisfies Vault;
  const loaded = vi.fn(() => targets);
  const vault = new WindowsVault(keytar, loaded);
  const update = (create = false) =>
    answer(vault, { id: 1, ask: 'update', entry: rdp, value: Buffer.from('new'), create });
  return { vault, credentials, keytar, loaded, update };
}

describe('an exact target', () => {
  it('is found by its name and its user, in large or small letters', async () => {
    const { vault } = windows({ [TARGET]: { account: String.raw`CORP\Anna`, password: 'old' } });
    expect(await vault.look(rdp)).toBe('there');
    expect(await vault.read(rdp)).toEqual({ kind: 'found', values: [Buffer.from('old')] });
    expect(await vault.look({ ...rdp, service: 'TERMSRV/other' })).toBe('not-found');
  });

  it('keeps the name of its user as it was stored', async () => {
    const { credentials, update, keytar } = windows({
      [TARGET]: { account: String.raw`CORP\Anna`, password: 'old' },
      'TERMSRV/other': { account: String.raw`CORP\Anna`, password: 'old' },
    });
    expect(await update()).toEqual({ answer: 'updated' });
    expect(credentials.get(TARGET)).toEqual({ account: String.raw`CORP\Anna`, password: 'new' });
    expect(credentials.get('TERMSRV/other')?.password).toBe('old');
    expect(await update()).toEqual({ answer: 'already-right' });
    for (const asked of Object.values(keytar)) expect(asked).not.toHaveBeenCalled();
  });

  it.each([
    [true, 'failed'],
    [false, 'not-found'],
  ])('of another user is left alone; made where there is none: %s', async (create, said) => {
    const theirs = { account: String.raw`CORP\bea`, password: 'of bea' };
    const { vault, credentials, update } = windows({ [TARGET]: theirs });
    expect(await vault.look(rdp)).toBe('not-found');
    expect(await vault.read(rdp)).toEqual({ kind: 'not-found' });
    expect(await vault.overwrite(rdp, Buffer.from('new'))).toBe(false);
    expect(await update(create)).toEqual({ answer: said });
    expect(credentials.get(TARGET)).toEqual(theirs);
  });

  it('that is not there is made only where that is wanted, under the account that was asked for', async () => {
    const { vault, credentials, update } = windows();
    expect(await vault.overwrite(rdp, Buffer.from('new'))).toBe(false);
    expect(await update()).toEqual({ answer: 'not-found' });
    expect(credentials.size).toBe(0);
    expect(await update(true)).toEqual({ answer: 'updated' });
    expect([...credentials]).toEqual([[TARGET, { account: rdp.account, password: 'new' }]]);
  });

  it('whose password Windows shows to no program gets no second one beside it', async () => {
    const { vault, credentials, update } = windows({ [TARGET]: { account: rdp.account, password: '' } });
    expect(await vault.look(rdp)).toBe('denied');
    expect(await update(true)).toEqual({ answer: 'denied' });
    expect(credentials.get(TARGET)?.password).toBe('');
  });
});

it.each([plain, { ...plain, exactTarget: false }])('%j is for keytar, without the module', async (entry) => {
  const { vault, keytar, loaded, credentials } = windows();
  expect(await vault.look(entry)).toBe('there');
  expect(await vault.find(entry)).toEqual({ entries: [plain] });
  expect(await vault.read(entry)).toEqual({ kind: 'found', values: [Buffer.from('of keytar')] });
  expect(await vault.overwrite(entry, Buffer.from('new'))).toBe(true);
  await vault.make(entry, Buffer.from('new'));
  await vault.remove(entry);
  expect(await vault.unlock([plain])).toBe('ok');
  for (const [name, asked] of Object.entries(keytar)) {
    expect(asked, name).toHaveBeenCalledOnce();
    if (name !== 'unlock') expect(asked.mock.calls[0]?.[0], name).toBe(entry);
  }
  expect(loaded).not.toHaveBeenCalled();
  expect(credentials.size).toBe(0);
});
