// What the keychain's process answers, over a vault in memory; and what the systems' refusals mean.
import { describe, expect, it } from 'vitest';
import { answer } from '../../../../main/keychain/answer.ts';
import type { KeychainEntry } from '../../../../main/ports.ts';
import { type Stored, type Vault, vaultFault } from '../../../../main/keychain/vault.ts';

const entry = { service: 'VPN', account: 'anna' };
const ask = (kind: 'compare' | 'replace', password: string) => ({ id: 1, ask: kind, entry, password });

function vaultWith(stored: Stored, more: Partial<Vault> = {}) {
  const written: string[] = [];
  const vault: Vault = {
    read: () => Promise.resolve(stored),
    write: (_entry, password) => {
      written.push(password);
      return Promise.resolve();
    },
    remove: () => Promise.resolve(),
    unlock: () => Promise.resolve('ok'),
    ...more,
  };
  return { vault, written };
}

describe('comparing', () => {
  it.each<[Stored, string]>([
    [{ kind: 'found', passwords: ['x'] }, 'same'],
    [{ kind: 'found', passwords: ['y'] }, 'different'],
    [{ kind: 'found', passwords: ['x', 'y'] }, 'different'],
    [{ kind: 'found', passwords: ['x', 'x'] }, 'same'],
    [{ kind: 'not-found' }, 'not-found'],
    [{ kind: 'locked' }, 'locked'],
  ])('%j is %s', async (stored, said) => {
    expect(await answer(vaultWith(stored).vault, ask('compare', 'x'))).toEqual({ answer: said });
  });
});

describe('replacing', () => {
  it('writes only over what was found', async () => {
    const found = vaultWith({ kind: 'found', passwords: ['y'] });
    expect(await answer(found.vault, ask('replace', 'x'))).toEqual({ answer: 'replaced' });
    expect(found.written).toEqual(['x']);
    for (const kind of ['not-found', 'locked', 'denied'] as const) {
      const { vault, written } = vaultWith({ kind });
      expect(await answer(vault, ask('replace', 'x'))).toEqual({ answer: kind });
      expect(written).toEqual([]);
    }
  });
});

describe('checking', () => {
  it('notices an entry that does not come back as it was written', async () => {
    const { vault } = vaultWith({ kind: 'found', passwords: ['something else'] });
    expect(await answer(vault, { id: 1, ask: 'check' })).toEqual({ answer: 'failed' });
  });
});

describe("secrets of Keyturn's own", () => {
  const read = { id: 1, ask: 'read-own', name: 'device' } as const;
  const write = { id: 1, ask: 'write-own', name: 'device', secret: 'key' } as const;

  it('are handed over by name', async () => {
    const { vault } = vaultWith({ kind: 'found', passwords: ['key'] });
    const asked: KeychainEntry[] = [];
    const noting = { ...vault, read: (one: KeychainEntry) => (asked.push(one), vault.read(one)) };
    expect(await answer(noting, read)).toEqual({ answer: 'found', secret: 'key' });
    expect(asked).toEqual([{ service: 'Keyturn', account: 'device' }]);
  });

  it('are made where there is none, and overwritten', async () => {
    for (const stored of [{ kind: 'not-found' }, { kind: 'found', passwords: ['old'] }] as const) {
      const { vault, written } = vaultWith(stored);
      expect(await answer(vault, write)).toEqual({ answer: 'ok' });
      expect(written).toEqual(['key']);
    }
  });

  it.each(['locked', 'denied', 'unavailable'] as const)('are left alone where it is %s', async (kind) => {
    const { vault, written } = vaultWith({ kind });
    expect(await answer(vault, read)).toEqual({ answer: kind });
    expect(await answer(vault, write)).toEqual({ answer: kind });
    expect(written).toEqual([]);
  });
});

describe('what a keychain says when it refuses', () => {
  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'unavailable'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'unavailable'],
    ['Failed to load keytar native addon, checked ["../build/Release"] on x', 'unavailable'],
    ['connect ENOENT /run/user/1000/bus', 'unavailable'],
    ['The prompt was dismissed', 'cancelled'],
    ['User canceled the operation.', 'cancelled'],
    ['Cannot create an item in a locked collection: IsLocked', 'locked'],
    ['User interaction is not allowed.', 'locked'],
    ['Access is denied.', 'denied'],
    ['In dark times, should the stars also go out', 'failed'],
  ])('%s: %s', async (message, fault) => {
    expect(vaultFault(new Error(message))).toBe(fault);
    const { vault } = vaultWith({ kind: 'not-found' }, { read: () => Promise.reject(new Error(message)) });
    expect(await answer(vault, ask('compare', 'x'))).toEqual({ answer: fault });
  });

  it('is never an exception', () => {
    for (const thrown of [undefined, null, 'text', 7, {}]) expect(vaultFault(thrown)).toBe('failed');
  });
});
