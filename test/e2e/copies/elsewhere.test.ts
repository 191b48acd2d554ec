// A password that was changed where this workstation did not see it, on a domain whose Kerberos decides at once: the
// companion notices, believes no password it is told before the directory does, and brings every copy up to it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantCanary } from '../../support/canary.ts';
import type { Companion } from '../../support/electron.ts';
import { Agent, words } from '../../support/journey/agent.ts';
import { appoint, auditorOf, openAuditedRoom } from '../../support/journey/auditor.ts';
import {
  type CopiesSeat,
  listOf,
  openCopiesSeat,
  SavedPasswords,
  statesIn,
} from '../../support/journey/copies.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { mouse } from '../../support/journey/hands.ts';
import { newcomer } from '../../support/journey/people.ts';
import type { SambaRoom } from '../../support/journey/samba-room.ts';
import { waitUntil } from '../../support/ready.ts';
import { asksTwice, nothingOnTheScreen } from '../expiry/ledger.ts';

const { t } = words;
const people = {
  rosa: newcomer('rosa', 'Rosa Ferreira'),
  vera: { ...newcomer('vera', 'Vera Lindqvist'), enrolled: true },
};
const LIST = listOf(3);

let floor: Floor<keyof typeof people, SambaRoom>;
let seat: CopiesSeat;
let companion: Companion;
const changed = plantCanary();
const rosasDn = (): string => floor.directory.dnOf(floor.people.rosa);
/** As ldapsearch reads it. An account that was never locked has no time of it. */
async function counted() {
  const { badPwdCount, lockoutTime = ['0'] } = await floor.directory.domain.attributes(rosasDn(), [
    'badPwdCount',
    'lockoutTime',
  ]);
  return { badPwdCount, lockoutTime };
}

beforeAll(async () => {
  floor = await startFloor({ directory: openAuditedRoom, postgres: true, people });
  const { domain } = floor.directory;
  await appoint(domain, floor.people.vera);
  // Enough tries for somebody whose fingers slip: Keyturn takes half of them, and leaves one to who has proven more.
  await domain.addPso('Rosa', 10, { lockoutThreshold: 12, lockoutMinutes: 30, observationMinutes: 30 }, [
    rosasDn(),
  ]);
  seat = await openCopiesSeat(floor, floor.people.rosa, LIST);
  companion = await seat.start();
});
afterAll(async () => {
  await seat.stop();
  await floor.stop();
});

test('a workstation that has heard of no change says nothing', async () => {
  await seat.isFine();
  await asksTwice(floor, seat);
  expect(seat.desktop.notifications.list).toEqual([]);
  expect(await seat.secrets()).toEqual(LIST.map(() => floor.people.rosa.password));
});

test('it notices the change at its next question, and says so in the tray and by one notice', async () => {
  await floor.directory.domain.tool('user', 'setpassword', 'rosa', `--newpassword=${changed}`);
  seat.desktop.login.lock();
  seat.desktop.login.unlock();
  await seat.stands('soon', new RegExp(`\n${t('tray.copies.changed-elsewhere')}$`));
  expect(await seat.desktop.notifications.next()).toMatchObject({
    summary: t('notice.copies.changed-elsewhere.title'),
    body: t('notice.copies.changed-elsewhere.body'),
  });
  await asksTwice(floor, seat);
  expect(seat.desktop.notifications.list).toHaveLength(1);
});

test('wrong passwords are refused, touch no entry, and lock nobody out', async () => {
  const before = await seat.entries();
  const list = await SavedPasswords.openedFromTheTray(seat, companion);
  for (const wrong of [plantCanary(), plantCanary()])
    expect(await list.typed(wrong)).toMatchObject({ verdict: 'wrong', view: { need: 'changed-elsewhere' } });
  expect(await seat.entries()).toEqual(before);
  expect(await counted()).toEqual({ badPwdCount: ['2'], lockoutTime: ['0'] });
});

test('the old password still binds, and is wrong all the same: nothing is written', async () => {
  const { domain } = floor.directory;
  const { upn, password } = floor.people.rosa;
  expect(await domain.ldapsearchBind(upn, password)).toEqual({ ok: true });
  const before = await seat.entries();
  const list = await SavedPasswords.openedFromTheTray(seat, companion);
  expect(await list.typed(password)).toMatchObject({ verdict: 'wrong' });
  expect(await seat.entries()).toEqual(before);
  expect(seat.journal()?.run).toBeNull();
  expect(await counted()).toMatchObject({ lockoutTime: ['0'] });
});

test('the right one makes every copy right, and all falls silent', async () => {
  const list = await SavedPasswords.openedFromTheTray(seat, companion);
  const agent = new Agent(list.page, mouse);
  await agent.findsNothingInTheWay();
  await agent.typesThePasswordAsItIsNow(plantCanary());
  await agent.isTold(t('copies.wrong'));
  await agent.typesThePasswordAsItIsNow(changed);
  await agent.reads(t('copies.right.title'));
  const view = await list.atRest();
  expect(statesIn(view)).toEqual(LIST.map(() => 'updated'));
  expect(view.need).toBeNull();
  expect(await seat.secrets()).toEqual(LIST.map(() => changed));
  await seat.isFine();
  await nothingOnTheScreen(seat);
});

test('a restart says nothing', async () => {
  await companion.stop();
  await seat.desktop.tray.waitUntilEmpty();
  companion = await seat.start();
  await seat.isFine();
  await asksTwice(floor, seat);
  expect(seat.desktop.notifications.list).toHaveLength(1);
});

test('auditors read that the workstation is right', async () => {
  const read = await auditorOf(floor, floor.people.vera);
  const [row] = await waitUntil('the report', async () => {
    const rows = await read('all');
    return rows[0]?.state === 'right' && rows[0].items.length > 0 && rows;
  });
  expect(row).toMatchObject({
    username: 'rosa',
    state: 'right',
    items: LIST.map(({ id }) => ({ id, outcome: 'updated' })),
  });
  expect(row!.passwordChangedAt).toBe(row!.changedAt);
  expect(await read('stale')).toEqual([]);
});
