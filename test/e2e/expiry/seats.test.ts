// Shared workstations: seats that know nothing of each other, and forget at once who leaves.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Agent, words } from '../../support/journey/agent.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { mouse } from '../../support/journey/hands.ts';
import { newcomer } from '../../support/journey/people.ts';
import { openSambaRoom, type SambaRoom } from '../../support/journey/samba-room.ts';
import { openSeat, type Seat } from '../../support/journey/seat.ts';
import { asksTwice, recorded } from './ledger.ts';

const { t } = words;
const people = {
  rosa: { ...newcomer('rosa', 'Rosa Ferreira'), enrolled: true, expiresInDays: 3 },
  luca: newcomer('luca', 'Luca Moretti'),
  tom: { ...newcomer('tom', 'Tom Hale'), expiresInDays: 3 },
};

let floor: Floor<keyof typeof people, SambaRoom>;
const seats: Seat[] = [];
beforeAll(async () => {
  floor = await startFloor({ directory: openSambaRoom, postgres: true, people });
});
afterEach(async () => {
  for (const seat of seats.splice(0)) await seat.stop();
});
afterAll(() => floor.stop());

async function seatOf(who?: keyof typeof people): Promise<Seat> {
  const seat = await openSeat(floor, who === undefined ? {} : { username: who });
  seats.push(seat);
  return seat;
}

test('two sessions on one machine have each their own, and see nothing of each other', async () => {
  const [rosas, lucas] = [await seatOf('rosa'), await seatOf('luca')];
  const [first, second] = [await rosas.start(), await lucas.start()];
  await rosas.stands('soon', /in 3 days$/);
  await lucas.stands('fine', /^Password expires/);
  await rosas.desktop.notifications.next();
  await asksTwice(floor, lucas);
  expect(lucas.desktop.notifications.list).toEqual([]);
  const window = first.window();
  rosas.desktop.notifications.click(1);
  await new Agent(await window, mouse).reaches(t('choose.title'));
  expect(second.app.windows()).toEqual([]);
  await recorded(floor, 'rosa expires workstation clicked');
  const keys = await Promise.all(
    [rosas, lucas].map(async ({ desktop }) => desktop.keyring.lookup('Keyturn', 'device')),
  );
  expect(new Set(keys).size).toBe(2);
  expect(keys).not.toContain(undefined);
  await second.stop();
  await rosas.stands('soon', /in 3 days$/);
});

describe('an open reset', () => {
  test.each([
    ['the system locks the session', (seat: Seat) => seat.desktop.login.lock()],
    ['the screen saver begins', (seat: Seat) => seat.desktop.login.screenSaver(true)],
    ['another session comes in front', (seat: Seat) => seat.desktop.login.active(false)],
  ])('is closed and forgotten when %s', async (_what, happens) => {
    const seat = await seatOf('luca');
    const companion = await seat.start();
    await (await seat.desktop.tray.waitForItem()).click(t('tray.reset'));
    const agent = new Agent(await companion.window(), mouse);
    await agent.saysWhoTheyAre('luca', 'forgotten');
    await agent.reaches(t('choose.title'));
    const closed = agent.page.waitForEvent('close');
    happens(seat);
    await closed;
    seat.desktop.login.unlock();
    seat.desktop.login.active(true);
    await (await seat.desktop.tray.waitForItem()).click(t('tray.reset'));
    await new Agent(await companion.window(), mouse).reaches(t('who.title'));
  });

  test('is closed and forgotten when nobody touches the workstation', async () => {
    const seat = await openSeat(floor, { username: 'luca', settings: { resetIdleSeconds: 30 } });
    seats.push(seat);
    const companion = await seat.start();
    await (await seat.desktop.tray.waitForItem()).click(t('tray.reset'));
    const agent = new Agent(await companion.window(), mouse);
    await agent.saysWhoTheyAre('luca', 'forgotten');
    await agent.reaches(t('choose.title'));
    await agent.page.waitForEvent('close', { timeout: 60_000 });
  });
});

describe('once per sign-in', () => {
  test('the window comes to the front by itself, and not again when it was closed', async () => {
    const { directory, people } = floor;
    await directory.domain.setAttributes(directory.dnOf(people.tom), { pwdLastSet: '0' });
    const seat = await seatOf('tom');
    const companion = await seat.start();
    const first = new Agent(await companion.window(), mouse);
    await first.page.getByRole('heading', { level: 1 }).waitFor();
    await first.closesTheWindow(companion);
    await asksTwice(floor, seat);
    seat.desktop.login.lock();
    seat.desktop.login.unlock();
    await asksTwice(floor, seat);
    seat.desktop.login.active(false);
    seat.desktop.login.active(true);
    await asksTwice(floor, seat);
    expect(companion.app.windows()).toEqual([]);
    await companion.stop();
    const again = await seat.start();
    await asksTwice(floor, seat);
    expect(again.app.windows()).toEqual([]);
  });
});
