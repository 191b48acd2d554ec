// A desktop that shows no reminder: the person learns of it from tray and window, IT from the records.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { environmentOf } from '../../support/clock.ts';
import type { DesktopOptions } from '../../support/desktop.ts';
import { words } from '../../support/journey/agent.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { newcomer } from '../../support/journey/people.ts';
import { openSambaRoom, type SambaRoom } from '../../support/journey/samba-room.ts';
import { openSeat, type Seat } from '../../support/journey/seat.ts';
import { waitUntil } from '../../support/ready.ts';
import { asksTwice, recorded } from './ledger.ts';

const { t } = words;
const people = {
  rosa: { ...newcomer('rosa', 'Rosa Ferreira'), expiresInDays: 3 },
  li: { ...newcomer('li', 'Li Wenqing'), expiresInDays: 3 },
  uma: { ...newcomer('uma', 'Uma Rao'), expiresInDays: 3 },
  sam: { ...newcomer('sam', 'Sam Osei'), expiresInDays: 3 },
};

let floor: Floor<keyof typeof people, SambaRoom>;
let seat: Seat;
beforeAll(async () => {
  floor = await startFloor({ directory: openSambaRoom, postgres: true, people });
});
afterEach(() => seat.stop());
afterAll(() => floor.stop());

async function sitsDown(who: keyof typeof people, desktop: DesktopOptions = {}): Promise<void> {
  seat = await openSeat(floor, { username: who, desktop });
}

/** The tray says that a reminder waits, and the window shows it as soon as it is opened. */
async function isToldAnyway(reason: 'suppressed' | 'failed'): Promise<void> {
  const companion = await seat.start();
  await seat.stands('soon', /in 3 days$/);
  await waitUntil('the line in the menu', async () =>
    (await seat.lines()).includes(t(`tray.not-shown.${reason}`)),
  );
  expect(companion.app.windows()).toEqual([]);
  await (await seat.desktop.tray.waitForItem()).click(t('tray.home'));
  const page = await companion.window();
  await page.getByText(t(`home.not-shown.${reason}`)).waitFor();
}

test('without a notification service', async () => {
  await sitsDown('rosa', { notifications: false });
  await isToldAnyway('failed');
  await recorded(floor, 'rosa expires workstation failed');
});

test('with one that refuses', async () => {
  await sitsDown('li');
  seat.desktop.notifications.refuse(true);
  await isToldAnyway('failed');
  await recorded(floor, 'rosa expires workstation failed', 'li expires workstation failed');
});

test('what is urgent breaks through', async () => {
  seat = await openSeat(floor, {
    username: 'uma',
    settings: { reminders: { breakThroughDays: 5, forceWindow: false } },
  });
  seat.desktop.notifications.inhibit(true);
  await seat.start();
  expect(await seat.desktop.notifications.next()).toMatchObject({ urgency: 2, expires: 0 });
  await seat.stands('urgent', /in 3 days$/);
  expect(await seat.lines()).toHaveLength(1);
});

test('with one that keeps back what is not urgent: it comes when that is over', async () => {
  await sitsDown('sam');
  seat.desktop.notifications.inhibit(true);
  await isToldAnyway('suppressed');
  const before = ['rosa', 'li'].map((name) => `${name} expires workstation failed`);
  before.push('uma expires workstation shown');
  const kept = 'sam expires workstation';
  await recorded(floor, ...before, `${kept} suppressed`);
  seat.desktop.notifications.inhibit(false);
  // What was kept back is tried again after five minutes, by the clock that counts: that of the API.
  await floor.api.restart(await environmentOf('+6m'));
  await asksTwice(floor, seat);
  expect((await seat.desktop.notifications.next()).body).toMatch(/in 3 days\.$/);
  await waitUntil('the end of the line in the menu', async () => (await seat.lines()).length === 1);
  await recorded(floor, ...before, `${kept} suppressed`, `${kept} shown`);
});
