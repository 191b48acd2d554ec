// Makes the copies of a password in the OS keychain right, once the directory has the new one. Only
// listed entries that exist are touched; nothing is made, nothing is removed, and what goes wrong with
// one says nothing about the next.
import type { AccountNames, CredentialOutcome } from '../../src/contract/steps.ts';
import type { SavedCredentialSetting } from '../../src/settings/managed-settings.ts';
import type { Keychain, KeychainEntry } from '../ports.ts';

/** A listed entry, and how far it is. */
export interface Progress {
  readonly id: string;
  readonly state: 'working' | CredentialOutcome;
}

const PLACEHOLDER = /\{(username|domain|upn|mail)\}/g;

/**
 * The account of an entry, its template filled with the names the directory knows. Undefined where the
 * template asks for a name this account does not have: then there is no such entry.
 */
export function fillAccount(template: string, names: AccountNames): string | undefined {
  const wanted = [...template.matchAll(PLACEHOLDER)].map(([, key]) => names[key as keyof AccountNames]);
  if (wanted.includes(null)) return undefined;
  return template.replaceAll(PLACEHOLDER, (_all, key: keyof AccountNames) => names[key] ?? '');
}

/**
 * Updates every entry in turn (a keyring asks one question at a time) and tells each step. Resolves when
 * all have an outcome; never rejects.
 */
export async function syncCredentials(
  keychain: Keychain,
  entries: readonly SavedCredentialSetting[],
  names: AccountNames,
  password: string,
  tell: (progress: Progress) => void,
): Promise<void> {
  for (const { id, service, account: template } of entries) {
    tell({ id, state: 'working' });
    const account = fillAccount(template, names);
    const outcome =
      account === undefined
        ? 'not-found'
        : await update(keychain, { service, account }, password).catch(() => 'failed' as const);
    tell({ id, state: outcome });
  }
}

/** Overwrites one entry and reads it back: only what was seen there afterwards is called updated. */
async function update(
  keychain: Keychain,
  entry: KeychainEntry,
  password: string,
): Promise<CredentialOutcome> {
  const before = await keychain.compare(entry, password);
  if (before === 'same') return 'already-right';
  if (before !== 'different') return before;
  const written = await keychain.replace(entry, password);
  if (written !== 'replaced') return written;
  const after = await keychain.compare(entry, password);
  if (after === 'same') return 'updated';
  return after === 'different' || after === 'not-found' ? 'failed' : after;
}
