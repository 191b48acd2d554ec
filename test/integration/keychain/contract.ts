// What any keychain promises the companion: run against the fake and against a real keyring.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Keychain, KeychainEntry } from '../../../main/ports.ts';

/** A keychain to try, and a hand that reaches into it by another way. */
export interface Bench {
  readonly keychain: Keychain;
  store(entry: KeychainEntry, password: string): Promise<void>;
  stored(entry: KeychainEntry): Promise<string | undefined>;
  lock(): Promise<void>;
  unlock(): Promise<void>;
  stop(): Promise<void>;
}

export function keychainContract(name: string, open: () => Promise<Bench>): void {
  describe(`the keychain: ${name}`, () => {
    let bench: Bench;
    beforeAll(async () => {
      bench = await open();
    });
    afterAll(async () => {
      await bench.stop();
    });
    const entry = { service: 'VPN', account: 'anna' };

    it('says that an entry is not there, and makes none', async () => {
      const nobody = { service: 'VPN', account: 'nobody' };
      expect(await bench.keychain.compare(nobody, 'x')).toBe('not-found');
      expect(await bench.keychain.replace(nobody, 'x')).toBe('not-found');
      expect(await bench.stored(nobody)).toBeUndefined();
    });

    it('compares without telling what is stored, and overwrites', async () => {
      await bench.store(entry, 'old one');
      expect(await bench.keychain.compare(entry, 'new one')).toBe('different');
      expect(await bench.keychain.replace(entry, 'new one')).toBe('replaced');
      expect(await bench.keychain.compare(entry, 'new one')).toBe('same');
      expect(await bench.stored(entry)).toBe('new one');
    });

    it('leaves other accounts and services alone', async () => {
      const others = [
        { service: 'VPN', account: 'ben' },
        { service: 'VPN 2', account: 'anna' },
      ];
      for (const other of others) await bench.store(other, 'theirs');
      await bench.store(entry, 'old one');
      await bench.keychain.replace(entry, 'new one');
      for (const other of others) expect(await bench.stored(other)).toBe('theirs');
    });

    it.each([`quotes " ' and $HOME`, ' spaces at both ends ', 'pässwörd 🔑 鍵', 'x'.repeat(128)])(
      'keeps %j to the letter',
      async (password) => {
        await bench.store(entry, 'before');
        expect(await bench.keychain.replace(entry, password)).toBe('replaced');
        expect(await bench.keychain.compare(entry, password)).toBe('same');
        expect(await bench.keychain.compare(entry, `${password}.`)).toBe('different');
      },
    );

    it('checks itself, and leaves nothing behind', async () => {
      expect(await bench.keychain.check()).toBe('ok');
      expect(await bench.stored({ service: 'Keyturn', account: 'self-check' })).toBeUndefined();
    });

    it("keeps secrets of Keyturn's own by name, each once", async () => {
      const { keychain } = bench;
      expect(await keychain.readOwn('device')).toBe('not-found');
      expect(await keychain.writeOwn('device', 'first')).toBe('ok');
      expect(await keychain.writeOwn('device', '{"d":"second"}')).toBe('ok');
      expect(await keychain.writeOwn('other', 'theirs')).toBe('ok');
      expect(await keychain.readOwn('device')).toEqual({ secret: '{"d":"second"}' });
      expect(await bench.stored({ service: 'Keyturn', account: 'device' })).toBe('{"d":"second"}');
      expect(await bench.stored({ service: 'Keyturn', account: 'other' })).toBe('theirs');
    });

    it('says that it is locked, whatever is asked', async () => {
      await bench.store(entry, 'old one');
      await bench.lock();
      expect(await bench.keychain.compare(entry, 'old one')).toBe('locked');
      expect(await bench.keychain.replace(entry, 'new one')).toBe('locked');
      expect(await bench.keychain.compare({ service: 'VPN', account: 'nobody' }, 'x')).toBe('locked');
      expect(await bench.keychain.check()).toBe('locked');
      expect(await bench.keychain.readOwn('nothing yet')).toBe('locked');
      expect(await bench.keychain.writeOwn('nothing yet', 'x')).toBe('locked');
      expect(await bench.keychain.unlock()).toBe('cancelled');
      await bench.unlock();
      expect(await bench.keychain.unlock()).toBe('ok');
      expect(await bench.keychain.readOwn('nothing yet')).toBe('not-found');
      expect(await bench.keychain.compare(entry, 'old one')).toBe('same');
    });
  });
}
