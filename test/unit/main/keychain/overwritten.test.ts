// What the keychain's process makes of passwords, over keytar, the exact targets of Windows and the keyring of Linux: bytes
// that are all overwritten by the time it has answered. The texts of the two modules themselves nobody can overwrite.
import { beforeEach, expect, it, vi } from 'vitest';
import { answer } from '../../../../main/keychain/answer.ts';
import { type Keytar, KeytarVault } from '../../../../main/keychain/keytar-vault.ts';
import { type Connection, LinuxVault } from '../../../../main/keychain/linux-vault.ts';
import type { Request } from '../../../../main/keychain/messages.ts';
import { type Targets, WindowsVault } from '../../../../main/keychain/windows-vault.ts';

const made = vi.hoisted((): Buffer[] => []);
vi.mock(import('../../../../main/secret-bytes.ts'), async (original) => {
  const { secretBytes, ...others } = await original();
  return {
    ...others,
    secretBytes: (...given) => {
      const bytes = secretBytes(...given);
      made.push(bytes);
      return bytes;
    },
  };
});
beforeEach(() => {
  made.length = 0;
});

const entry = { service: 'VPN', account: 'anna' };
const target = { service: 'TERMSRV/host', account: 'anna', exactTarget: true };

function keychain() {
  const held = new Map([
    ['VPN', 'old'],
    ['Keyturn', 'own'],
    [target.service, 'old'],
  ]);
  const keytar = {
    getPassword: (service) => Promise.resolve(held.get(service) ?? null),
    setPassword: (service, _account, password) => Promise.resolve(void held.set(service, password)),
    deletePassword: (service) => Promise.resolve(held.delete(service)),
  } satisfies Keytar;
  const targets = {
    AsyncEntry: {
      withTarget: (name) => ({
        setPassword: (password) => Promise.resolve(void held.set(name, password)),
      }),
    },
    findCredentialsAsync: (service) =>
      Promise.resolve([{ account: 'anna', password: held.get(service) ?? '' }]),
  } satisfies Targets;
  return new WindowsVault(new KeytarVault(() => keytar), () => targets);
}

const update = { id: 1, ask: 'update', create: false } as const;
it.each<[string, Request, string]>([
  ['a listed entry', { ...update, entry, value: Buffer.from('new') }, 'updated'],
  ['an exact target', { ...update, entry: target, value: Buffer.from('new') }, 'updated'],
  ["a secret of Keyturn's own that is read", { id: 1, ask: 'read-own', name: 'device' }, 'found'],
  [
    "a secret of Keyturn's own that is written",
    { id: 1, ask: 'write-own', name: 'device', secret: 'key' },
    'ok',
  ],
])('of %s nothing is left in bytes', async (_what, request, said) => {
  expect(await answer(keychain(), request)).toMatchObject({ answer: said });
  expect(made).not.toEqual([]);
  expect(made).toEqual(made.map(({ length }) => Buffer.alloc(length)));
});

it.each(['the item is gone', 'Disconnected'])(
  'where one of two cannot be read (%s) nothing is left',
  async (why) => {
    const read: Buffer[] = [];
    const service = {
      search: () => Promise.resolve({ unlocked: ['/1', '/2'], locked: [] }),
      read: (item: string) => {
        if (item === '/2') return Promise.reject(new Error(why));
        const bytes = Buffer.from('old');
        read.push(bytes);
        return Promise.resolve(bytes);
      },
      close: () => undefined,
    } satisfies Partial<Connection> as unknown as Connection;
    const vault = new LinuxVault(keychain(), () => service);
    const said = await answer(vault, { ...update, entry, value: Buffer.from('new') });
    expect(['failed', 'unavailable']).toContain(said.answer);
    expect(read).not.toEqual([]);
    expect(read).toEqual(read.map(() => Buffer.alloc(3)));
  },
);

it.each([
  ['a listed entry', entry],
  ['an exact target', target],
])('of %s that is only looked for no bytes are made', async (_what, one) => {
  expect(await answer(keychain(), { id: 1, ask: 'look', entry: one })).toEqual({ answer: 'there' });
  expect(made).toEqual([]);
});
