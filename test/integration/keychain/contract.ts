// What any keychain promises the companion: run against the fake, a real keyring, and on hosted CI against those of
// Windows and macOS.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretBytes } from '../../../main/secret-bytes.ts';
import type { Keychain, KeychainEntry } from '../../../main/ports.ts';

/** A keychain to try, and a hand that reaches into it by another way. */
export interface Bench {
  readonly keychain: Keychain;
  store(entry: KeychainEntry, password: string): Promise<void>;
  stored(entry: KeychainEntry): Promise<string | undefined>;
  stop(): Promise<void>;
}

/** One that can be locked by a test, too. */
export interface KeyringBench extends Bench {
  lock(): Promise<void>;
  unlock(): Promise<void>;
}

const entry = { service: 'VPN', account: 'anna' };

function opened<B extends Bench>(open: () => Promise<B>) {
  let bench: B;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(async () => {
    await bench.stop();
  });
  return {
    bench: () => bench,
    update: (of: KeychainEntry, value: string, create = false) =>
      bench.keychain.update(of, secretBytes(value), { create }),
  };
}

export function keychainContract(name: string, open: () => Promise<Bench>): void {
  describe(`the keychain: ${name}`, () => {
    const { bench, update } = opened(open);

    it('says that an entry is not there, and makes none', async () => {
      const nobody = { service: 'VPN', account: 'nobody' };
      expect(await bench().keychain.look(nobody)).toBe('not-found');
      expect(await update(nobody, 'x')).toBe('not-found');
      expect(await bench().stored(nobody)).toBeUndefined();
    });

    it('makes one where that is wanted', async () => {
      const fresh = { service: 'Fresh', account: 'anna' };
      expect(await update(fresh, 'one', true)).toBe('updated');
      expect(await bench().stored(fresh)).toBe('one');
      expect(await update(fresh, 'two', true)).toBe('updated');
      expect(await update(fresh, 'two', true)).toBe('already-right');
      expect(await bench().stored(fresh)).toBe('two');
    });

    it('overwrites what is different, and says of what is right that it is', async () => {
      await bench().store(entry, 'old one');
      expect(await bench().keychain.look(entry)).toBe('there');
      expect(await update(entry, 'new one')).toBe('updated');
      expect(await update(entry, 'new one')).toBe('already-right');
      expect(await bench().stored(entry)).toBe('new one');
    });

    it('takes no bytes that stand in memory with others, which would go along', async () => {
      const shared = secretBytes('new one and another').subarray(0, 7);
      const { keychain } = bench();
      await expect(keychain.update(entry, shared, { create: false })).rejects.toThrow(TypeError);
    });

    it('leaves other accounts and services alone', async () => {
      const others = [
        { service: 'VPN', account: 'ben' },
        { service: 'VPN 2', account: 'anna' },
      ];
      for (const other of others) await bench().store(other, 'theirs');
      await bench().store(entry, 'old one');
      await update(entry, 'new one');
      for (const other of others) expect(await bench().stored(other)).toBe('theirs');
    });

    it.each([
      `quotes " ' and $HOME`,
      ' spaces at both ends ',
      'pässwörd 🔑 鍵',
      'line one\nline two',
      'x'.repeat(128),
    ])('keeps %j to the letter', async (value) => {
      await bench().store(entry, 'before');
      expect(await update(entry, value)).toBe('updated');
      expect(await update(entry, value)).toBe('already-right');
      expect(await bench().stored(entry)).toBe(value);
      expect(await update(entry, `${value}.`)).toBe('updated');
    });

    it('checks itself, and leaves nothing behind', async () => {
      expect(await bench().keychain.check()).toBe('ok');
      expect(await bench().stored({ service: 'Keyturn', account: 'self-check' })).toBeUndefined();
    });

    it("keeps secrets of Keyturn's own by name, each once", async () => {
      const { keychain } = bench();
      expect(await keychain.readOwn('device')).toBe('not-found');
      expect(await keychain.writeOwn('device', 'first')).toBe('ok');
      expect(await keychain.writeOwn('device', '{"d":"second"}')).toBe('ok');
      expect(await keychain.writeOwn('other', 'theirs')).toBe('ok');
      expect(await keychain.readOwn('device')).toEqual({ secret: '{"d":"second"}' });
      expect(await bench().stored({ service: 'Keyturn', account: 'device' })).toBe('{"d":"second"}');
      expect(await bench().stored({ service: 'Keyturn', account: 'other' })).toBe('theirs');
    });
  });
}

/** What a keyring of a desktop promises besides: it is searched, can be locked, and has room. */
export function keyringContract(name: string, open: () => Promise<KeyringBench>): void {
  keychainContract(name, open);
  describe(`the keyring: ${name}`, () => {
    const { bench, update } = opened(open);

    it('finds the services of an account by pattern', async () => {
      const names = ['Files one', 'Files (two)', 'Filed', 'Other'];
      for (const service of names) await bench().store({ service, account: 'finder' }, 'x');
      await bench().store({ service: 'Files three', account: 'somebody' }, 'x');
      expect(await bench().keychain.find({ service: 'Files *', account: 'finder' })).toEqual({
        entries: ['Files (two)', 'Files one'].map((service) => ({ service, account: 'finder' })),
        hidden: false,
      });
      expect(await bench().keychain.find({ service: 'Files*', account: 'nobody' })).toEqual({
        entries: [],
        hidden: false,
      });
    });

    it('keeps four kilobytes to the letter', async () => {
      const value = 'é'.repeat(2_048);
      await bench().store(entry, 'before');
      expect(await update(entry, value)).toBe('updated');
      expect(await bench().stored(entry)).toBe(value);
    });

    it('says that it is locked, whatever is asked', async () => {
      await bench().store(entry, 'old one');
      await bench().lock();
      expect(await bench().keychain.look(entry)).toBe('locked');
      expect(await update(entry, 'new one')).toBe('locked');
      expect(await update({ service: 'VPN', account: 'nobody' }, 'x', true)).toBe('locked');
      expect(await bench().keychain.find({ service: 'VPN*', account: 'nobody' })).toBe('locked');
      expect(await bench().keychain.check()).toBe('locked');
      expect(await bench().keychain.readOwn('nothing yet')).toBe('locked');
      expect(await bench().keychain.writeOwn('nothing yet', 'x')).toBe('locked');
      expect(await bench().keychain.unlock([entry])).toBe('cancelled');
      await bench().unlock();
      expect(await bench().keychain.unlock([entry])).toBe('ok');
      expect(await bench().keychain.readOwn('nothing yet')).toBe('not-found');
      expect(await bench().stored(entry)).toBe('old one');
    });
  });
}
