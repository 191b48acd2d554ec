// A floor's one account, at which agents say who they are: reminded while they sit there, and forgotten after.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchCanary } from '../../support/canary.ts';
import { Agent, words } from '../../support/journey/agent.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { mouse } from '../../support/journey/hands.ts';
import { newcomer } from '../../support/journey/people.ts';
import { openSambaRoom, type SambaRoom } from '../../support/journey/samba-room.ts';
import { openSeat, type Seat } from '../../support/journey/seat.ts';
import type { Companion } from '../../support/electron.ts';
import { waitUntil } from '../../support/ready.ts';
import { asksTwice, nothingOnTheScreen, recorded } from './ledger.ts';

const { t } = words;
/** Names that nothing else is called by: they are looked for. */
const [rosa, luca] = ['rosa', 'luca'].map((name) => `${name}.${randomBytes(6).toString('hex')}`) as [
  string,
  string,
];
const people = {
  rosa: { ...newcomer(rosa, 'Rosa Ferreira'), expiresInDays: 3 },
  luca: newcomer(luca, 'Luca Moretti'),
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
  await agent.saysWhoSitsHere(floor.people[name].username);
  return agent;
}

/** Nothing that the companion wrote or printed says who sits here, or sat: other people read the floor's account. */
async function namedNowhere(): Promise<void> {
  const { folder } = seat.desktop;
  writeFileSync(join(folder, 'companion.log'), companion.logs());
  await waitUntil('the names to go', async () => {
    const { hits, files } = await searchCanary({ rosa, luca }, [folder]);
    if (hits.length > 0) throw new Error(JSON.stringify(hits));
    return files > 20;
  });
}

test('nobody is warned before somebody has said who they are', async () => {
  await seat.stands('offline', nobody);
  await sitsDown('rosa');
  await seat.stands('soon', /in 3 days$/);
  expect((await seat.desktop.notifications.next()).body).toMatch(/in 3 days\.$/);
  await recorded(floor, `${rosa} expires workstation shown`);
});

test('who sat there is forgotten when the screen is locked', async () => {
  const page = await companion.window();
  const closed = page.waitForEvent('close');
  seat.desktop.login.lock();
  await closed;
  await seat.stands('offline', nobody);
  await nothingOnTheScreen(seat);
  await namedNowhere();
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
  await namedNowhere();
});
