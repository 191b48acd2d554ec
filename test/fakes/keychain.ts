// A keychain in memory. Shares one contract suite with the real one.
import type { Keychain, KeychainEntry, KeychainFault } from '../../main/ports.ts';

const key = ({ service, account }: KeychainEntry): string => JSON.stringify([service, account]);

export class FakeKeychain implements Keychain {
  /** Every question from now on has this answer; undefined: as usual. */
  fault: KeychainFault | undefined;
  /** What a person answers when they are asked to unlock it. */
  unlocks = false;
  /** The questions so far, in order. */
  readonly asked: string[] = [];
  readonly #entries = new Map<string, string>();
  /** What Keyturn keeps for itself, by name. */
  readonly own = new Map<string, string>();

  store(entry: KeychainEntry, password: string): void {
    this.#entries.set(key(entry), password);
  }

  stored(entry: KeychainEntry): string | undefined {
    return this.#entries.get(key(entry));
  }

  compare(entry: KeychainEntry, password: string): ReturnType<Keychain['compare']> {
    this.asked.push(`compare ${entry.service}`);
    if (this.fault !== undefined) return Promise.resolve(this.fault);
    const stored = this.stored(entry);
    if (stored === undefined) return Promise.resolve('not-found');
    return Promise.resolve(stored === password ? 'same' : 'different');
  }

  replace(entry: KeychainEntry, password: string): ReturnType<Keychain['replace']> {
    this.asked.push(`replace ${entry.service}`);
    if (this.fault !== undefined) return Promise.resolve(this.fault);
    if (this.stored(entry) === undefined) return Promise.resolve('not-found');
    this.store(entry, password);
    return Promise.resolve('replaced');
  }

  unlock(): ReturnType<Keychain['unlock']> {
    this.asked.push('unlock');
    if (this.fault !== 'locked') return Promise.resolve(this.fault ?? 'ok');
    if (!this.unlocks) return Promise.resolve('cancelled');
    this.fault = undefined;
    return Promise.resolve('ok');
  }

  check(): ReturnType<Keychain['check']> {
    this.asked.push('check');
    return Promise.resolve(this.fault ?? 'ok');
  }

  readOwn(name: string): ReturnType<Keychain['readOwn']> {
    this.asked.push(`read own ${name}`);
    const secret = this.own.get(name);
    return Promise.resolve(this.fault ?? (secret === undefined ? 'not-found' : { secret }));
  }

  writeOwn(name: string, secret: string): ReturnType<Keychain['writeOwn']> {
    this.asked.push(`write own ${name}`);
    if (this.fault !== undefined) return Promise.resolve(this.fault);
    this.own.set(name, secret);
    return Promise.resolve('ok');
  }
}
