// A keychain in memory. Shares one contract suite with the real one.
import { assertOfTheirOwn } from '../../main/secret-bytes.ts';
import type { Keychain, KeychainEntry, KeychainFault } from '../../main/ports.ts';
import { fitsPattern } from '../../src/settings/pattern.ts';

const key = ({ service, account, attributes }: KeychainEntry): string =>
  JSON.stringify(attributes === undefined ? [service, account] : Object.entries(attributes).sort());

export class FakeKeychain implements Keychain {
  reach: Keychain['reach'] = { patterns: true, attributes: true, exactTargets: false };
  /** Every question from now on has this answer; undefined: as usual. */
  fault: KeychainFault | undefined;
  /** Questions about these services have this answer. */
  readonly faults = new Map<string, KeychainFault>();
  /** What a person answers when they are asked to unlock it. */
  unlocks = false;
  /** Set to make updates wait until it is resolved, or given up. */
  hanging: PromiseWithResolvers<'stopped' | undefined> | undefined;
  /** How often it was to get ready. */
  preparations = 0;
  /** How often nothing more was asked. */
  lettings = 0;
  /** The questions so far, in order. */
  readonly asked: string[] = [];
  readonly #entries = new Map<string, KeychainEntry & { readonly value: string }>();
  /** What Keyturn keeps for itself, by name. */
  readonly own = new Map<string, string>();

  store(entry: KeychainEntry, value: string): void {
    this.#entries.set(key(entry), { ...entry, value });
  }

  stored(entry: KeychainEntry): string | undefined {
    return this.#entries.get(key(entry))?.value;
  }

  look(entry: KeychainEntry): ReturnType<Keychain['look']> {
    this.asked.push(`look ${entry.service}`);
    const stored = this.stored(entry) === undefined ? 'not-found' : 'there';
    return Promise.resolve(this.#fault(entry) ?? stored);
  }

  find({ service, account }: KeychainEntry): ReturnType<Keychain['find']> {
    this.asked.push(`find ${service}`);
    if (this.fault !== undefined && this.fault !== 'locked') return Promise.resolve(this.fault);
    const entries = [...this.#entries.values()]
      .filter((one) => one.account === account && fitsPattern(service, one.service))
      .map((one) => ({ service: one.service, account }))
      .sort((a, b) => (a.service < b.service ? -1 : 1));
    // What is locked can be seen as long as anything can.
    return Promise.resolve(entries.length === 0 && this.fault ? this.fault : { entries, hidden: false });
  }

  async update(
    entry: KeychainEntry,
    bytes: Uint8Array,
    { create }: { readonly create: boolean },
  ): ReturnType<Keychain['update']> {
    assertOfTheirOwn(bytes);
    // Its owner overwrites it.
    const value = new TextDecoder().decode(bytes);
    this.asked.push(`update ${entry.service}`);
    if (this.hanging !== undefined && (await this.hanging.promise) === 'stopped') return 'cancelled';
    const fault = this.#fault(entry);
    if (fault !== undefined) return fault;
    const stored = this.stored(entry);
    if (stored === value) return 'already-right';
    if (stored === undefined && !create) return 'not-found';
    this.store(entry, value);
    return 'updated';
  }

  unlock(entries: readonly KeychainEntry[]): ReturnType<Keychain['unlock']> {
    this.asked.push('unlock');
    const locked = entries.filter((entry) => this.#fault(entry) === 'locked');
    if (locked.length === 0) return Promise.resolve(this.fault ?? 'ok');
    if (!this.unlocks) return Promise.resolve('cancelled');
    this.fault = undefined;
    for (const { service } of locked) this.faults.delete(service);
    return Promise.resolve('ok');
  }

  stopWaiting(): void {
    this.hanging?.resolve('stopped');
  }

  prepare(): void {
    this.preparations += 1;
  }

  letGo(): void {
    this.lettings += 1;
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

  #fault({ service }: KeychainEntry): KeychainFault | undefined {
    return this.fault ?? this.faults.get(service);
  }
}
