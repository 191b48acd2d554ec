// A keyring that is locked or goes away while copies are updated: what was left is told, tried again without typing the
// password, and told of again the day after where nobody did.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Journal } from '../../../src/credentials/journal.ts';
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
import { haltAt } from '../../support/journey/halt.ts';
import { newcomer } from '../../support/journey/people.ts';
import { openSambaRoom, type SambaRoom } from '../../support/journey/samba-room.ts';
import { asksTwice, nothingOnTheScreen } from '../expiry/ledger.ts';
import { resetsAt } from './resetting.ts';

const { t } = words;
const people = { rosa: { ...newcomer('rosa', 'Rosa Ferreira'), enrolled: true } };
const LIST = listOf(12);
const LEFTOVERS = new RegExp(`\n${t('tray.copies.leftovers')}$`);
const DAY_MS = 86_400_000;

let floor: Floor<keyof typeof people, SambaRoom>;
let seat: CopiesSeat;
let companion: Companion;
beforeAll(async () => {
  floor = await startFloor({ directory: openSambaRoom, postgres: true, people });
  seat = await openCopiesSeat(floor, floor.people.rosa, LIST);
  companion = await seat.start();
  await seat.isFine();
});
afterAll(async () => {
  await seat.stop();
  await floor.stop();
});

async function changedElsewhere(): Promise<string> {
  const changed = plantCanary();
  const { directory, people } = floor;
  await directory.domain.setPassword(directory.dnOf(people.rosa), changed);
  await seat.hearsOfAChange();
  return changed;
}

test('locked at the end of a reset: every copy is told as locked, and tried again once it is open', async () => {
  const chosen = plantCanary();
  const { keyring } = seat.desktop;
  await keyring.lock();
  const agent = await resetsAt(seat, companion, floor.people.rosa, chosen);
  await agent.reaches(t('done.title.leftovers'));
  const lines = await agent.thingsDone();
  for (const { name } of LIST)
    expect(lines.find((line) => line.includes(name))).toContain(t('outcome.locked', { name }));
  await seat.stands('soon', LEFTOVERS);
  await keyring.unlock();
  expect(await seat.secrets()).toEqual(LIST.map(() => floor.people.rosa.password));
  await agent.press(t('done.retry'));
  await agent.reaches(t('done.title.changed'));
  await agent.leavesBy(t('action.done'));
  expect(await seat.secrets()).toEqual(LIST.map(() => chosen));
  await seat.isFine();
});

test('gone in the middle of a run: what was written stays, the rest is told, and done when it is back', async () => {
  const changed = await changedElsewhere();
  const { keyring } = seat.desktop;
  const list = await SavedPasswords.openedFromTheTray(seat, companion);
  const halt = await haltAt(companion, { entry: 4, states: ['intended'] });
  const typed = list.typed(changed);
  await halt.reached();
  await keyring.kill();
  halt.goOn();
  expect(await typed).toMatchObject({ verdict: 'current' });
  const view = await list.atRest();
  expect(statesIn(view).slice(0, 4)).toEqual(Array(4).fill('updated'));
  expect(statesIn(view).slice(5)).toEqual(Array(7).fill('unavailable'));
  expect(view).toMatchObject({ need: 'leftovers', canRetry: true });
  await keyring.start();
  const end = await list.triedAgain();
  expect(end).toMatchObject({ need: null, canRetry: false });
  expect(await seat.secrets()).toEqual(LIST.map(() => changed));
  await seat.isFine();
});

test('leftovers stand in the tray, are told of once a day, and end with the password', async () => {
  const changed = await changedElsewhere();
  const { keyring, notifications } = seat.desktop;
  const list = await SavedPasswords.openedFromTheTray(seat, companion);
  await keyring.lock();
  expect(await list.typed(changed)).toMatchObject({ verdict: 'current' });
  expect(statesIn(await list.atRest())).toEqual(LIST.map(() => 'locked'));
  await seat.stands('soon', LEFTOVERS);
  await keyring.unlock();
  await nothingOnTheScreen(seat);
  await companion.stop();
  await seat.desktop.tray.waitUntilEmpty();

  // A day goes by.
  const { accounts, ...journal } = Journal.parse(JSON.parse(readFileSync(seat.journalFile, 'utf8')));
  const remindedAt = new Date(Date.now() - DAY_MS).toISOString();
  const yesterday = { ...journal, accounts: accounts.map((account) => ({ ...account, remindedAt })) };
  writeFileSync(seat.journalFile, JSON.stringify(yesterday));
  const told = notifications.list.length;
  companion = await seat.start();
  await seat.stands('soon', LEFTOVERS);
  await asksTwice(floor, seat);
  expect(notifications.list.slice(told)).toMatchObject([
    { summary: t('notice.copies.leftovers.title'), body: t('notice.copies.leftovers.body') },
  ]);

  const again = await SavedPasswords.openedFromTheTray(seat, companion);
  expect(await again.typed(changed)).toMatchObject({ verdict: 'current' });
  expect((await again.atRest()).need).toBeNull();
  expect(await seat.secrets()).toEqual(LIST.map(() => changed));
  await seat.isFine();
  await nothingOnTheScreen(seat);
});
