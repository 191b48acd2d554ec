// What the keychain's process needs of a system's keychain. Lives in that process only: what is read here
// never leaves it.
import type { FoundEntries, KeychainEntry, KeychainFault } from '../ports.ts';

export type Stored =
  /** Usually one; several where programs have stored the same name in several ways. UTF-8. */
  | { readonly kind: 'found'; readonly values: readonly Uint8Array[] }
  | { readonly kind: 'not-found' }
  | { readonly kind: KeychainFault };

export interface Vault {
  /**
   * Whether an entry is there; keeps nothing of its value. The Secret Service tells without reading it; keytar, and the
   * module for exact targets of Windows, can only read it to see it, and macOS may ask the person whether they may.
   */
  look(entry: KeychainEntry): Promise<'there' | 'not-found' | KeychainFault>;
  /** The entries of an account whose service fits; `*` stands for anything. Throws where this system can't tell. */
  find(pattern: KeychainEntry): Promise<FoundEntries | KeychainFault>;
  /** Never asks the person for anything, where the system can be kept from it. */
  read(entry: KeychainEntry): Promise<Stored>;
  /** Overwrites everything that `read` finds now; false where there is nothing any more. Never makes an entry. */
  overwrite(entry: KeychainEntry, value: Uint8Array): Promise<boolean>;
  make(entry: KeychainEntry, value: Uint8Array): Promise<void>;
  remove(entry: KeychainEntry): Promise<void>;
  /** Asks the person to unlock what these entries are in, where this system can be asked; `*` as in `find`. */
  unlock(entries: readonly KeychainEntry[]): Promise<'ok' | KeychainFault>;
}

/** What keychains say when they refuse, by system: libsecret and D-Bus, Security.framework, wincred. */
const SAYINGS: readonly (readonly [RegExp, KeychainFault])[] = [
  [/dismissed|cancell?ed/i, 'cancelled'],
  [/IsLocked|is locked|interaction is not allowed/i, 'locked'],
  [/denied|not permitted|not allowed|authorization/i, 'denied'],
  [
    /NoKeyring|NoSession|autolaunch|ServiceUnknown|NoReply|Disconnected|not provided|ENOENT|ECONNREFUSED|ECONNRESET|EPIPE|time(d )?\s?out|could not connect|native addon|shared object file|Cannot find module|no such logon session|OutOfReach/i,
    'unavailable',
  ],
];

/** Bytes as the text that some systems' modules take: it can't be overwritten. */
export const textOf = (value: Uint8Array): string =>
  Buffer.from(value.buffer, value.byteOffset, value.length).toString('utf8');

/** This system does not let Keyturn do it. */
export class OutOfReach extends Error {
  override readonly name = 'OutOfReach';
}

/** The fault behind what a keychain threw; `failed` where it says nothing known. */
export function vaultFault(error: unknown): KeychainFault {
  const said = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  const type = error instanceof Error && 'type' in error ? String(error.type) : '';
  return SAYINGS.find(([pattern]) => pattern.test(`${type} ${said}`))?.[1] ?? 'failed';
}
