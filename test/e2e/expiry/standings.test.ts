// Every way an account of a real domain can stand, as its holder sees it: who is warned, and who never is.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Companion } from '../../support/electron.ts';
import { Agent, words } from '../../support/journey/agent.ts';
import { computedExpiry, letBeOld, letExpireAfter } from '../../support/journey/expiry.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { mouse } from '../../support/journey/hands.ts';
import { newcomer } from '../../support/journey/people.ts';
import { openSambaRoom, type SambaRoom } from '../../support/journey/samba-room.ts';
import { openSeat, type Seat } from '../../support/journey/seat.ts';
import { changesIt } from './changing.ts';
import { asksTwice, nothingOnTheScreen, recorded } from './ledger.ts';

/** Bits of userAccountControl (MS-ADTS 2.2.16). */
const NORMAL_ACCOUNT = 0x200;
const DONT_EXPIRE_PASSWORD = 0x10000;

const people = {
  nia: newcomer('nia', 'Nia Castro'),
  luca: newcomer('luca', 'Luca Moretti'),
  tom: { ...newcomer('tom', 'Tom Hale'), expiresInDays: 30 },
  ines: newcomer('ines', 'Inês Prado'),
  kofi: newcomer('kofi', 'Kofi Mensah'),
  maya: { ...newcomer('maya', 'Maya Okafor'), enrolled: true, expiresInDays: 3 },
};

let floor: Floor<keyof typeof people, SambaRoom>;
let seat: Seat;
beforeAll(async () => {
  floor = await startFloor({ directory: openSambaRoom, postgres: true, people });
  await floor.directory.domain.setPolicy({ maxAgeDays: 100 });
});
afterEach(() => seat.stop());
afterAll(() => floor.stop());

/** Sits down, and the companion is there. */
async function sitsDown(who: keyof typeof people): Promise<Companion> {
  seat = await openSeat(floor, { username: who, settings: { reminders: { forceWindow: false } } });
  return seat.start();
}

test('a password that never expires is never warned about', async () => {
  const { directory, people } = floor;
  await directory.domain.setAttributes(directory.dnOf(people.nia), {
    userAccountControl: String(NORMAL_ACCOUNT | DONT_EXPIRE_PASSWORD),
  });
  await sitsDown('nia');
  await seat.stands('fine', /^Password does not expire$/);
  await asksTwice(floor, seat);
  expect(seat.desktop.notifications.list).toEqual([]);
  await recorded(floor);
});

test.each([
  ['luca', 'of the domain', 100],
  ['tom', 'of a fine-grained policy', 30],
] as const)('%s has the date %s, and is not warned yet', async (who, _whose, days) => {
  const expiresAt = await computedExpiry(floor.directory, floor.people[who]);
  await sitsDown(who);
  const tooltip = await seat.stands('fine', /^Password expires/);
  const day = words.dates.day(expiresAt, new Date());
  expect(tooltip).toBe(`Password expires ${day}, in ${days} days`);
  await asksTwice(floor, seat);
  expect(seat.desktop.notifications.list).toEqual([]);
});

test('a password that must be changed is urgent, and can not be put off', async () => {
  const { directory, people } = floor;
  await directory.domain.setAttributes(directory.dnOf(people.ines), { pwdLastSet: '0' });
  await sitsDown('ines');
  const notice = await seat.desktop.notifications.next();
  expect(notice).toMatchObject({
    summary: 'Your password must be changed',
    body: 'Change it to go on working.',
    urgency: 2,
    expires: 0,
    actions: { default: 'Change now', change: 'Change now' },
  });
  await seat.stands('expired', /^Password must be changed$/);
  await recorded(floor, 'ines must-change workstation shown');
});

test('a locked account says so, and falls silent when it is unlocked', async () => {
  const { directory, people } = floor;
  const dn = directory.dnOf(people.kofi);
  await directory.domain.lockByBadBinds({ ...people.kofi, dn });
  await sitsDown('kofi');
  const notice = await seat.desktop.notifications.next();
  expect(notice).toMatchObject({
    summary: 'Your account is locked',
    urgency: 2,
    actions: { default: 'Unlock account', change: 'Unlock account' },
  });
  await seat.stands('locked', /^Account is locked$/);
  await directory.domain.setAttributes(dn, { lockoutTime: '0' });
  await asksTwice(floor, seat);
  await seat.stands('fine', /in 100 days$/);
  await nothingOnTheScreen(seat);
  expect(seat.desktop.notifications.list).toHaveLength(1);
  await recorded(floor, 'ines must-change workstation shown', 'kofi locked workstation shown');
});

test('a password past its instant is expired, and a reset makes it fine', async () => {
  const { directory, people } = floor;
  await letBeOld(directory, people.maya, 4);
  const since = await computedExpiry(directory, people.maya);
  const companion = await sitsDown('maya');
  const notice = await seat.desktop.notifications.next();
  const now = new Date();
  expect(notice).toMatchObject({
    summary: 'Your password has expired',
    body: `It expired ${words.moment(since, now)}. Change it to go on working.`,
    urgency: 2,
    expires: 0,
    actions: { default: 'Change now', change: 'Change now' },
  });
  const tooltip = await seat.stands('expired', /^Password expired/);
  expect(tooltip).toBe(`Password expired ${words.moment(since, now)}`);
  await (await seat.desktop.tray.waitForItem()).click(words.t('tray.home'));
  const page = await companion.window();
  await page.getByRole('heading', { level: 1, name: words.t('home.expired.title') }).waitFor();
  seat.desktop.notifications.click(notice.id);
  await changesIt(new Agent(page, mouse), people.maya, () => letExpireAfter(directory, people.maya, 90));
  await seat.stands('fine', /in 90 days$/);
  await nothingOnTheScreen(seat);
  await asksTwice(floor, seat);
  expect(seat.desktop.notifications.list).toHaveLength(1);
  const before = ['ines must-change workstation shown', 'kofi locked workstation shown'];
  await recorded(floor, ...before, 'maya expired workstation clicked');
});
