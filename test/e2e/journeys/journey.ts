// What every journey begins with: a floor, its companion, and somebody in front of it.
import type { Companion } from '../../support/electron.ts';
import { Agent, words } from '../../support/journey/agent.ts';
import { type Floor, SAVED_CREDENTIALS } from '../../support/journey/floor.ts';
import type { Hands } from '../../support/journey/hands.ts';
import type { Memory } from '../../support/journey/memory.ts';
import type { Person } from '../../support/journey/people.ts';

export interface Journey {
  readonly floor: Floor;
  readonly companion: Companion;
  /** Keeps every secret of the journey, for the search at the end. */
  readonly memory: Memory;
  readonly hands: Hands;
  readonly person: Person;
}

const { t } = words;

/** Chooses an item of the tray's menu, and sits down in front of the window. */
export async function openedFromTheTray(
  { floor, companion, hands }: Journey,
  item: 'tray.reset' | 'tray.enrol',
): Promise<Agent> {
  await (await floor.desktop.tray.waitForItem()).click(t(item));
  return new Agent(await companion.window(), hands);
}

/** The entries of the keychain that hold a person's password: those that IT lists, and one that it doesn't. */
export function copiesOf({ username, upn, mail }: Person) {
  const filled = SAVED_CREDENTIALS.map(({ id, service, account }) => {
    const name = account.replace('{username}', username).replace('{upn}', upn).replace('{mail}', mail);
    return { id, service, account: name };
  });
  return {
    listed: filled.filter(({ id }) => id !== 'softphone'),
    listedButAbsent: filled.filter(({ id }) => id === 'softphone'),
    unlisted: { service: 'Northgate wiki', account: username },
  };
}

/** Saves the copies as programs have done it over time. */
export async function hasSavedCopies({ floor, person }: Journey): Promise<void> {
  const { listed, unlisted } = copiesOf(person);
  for (const { service, account } of [...listed, unlisted])
    await floor.desktop.keyring.store(service, account, person.password);
}

/** The lines that Done shows for the copies when all went well. */
export const copiesUpdated = [
  ...['VPN', 'Mail', 'CRM'].map((name) => `${t('outcome.updated', { name })}, ${t('thing.state.done')}`),
  `${t('outcome.not-found', { name: 'Softphone' })}, ${t('thing.state.not-needed')}`,
];
