// A floor's one account, at which agents say who they are: reminded while they sit there, and forgotten after.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Agent, words } from '../../support/journey/agent.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { mouse } from '../../support/journey/hands.ts';
import { newcomer } from '../../support/journey/people.ts';
import { openSambaRoom, type SambaRoom } from '../../support/journey/samba-room.ts';
import { openSeat, type Seat } from '../../support/journey/seat.ts';
import type { Companion } from '../../support/electron.ts';
import { waitUntil } from '../../support/ready.ts';
import { asksTwice, recorded } from './ledger.ts';

const { t } = words;
const people = {
  rosa: { ...newcomer('rosa', 'Rosa Ferreira'), expiresInDays: 3 },
  luca: newcomer('luca', 'Luca Moretti'),
};

let floor: Floor<keyof typeof people, SambaRoom>;
let seat: Seat;
let companion: Companion;
beforeAll(async () => {
  floor = await startFloor({ directory: openSambaRoom, postgres: true, people });
  seat = await openSeat(floor);
  companion = await seat.start();
});
afterAll(async () => {
  await seat.stop();
  await floor.stop();
});

const nobody = new RegExp(`^${t('tray.nobody')}$`);

async function sitsDown(name: keyof typeof people): Promise<Agent> {
  await (await seat.desktop.tray.waitForItem()).click(t('tray.home'));
  const agent = new Agent(await companion.window(), mouse);
  await agent.saysWhoSitsHere(name);
  return agent;
}

test('nobody is warned before somebody has said who they are', async () => {
  await seat.stands('offline', nobody);
  await sitsDown('rosa');
  await seat.stands('soon', /in 3 days$/);
  expect((await seat.desktop.notifications.next()).body).toMatch(/in 3 days\.$/);
  await recorded(floor, 'rosa expires workstation shown');
});

test('who sat there is forgotten when the screen is locked', async () => {
  const page = await companion.window();
  const closed = page.waitForEvent('close');
  seat.desktop.login.lock();
  await closed;
  await seat.stands('offline', nobody);
  await waitUntil('the notice to go', () => seat.desktop.notifications.open.size === 0);
  seat.desktop.login.unlock();
});

test('the next one hears nothing of it, and leaves when they like', async () => {
  const agent = await sitsDown('luca');
  await seat.stands('fine', /^Password expires/);
  await asksTwice(floor, seat);
  expect(seat.desktop.notifications.list).toHaveLength(1);
  await agent.press(t('seat.leave'));
  await agent.reaches(t('seat.title'));
  await agent.reads(t('seat.left'));
  await seat.stands('offline', nobody);
});
