// The OS keychain as the companion asks it: what is stored is compared where it is read, and never comes back.
import type { CredentialOutcome } from '../src/contract/steps.ts';

export interface KeychainEntry {
  readonly service: string;
  readonly account: string;
  /** Windows: `service` is the whole name of the target, such as `TERMSRV/host`. */
  readonly exactTarget?: boolean;
  /** Linux: what the entry is found by instead of `service` and `account`. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/**
 * Why the keychain did not do it: `locked` (somebody must unlock it), `denied` and `cancelled` (the OS
 * or the person refused), `unavailable` (there is none, or it did not answer in time), `failed`.
 */
export type KeychainFault = 'locked' | 'denied' | 'cancelled' | 'unavailable' | 'failed';

export interface FoundEntries {
  readonly entries: readonly KeychainEntry[];
  /** There are more of the account, so locked that their services can't be read: they may fit. */
  readonly hidden?: boolean;
}

/** What it can reach on this system; the rest is for people to see to. */
export interface KeychainReach {
  /** Services with `*` in them. */
  readonly patterns: boolean;
  readonly attributes: boolean;
  readonly exactTargets: boolean;
}

/** Saved passwords. What is stored never comes back to main: it is compared where it is read. */
export interface Keychain {
  readonly reach: KeychainReach;
  /**
   * Whether an entry is there. Writes nothing. On Linux no value is read, and nobody asked anything; on Windows and macOS
   * an entry is only seen by reading it, where it is kept no longer than that, and macOS may ask the person to allow it.
   */
  look(entry: KeychainEntry): Promise<'there' | 'not-found' | KeychainFault>;
  /** The entries of an account whose service fits; `*` stands for anything. */
  find(pattern: KeychainEntry): Promise<FoundEntries | KeychainFault>;
  /**
   * Makes an entry hold `value`: reads it, overwrites it where it holds another, reads it back; only what was seen
   * there afterwards is `updated`. With `create` an entry that is not there is made. Nothing is ever removed.
   *
   * @param value UTF-8, as `secretBytes` makes it; its owner overwrites it when the answer has come. Rejects where it
   * stands in memory that it shares with something else: that would go along
   */
  update(
    entry: KeychainEntry,
    value: Uint8Array,
    options: { readonly create: boolean },
  ): Promise<CredentialOutcome>;
  /**
   * Asks the person to unlock what these entries are in, and what they would be made in, where the system can be asked:
   * `ok` where nothing of it was locked, `cancelled` where they did not want to. `*` as in `find`.
   */
  unlock(entries: readonly KeychainEntry[]): Promise<'ok' | KeychainFault>;
  /**
   * Gives up what is being asked of a person's entries, and what waits to be: it is answered `cancelled`, whatever the
   * keychain does. What Keyturn asks for itself goes on.
   */
  stopWaiting(): void;
  /** Entries are asked for soon: what answers is got ready meanwhile, and ends by itself where nothing is asked. */
  prepare(): void;
  /** Nothing more is asked for now: what it remembers of the questions so far goes, after those that are under way. */
  letGo(): void;
  /** Writes, reads and removes an entry of Keyturn's own. */
  check(): Promise<'ok' | KeychainFault>;
  /** A secret of Keyturn's own, by name. */
  readOwn(name: string): Promise<{ readonly secret: string } | 'not-found' | KeychainFault>;
  /** Makes or overwrites it. */
  writeOwn(name: string, secret: string): Promise<'ok' | KeychainFault>;
}
