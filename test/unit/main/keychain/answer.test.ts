// What the keychain's process answers, over a vault in memory; and what the systems' refusals mean.
import { describe, expect, it } from 'vitest';
import { answer } from '../../../../main/keychain/answer.ts';
import type { KeychainEntry } from '../../../../main/ports.ts';
import { OutOfReach, type Stored, textOf, type Vault, vaultFault } from '../../../../main/keychain/vault.ts';

const entry = { service: 'VPN', account: 'anna' };
const update = (text: string, create = false) =>
  ({ id: 1, ask: 'update', entry, value: Buffer.from(text), create }) as const;
const found = (...texts: string[]): Stored => ({
  kind: 'found',
  values: texts.map((text) => Buffer.from(text)),
});

/** Holds what the last reading says of it; `later` is what each reading after the first finds. */
function vaultWith(stored: Stored, more: Partial<Vault> = {}) {
  const written: string[] = [];
  let now = stored;
  const keep = (value: Uint8Array) => {
    written.push(textOf(value));
    now = found(textOf(value));
  };
  const vault: Vault = {
    look: () => Promise.resolve(now.kind === 'found' ? 'there' : now.kind),
    find: () => Promise.resolve({ entries: [entry] }),
    // What is read is overwritten.
    read: () => Promise.resolve(structuredClone(now)),
    overwrite: (_entry, value) => {
      const there = now.kind === 'found';
      if (there) keep(value);
      return Promise.resolve(there);
    },
    make: (_entry, value) => {
      keep(value);
      return Promise.resolve();
    },
    remove: () => Promise.resolve(),
    unlock: () => Promise.resolve('ok'),
    ...more,
  };
  return { vault, written };
}

describe('updating', () => {
  it.each<[Stored, string, string[]]>([
    [found('x'), 'already-right', []],
    [found('x', 'x'), 'already-right', []],
    [found('y'), 'updated', ['x']],
    [found('x', 'y'), 'updated', ['x']],
    [{ kind: 'not-found' }, 'not-found', []],
    [{ kind: 'locked' }, 'locked', []],
    [{ kind: 'denied' }, 'denied', []],
  ])('%j is %s', async (stored, said, wrote) => {
    const { vault, written } = vaultWith(stored);
    expect(await answer(vault, update('x'))).toEqual({ answer: said });
    expect(written).toEqual(wrote);
  });

  it('leaves nothing of what was asked for and what was read where it was', async () => {
    const read = found('y');
    const { vault } = vaultWith(read, { read: () => Promise.resolve(read) });
    const request = update('x');
    await answer(vault, request);
    expect(request.value).toEqual(Buffer.alloc(1));
    expect(read).toEqual({ kind: 'found', values: [Buffer.alloc(1)] });
    const broken = update('x');
    await answer({ ...vault, read: () => Promise.reject(new Error('oh')) }, broken);
    expect(broken.value).toEqual(Buffer.alloc(1));
  });

  it('makes what is not there only where that is wanted', async () => {
    const { vault, written } = vaultWith({ kind: 'not-found' });
    expect(await answer(vault, update('x', true))).toEqual({ answer: 'updated' });
    expect(written).toEqual(['x']);
    const locked = vaultWith({ kind: 'locked' });
    expect(await answer(locked.vault, update('x', true))).toEqual({ answer: 'locked' });
    expect(locked.written).toEqual([]);
  });

  const readings = (...all: Stored[]) => ({
    read: () => Promise.resolve(all.length > 1 ? all.shift()! : all[0]!),
  });
  const old: Stored = found('y');

  it('says that an entry is not there which another program removed before it was written', async () => {
    const { vault, written } = vaultWith({ kind: 'not-found' }, readings(old, { kind: 'not-found' }));
    expect(await answer(vault, update('x'))).toEqual({ answer: 'not-found' });
    expect(written).toEqual([]);
  });

  it('makes it again where it should be there', async () => {
    const { vault, written } = vaultWith(
      { kind: 'not-found' },
      readings(old, { kind: 'not-found' }, found('x')),
    );
    expect(await answer(vault, update('x', true))).toEqual({ answer: 'updated' });
    expect(written).toEqual(['x']);
  });

  it.each<[string, Stored, string]>([
    ['was written over by another program', found('z'), 'failed'],
    ['was not kept', { kind: 'not-found' }, 'failed'],
    ['can not be read any more', { kind: 'locked' }, 'locked'],
  ])('is not updated where it %s afterwards', async (_what, after, said) => {
    const { vault } = vaultWith(old, readings(old, after));
    expect(await answer(vault, update('x'))).toEqual({ answer: said });
  });
});

describe('finding', () => {
  it('answers with entries, or with the reason why not', async () => {
    const find = { id: 1, ask: 'find', pattern: entry } as const;
    const { vault } = vaultWith({ kind: 'not-found' });
    expect(await answer(vault, find)).toEqual({ answer: 'found', entries: [entry], hidden: false });
    const hiding = { ...vault, find: () => Promise.resolve({ entries: [], hidden: true }) };
    expect(await answer(hiding, find)).toEqual({ answer: 'found', entries: [], hidden: true });
    expect(await answer({ ...vault, find: () => Promise.resolve('locked') }, find)).toEqual({
      answer: 'locked',
    });
    expect(await answer({ ...vault, find: () => Promise.reject(new OutOfReach('no')) }, find)).toEqual({
      answer: 'unavailable',
    });
  });
});

describe('checking', () => {
  it('notices an entry that does not come back as it was written', async () => {
    const stored = found('something else');
    const { vault } = vaultWith(stored, { read: () => Promise.resolve(stored) });
    expect(await answer(vault, { id: 1, ask: 'check' })).toEqual({ answer: 'failed' });
  });
});

describe("secrets of Keyturn's own", () => {
  const read = { id: 1, ask: 'read-own', name: 'device' } as const;
  const write = { id: 1, ask: 'write-own', name: 'device', secret: 'key' } as const;

  it('are handed over by name', async () => {
    const { vault } = vaultWith(found('key'));
    const asked: KeychainEntry[] = [];
    const noting = { ...vault, read: (one: KeychainEntry) => (asked.push(one), vault.read(one)) };
    expect(await answer(noting, read)).toEqual({ answer: 'found', secret: 'key' });
    expect(asked).toEqual([{ service: 'Keyturn', account: 'device' }]);
  });

  it('are made where there is none, and overwritten', async () => {
    for (const stored of [{ kind: 'not-found' } as const, found('old')]) {
      const { vault, written } = vaultWith(stored);
      expect(await answer(vault, write)).toEqual({ answer: 'ok' });
      expect(written).toEqual(['key']);
    }
  });

  it('are overwritten where they stood as bytes, also where the keychain refuses', async () => {
    const given: Uint8Array[] = [];
    const { vault } = vaultWith({ kind: 'not-found' });
    const refusing = {
      ...vault,
      make: (_entry: KeychainEntry, value: Uint8Array) => Promise.reject(new Error(`${given.push(value)}`)),
    };
    expect(await answer(refusing, write)).toEqual({ answer: 'failed' });
    expect(given).toEqual([Buffer.alloc(3)]);
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
    ['libsecret-1.so.0: cannot open shared object file: No such file or directory', 'unavailable'],
    ["Cannot find module 'keytar'", 'unavailable'],
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
    expect(await answer(vault, update('x'))).toEqual({ answer: fault });
  });

  it('is never an exception', () => {
    for (const thrown of [undefined, null, 'text', 7, {}]) expect(vaultFault(thrown)).toBe('failed');
  });
});
