// What the keychain's process needs of a system's keychain. Lives in that process only: what is read here
// never leaves it.
import type { KeychainEntry, KeychainFault } from '../ports.ts';

export type Stored =
  /** Usually one; several where programs have stored the same name in several ways. */
  | { readonly kind: 'found'; readonly passwords: readonly string[] }
  | { readonly kind: 'not-found' }
  | { readonly kind: KeychainFault };

export interface Vault {
  /** Never asks the person for anything. */
  read(entry: KeychainEntry): Promise<Stored>;
  /** Overwrites everything that `read` found; makes the entry where there is none. */
  write(entry: KeychainEntry, password: string): Promise<void>;
  remove(entry: KeychainEntry): Promise<void>;
  /** Asks the person to unlock it, where this system can be asked. */
  unlock(): Promise<'ok' | KeychainFault>;
}

/** What keychains say when they refuse, by system: libsecret and D-Bus, Security.framework, wincred. */
const SAYINGS: readonly (readonly [RegExp, KeychainFault])[] = [
  [/dismissed|cancell?ed/i, 'cancelled'],
  [/IsLocked|is locked|interaction is not allowed/i, 'locked'],
  [/denied|not permitted|not allowed|authorization/i, 'denied'],
  [
    /NoKeyring|NoSessionBus|autolaunch|ServiceUnknown|NoReply|Disconnected|not provided|ENOENT|ECONNREFUSED|ECONNRESET|EPIPE|time(d )?\s?out|could not connect|native addon|no such logon session/i,
    'unavailable',
  ],
];

/** The fault behind what a keychain threw; `failed` where it says nothing known. */
export function vaultFault(error: unknown): KeychainFault {
  const said = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  const type = error instanceof Error && 'type' in error ? String(error.type) : '';
  return SAYINGS.find(([pattern]) => pattern.test(`${type} ${said}`))?.[1] ?? 'failed';
}
