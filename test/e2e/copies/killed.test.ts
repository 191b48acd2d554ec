// The companion is killed in the middle of a run over twelve entries: after the restart journal, window and keyring agree,
// and finishing comes to the same end as a run that nothing has disturbed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantCanary } from '../../support/canary.ts';
import type { Companion } from '../../support/electron.ts';
import { words } from '../../support/journey/agent.ts';
import {
  type CopiesSeat,
  listOf,
  openCopiesSeat,
  SavedPasswords,
  statesIn,
} from '../../support/journey/copies.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { haltAt, type Point } from '../../support/journey/halt.ts';
import { newcomer } from '../../support/journey/people.ts';
import { openSambaRoom, type SambaRoom } from '../../support/journey/samba-room.ts';
import { waitUntil } from '../../support/ready.ts';
import { nothingOnTheScreen } from '../expiry/ledger.ts';

const { t } = words;
const people = { rosa: newcomer('rosa', 'Rosa Ferreira') };
const LIST = listOf(12);
const DONE = new Set(['updated', 'already-right']);

let floor: Floor<keyof typeof people, SambaRoom>;
let seat: CopiesSeat;
let companion: Companion;
let before: string;
beforeAll(async () => {
  const directory = async (): Promise<SambaRoom> => {
    const room = await openSambaRoom();
    // Nobody types a password so often in a quarter of an hour.
    return { ...room, env: { ...room.env, KEYTURN_THROTTLE_DEVICE_PASSWORDS: '50/1m' } };
  };
  floor = await startFloor({ directory, postgres: false, people });
  before = floor.people.rosa.password;
  seat = await openCopiesSeat(floor, floor.people.rosa, LIST);
  companion = await seat.start();
  await seat.isFine();
});
afterAll(async () => {
  await seat.stop();
  await floor.stop();
});

/** A fresh password, set behind the companion's back, of which it has heard. */
async function changedElsewhere(): Promise<string> {
  const changed = plantCanary();
  const { directory, people } = floor;
  await directory.domain.setPassword(directory.dnOf(people.rosa), changed);
  await seat.hearsOfAChange();
  return changed;
}

/** Labels, attributes and number of all entries, with no word of what is in them. */
const shapes = async () => JSON.stringify(await seat.entries()).replaceAll(/"secret":"(?:\\.|[^"\\])*"/g, '');

/** What the keyring holds of an entry is what its state says; nobody knows of the one that was being asked for. */
function expectTruth(state: string, secret: string | undefined, changed: string): void {
  if (DONE.has(state)) expect(secret).toBe(changed);
  else if (state === 'unknown') expect([before, changed]).toContain(secret);
  else expect({ state, secret }).toEqual({ state: 'waiting', secret: before });
}

/** From the restart on: what it says, and that the password once more brings everything to its end. */
async function findsAndFinishes(changed: string): Promise<string[]> {
  await seat.desktop.tray.waitUntilEmpty();
  const written = seat.journal();
  const secrets = await seat.secrets();
  companion = await seat.start();
  await seat.stands('soon', new RegExp(`\n${t('tray.copies.unfinished')}$`));
  const list = await SavedPasswords.openedFromTheTray(seat, companion);
  const found = await list.view();
  expect(found).toMatchObject({ need: 'unfinished', activity: 'idle', canRetry: false });
  const states = statesIn(found);
  const said = { planned: 'waiting', intended: 'unknown' } as Record<string, string>;
  expect(states).toEqual(written!.run!.entries.map(({ state }) => said[state] ?? state));
  states.forEach((state, index) => expectTruth(state, secrets[index], changed));

  expect(await list.typed(changed)).toMatchObject({ verdict: 'current' });
  const end = await list.atRest();
  expect(end.need).toBeNull();
  expect(statesIn(end).every((state) => DONE.has(state))).toBe(true);
  expect(await seat.secrets()).toEqual(LIST.map(() => changed));
  await seat.isFine();
  await nothingOnTheScreen(seat);
  const { applied, heard } = seat.journal()!;
  expect(applied).toBe(heard);
  before = changed;
  return states;
}

test.each<[string, Point]>([
  ['before the first entry', { entry: 0, states: ['planned'] }],
  ['when the first is about to be written', { entry: 0, states: ['intended'] }],
  ['in the middle', { entry: 5, states: ['intended'] }],
  ['when one has been written', { entry: 7, states: ['updated', 'already-right'] }],
  ['when the last is about to be written', { entry: 11, states: ['intended'] }],
])('killed %s: nothing is lost, and nothing is done twice', async (_when, point) => {
  const untouched = await shapes();
  const changed = await changedElsewhere();
  const list = await SavedPasswords.openedFromTheTray(seat, companion);
  const halt = await haltAt(companion, point);
  const typed = list.typed(changed);
  await halt.reached();
  await Promise.allSettled([typed, companion.kill9()]);
  const { entry, states } = point;
  expect(states).toContain(seat.journal()?.run?.entries[entry]?.state);
  await findsAndFinishes(changed);
  expect(await shapes()).toBe(untouched);
});

test('killed while the keyring has not answered: the entry is told as one that nobody knows of', async () => {
  const changed = await changedElsewhere();
  const list = await SavedPasswords.openedFromTheTray(seat, companion);
  const daemon = seat.desktop.keyring.pid!;
  const halt = await haltAt(companion, { entry: 3, states: ['intended'] });
  const typed = list.typed(changed);
  await halt.reached();
  process.kill(daemon, 'SIGSTOP');
  halt.goOn();
  await typed;
  await waitUntil('a run that waits for its keychain', async () => {
    const { activity } = await list.view();
    return activity === 'waiting-for-keychain';
  });
  await companion.kill9();
  process.kill(daemon, 'SIGCONT');
  const states = await findsAndFinishes(changed);
  expect(states.indexOf('unknown')).toBe(3);
});
