// The dry run: what a run over the saved copies of an account would find. Writes nothing, and needs no password.
import type { CredentialLook } from '../../src/contract/ipc.ts';
import type { AccountNames } from '../../src/contract/steps.ts';
import type { SavedCredentialSetting } from '../../src/settings/saved-credential-settings.ts';
import type { Keychain } from '../ports.ts';
import { lookForCredential } from './credential-sync.ts';

/** What a run would do to each, in the order of the settings. Never rejects. */
export async function lookAtCopies(
  keychain: Keychain,
  settings: readonly SavedCredentialSetting[],
  names: AccountNames,
): Promise<CredentialLook[]> {
  const looks: CredentialLook[] = [];
  // One after the other: a keyring asks a person one thing at a time.
  for (const setting of settings) {
    const { id, name } = setting;
    looks.push({ id, name, found: await lookForCredential(keychain, setting, names) });
  }
  return looks;
}
