// Makes one saved credential right, under every name it may have. Only listed entries of the right account are
// touched, and nothing is ever removed.
import { combined } from '../../src/credentials/outcome.ts';
import { fillAccount, fillValue } from '../../src/credentials/template.ts';
import type { CredentialLook } from '../../src/contract/ipc.ts';
import type { AccountNames, CredentialOutcome } from '../../src/contract/steps.ts';
import type { SavedCredentialSetting } from '../../src/settings/saved-credential-settings.ts';
import { secretBytes } from '../secret-bytes.ts';
import type { Keychain, KeychainEntry, KeychainReach } from '../ports.ts';

const isPattern = ({ service, attributes }: KeychainEntry): boolean =>
  attributes === undefined && service.includes('*');

/** Whether this system lets Keyturn see to it. */
export function isReachable(
  { service, aliases, attributes, exactTarget }: SavedCredentialSetting,
  reach: KeychainReach,
): boolean {
  if (exactTarget && !reach.exactTargets) return false;
  if (attributes !== undefined && !reach.attributes) return false;
  return reach.patterns || ![service, ...aliases].some((one) => one.includes('*'));
}

/** The entries that it may be in, the first one first; none where a template asks for a name the account does not have. */
export function entriesOf(setting: SavedCredentialSetting, names: AccountNames): KeychainEntry[] {
  const { service, aliases, exactTarget } = setting;
  const account = fillAccount(setting.account, names);
  if (account === undefined) return [];
  const services = [service, ...aliases];
  if (setting.attributes === undefined)
    return services.map((one) => ({ service: one, account, ...(exactTarget ? { exactTarget } : {}) }));
  const filled = Object.entries(setting.attributes).map(
    ([key, text]) => [key, fillAccount(text, names)] as const,
  );
  if (filled.some(([, text]) => text === undefined)) return [];
  const attributes = Object.fromEntries(filled.map(([key, text]) => [key, text ?? '']));
  return [{ service, account, attributes }];
}

/**
 * Makes it right wherever it is, or makes it where IT wants that. What the keychain breaks with is `failed`; never
 * rejects.
 *
 * @param stopped whether the person waits no longer: what has not been asked for then is `cancelled`
 */
export async function updateCredential(
  keychain: Keychain,
  setting: SavedCredentialSetting,
  names: AccountNames,
  password: string,
  stopped: () => boolean = () => false,
): Promise<CredentialOutcome> {
  const value = secretBytes(fillValue(setting.value, password));
  const update = async (entry: KeychainEntry, create: boolean) =>
    stopped() ? 'cancelled' : keychain.update(entry, value, { create }).catch(() => 'failed' as const);
  try {
    const outcomes: CredentialOutcome[] = [];
    const entries = entriesOf(setting, names);
    for (const entry of entries) {
      const found = stopped() ? 'cancelled' : await expand(keychain, entry);
      if (typeof found === 'string') outcomes.push(found);
      else {
        for (const one of found.entries) outcomes.push(await update(one, false));
        if (found.hidden === true) outcomes.push('locked');
      }
    }
    const outcome = combined(outcomes);
    const [first] = entries;
    return outcome === 'not-found' && setting.create && first !== undefined
      ? await update(first, true)
      : outcome;
  } finally {
    value.fill(0);
  }
}

/** What `updateCredential` would find. Writes nothing; never rejects. */
export async function lookForCredential(
  keychain: Keychain,
  setting: SavedCredentialSetting,
  names: AccountNames,
): Promise<CredentialLook['found']> {
  if (!isReachable(setting, keychain.reach)) return 'out-of-reach';
  for (const entry of entriesOf(setting, names)) {
    const found = await expand(keychain, entry);
    if (typeof found === 'string') return found;
    for (const one of found.entries) {
      const state = await keychain.look(one).catch(() => 'failed' as const);
      if (state !== 'not-found') return state;
    }
    if (found.hidden === true) return 'locked';
  }
  return setting.create ? 'would-be-made' : 'not-found';
}

const expand = (keychain: Keychain, entry: KeychainEntry): ReturnType<Keychain['find']> =>
  isPattern(entry)
    ? keychain.find(entry).catch(() => 'failed' as const)
    : Promise.resolve({ entries: [entry] });
