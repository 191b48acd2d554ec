// One agent at two workstations, each with a keyring of its own: what is reset at one was changed elsewhere at the other.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantCanary } from '../../support/canary.ts';
import type { Companion } from '../../support/electron.ts';
import { words } from '../../support/journey/agent.ts';
import { appoint, auditorOf, openAuditedRoom } from '../../support/journey/auditor.ts';
import {
  type CopiesSeat,
  listOf,
  openCopiesSeat,
  SavedPasswords,
  statesIn,
} from '../../support/journey/copies.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { newcomer } from '../../support/journey/people.ts';
import type { SambaRoom } from '../../support/journey/samba-room.ts';
import { waitUntil } from '../../support/ready.ts';
import { asksTwice } from '../expiry/ledger.ts';
import { resetsAt } from './resetting.ts';

const { t } = words;
const people = {
  rosa: { ...newcomer('rosa', 'Rosa Ferreira'), enrolled: true },
  vera: { ...newcomer('vera', 'Vera Lindqvist'), enrolled: true },
};
const LIST = listOf(3);

let floor: Floor<keyof typeof people, SambaRoom>;
let here: CopiesSeat;
let there: CopiesSeat;
let companionHere: Companion;
let companionThere: Companion;
let listThere: SavedPasswords;
let report: Awaited<ReturnType<typeof auditorOf>>;
const chosen = plantCanary();

beforeAll(async () => {
  floor = await startFloor({ directory: openAuditedRoom, postgres: true, people });
  await appoint(floor.directory.domain, floor.people.vera);
  // Enough tries for a wrong password, an old one and the right one twice.
  const { domain } = floor.directory;
  const lockout = { lockoutThreshold: 12, lockoutMinutes: 30, observationMinutes: 30 };
  await domain.addPso('Rosa', 10, lockout, [floor.directory.dnOf(floor.people.rosa)]);
  report = await auditorOf(floor, floor.people.vera);
  here = await openCopiesSeat(floor, floor.people.rosa, LIST);
  there = await openCopiesSeat(floor, floor.people.rosa, LIST);
  companionHere = await here.start();
  companionThere = await there.start();
  for (const seat of [here, there]) await seat.isFine();
});
afterAll(async () => {
  await here.stop();
  await there.stop();
  await floor.stop();
});

/** The states in the report, once there are two rows and these. */
const reported = (...states: readonly string[]) =>
  waitUntil(`a report of ${states.join(' and ')}`, async () => {
    const rows = await report('all');
    const found = rows.map(({ state }) => state).sort();
    if (found.join() !== [...states].sort().join()) throw new Error(`it says ${found.join(' and ')}`);
    return rows;
  });

test('both are right before anything happens', async () => {
  await reported('right', 'right');
});

test('a reset at the one makes its copies right, and the other is behind in the report', async () => {
  const agent = await resetsAt(here, companionHere, floor.people.rosa, chosen);
  await agent.reaches(t('done.title.changed'));
  await agent.leavesBy(t('action.done'));
  expect(await here.secrets()).toEqual(LIST.map(() => chosen));
  expect(await there.secrets()).toEqual(LIST.map(() => floor.people.rosa.password));
  const rows = await reported('behind', 'right');
  const [right, behind] = ['right', 'behind'].map((state) => rows.find((row) => row.state === state)!);
  expect(right!.items).toEqual(LIST.map(({ id }) => ({ id, outcome: 'updated' })));
  expect(Date.parse(behind!.passwordChangedAt)).toBeLessThan(Date.parse(right!.passwordChangedAt));
  expect(behind!.changedAt).toBe(right!.changedAt);
  expect(await report('stale')).toEqual([behind]);
});

test('the other notices, is told the password once, and both are right', async () => {
  await there.hearsOfAChange();
  expect((await there.desktop.notifications.next()).summary).toBe(t('notice.copies.changed-elsewhere.title'));
  listThere = await SavedPasswords.openedFromTheTray(there, companionThere);
  expect(await listThere.typed(chosen)).toMatchObject({ verdict: 'current' });
  expect(statesIn(await listThere.atRest())).toEqual(LIST.map(() => 'updated'));
  expect(await there.secrets()).toEqual(LIST.map(() => chosen));
  await reported('right', 'right');
  expect(await report('stale')).toEqual([]);
});

test('where the reset was made nothing is said of it', async () => {
  await asksTwice(floor, here);
  await here.isFine();
  expect(here.desktop.notifications.list).toEqual([]);
});

test('a change behind both: a wrong and the old password write nothing, the right one is told to each', async () => {
  const changed = plantCanary();
  const { domain } = floor.directory;
  const dn = floor.directory.dnOf(floor.people.rosa);
  await domain.tool('user', 'setpassword', 'rosa', `--newpassword=${changed}`);
  for (const seat of [here, there]) await seat.hearsOfAChange();
  const listHere = await SavedPasswords.openedFromTheTray(here, companionHere);
  for (const mistaken of [plantCanary(), chosen])
    expect(await listHere.typed(mistaken)).toMatchObject({ verdict: 'wrong' });
  for (const seat of [here, there]) expect(await seat.secrets()).toEqual(LIST.map(() => chosen));
  expect(await domain.isLocked(dn)).toBe(false);
  for (const [seat, list] of [[here, listHere] as const, [there, listThere] as const]) {
    expect(await list.typed(changed)).toMatchObject({ verdict: 'current' });
    expect(statesIn(await list.atRest())).toEqual(LIST.map(() => 'updated'));
    expect(await seat.secrets()).toEqual(LIST.map(() => changed));
  }
  await reported('right', 'right');
});
