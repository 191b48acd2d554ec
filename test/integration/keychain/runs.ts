// Runs over a real keyring, as the companion makes them, with what happens on the way.
import { CredentialRun } from '../../../main/companion/credential-run.ts';
import { reachOn, SupervisedKeychain } from '../../../main/keychain/supervised-keychain.ts';
import { systemClock } from '../../../main/system/clock.ts';
import type { EntryState } from '../../../src/credentials/journal.ts';
import type { SavedCredentialSetting } from '../../../src/settings/saved-credential-settings.ts';
import type { Desktop } from '../../support/desktop.ts';
import { forkKeychainWorker } from '../../support/keychain-worker.ts';

const names = { username: 'anna', domain: 'CORP', upn: 'anna@corp.test', mail: null };

/** What happens once, when an entry has been written down and before the keychain is asked for it. */
type Accidents = Readonly<Record<string, () => unknown>>;

/** A run that has not begun, and what is written down of it. */
export function runOver(
  keychain: SupervisedKeychain,
  settings: readonly SavedCredentialSetting[],
  accidents: Accidents = {},
) {
  const coming = new Map(Object.entries(accidents));
  const states = new Map<string, EntryState>();
  const moves: string[] = [];
  const settled = new Set<EntryState>(['updated', 'already-right']);
  const run = new CredentialRun(names, {
    keychain,
    clock: systemClock,
    moved: async (together) => {
      for (const [id, state] of together) {
        states.set(id, state);
        moves.push(`${id} ${state}`);
        const happens = state === 'intended' ? coming.get(id) : undefined;
        coming.delete(id);
        await happens?.();
      }
    },
    left: () => settings.filter(({ id }) => !settled.has(states.get(id) ?? 'planned')),
    changed: () => undefined,
    rounded: () => undefined,
  });
  const counts = () => {
    const all: Record<string, number> = {};
    for (const state of states.values()) all[state] = (all[state] ?? 0) + 1;
    return all;
  };
  return { run, states, moves, counts };
}

/** The keychain of a session, with all the patience that a busy machine needs. */
export const keychainIn = ({ env }: Pick<Desktop, 'env'>) =>
  new SupervisedKeychain({
    clock: systemClock,
    reach: reachOn('linux'),
    deadlines: {
      look: 20_000,
      find: 20_000,
      update: 20_000,
      check: 20_000,
      unlock: 20_000,
      'read-own': 20_000,
      'write-own': 20_000,
    },
    start: () => forkKeychainWorker(env),
  });
