// An agent whose password expires in three days: what they are told, once, and how one click ends it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Companion } from '../../support/electron.ts';
import { Agent, words } from '../../support/journey/agent.ts';
import { computedExpiry, letExpireAfter } from '../../support/journey/expiry.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { mouse } from '../../support/journey/hands.ts';
import { Memory } from '../../support/journey/memory.ts';
import { newcomer } from '../../support/journey/people.ts';
import { openSambaRoom, type SambaRoom } from '../../support/journey/samba-room.ts';
import { openSeat, type Seat } from '../../support/journey/seat.ts';
import { changesIt } from './changing.ts';
import { asksTwice, nothingOnTheScreen, recorded } from './ledger.ts';

const { t, moment, dates } = words;
const people = { rosa: { ...newcomer('rosa', 'Rosa Ferreira'), enrolled: true, expiresInDays: 3 } };

let floor: Floor<keyof typeof people, SambaRoom>;
let seat: Seat;
let companion: Companion;
/** By the domain's own computation. */
let expiresAt: Date;
beforeAll(async () => {
  floor = await startFloor({ directory: openSambaRoom, postgres: true, people });
  expiresAt = await computedExpiry(floor.directory, floor.people.rosa);
  seat = await openSeat(floor, { username: 'rosa' });
  companion = await seat.start();
});
afterAll(async () => {
  await seat.stop();
  await floor.stop();
});

test('they are told when, in the tray and by one notification', async () => {
  const now = new Date();
  const day = dates.day(expiresAt, now);
  const tooltip = await seat.stands('soon', /^Password expires/);
  expect(tooltip).toBe(`Password expires ${day}, in 3 days`);
  const notice = await seat.desktop.notifications.next();
  expect(notice).toMatchObject({
    summary: 'Your password expires soon',
    body: `Your password expires ${moment(expiresAt, now)}, in 3 days.`,
    actions: { default: 'Change now', change: 'Change now', later: 'Later' },
    urgency: 1,
  });
  await recorded(floor, 'rosa expires workstation shown');
  expect(companion.app.windows()).toEqual([]);
});

test('a restart repeats nothing', async () => {
  await companion.stop();
  await seat.desktop.tray.waitUntilEmpty();
  companion = await seat.start();
  await seat.stands('soon', /in 3 days$/);
  await asksTwice(floor, seat);
  expect(seat.desktop.notifications.list).toHaveLength(1);
  await recorded(floor, 'rosa expires workstation shown');
});

test('what is asked of a notification is done: the click starts the reset', async () => {
  // It expires at another instant now, of which they have not been told.
  await letExpireAfter(floor.directory, floor.people.rosa, 2);
  expiresAt = await computedExpiry(floor.directory, floor.people.rosa);
  seat.desktop.login.network(70);
  const notice = await seat.desktop.notifications.next();
  expect(notice.body).toMatch(/in 2 days\.$/);
  const window = companion.window();
  seat.desktop.notifications.click(notice.id);
  const agent = new Agent(await window, mouse);
  await agent.reaches(t('choose.title'));
  await recorded(floor, 'rosa expires workstation shown', 'rosa expires workstation clicked');
});

test('after the reset all falls silent without a restart', async () => {
  const { directory, people } = floor;
  const agent = new Agent(await companion.window(), mouse);
  // The policy that let it expire so soon is gone by the time it is changed.
  await changesIt(agent, people.rosa, () => letExpireAfter(directory, people.rosa, 90));
  await seat.stands('fine', /in 90 days$/);
  await asksTwice(floor, seat);
  expect(seat.desktop.notifications.list).toHaveLength(2);
  await nothingOnTheScreen(seat);
  await recorded(floor, 'rosa expires workstation shown', 'rosa expires workstation clicked');
});

test("the workstation's key is in the keychain, and in no file, argument or environment", async () => {
  const { api, postgres } = floor;
  const { desktop } = seat;
  const kept = z.object({ jwk: z.string(), token: z.string() });
  const { jwk, token } = kept.parse(JSON.parse((await desktop.keyring.lookup('Keyturn', 'device'))!));
  const memory = new Memory();
  memory.keep('private key', z.object({ d: z.string() }).parse(JSON.parse(jwk)).d);
  memory.keep('token of the device', token);
  await postgres!.psql('checkpoint');
  writeFileSync(join(desktop.folder, 'companion.log'), companion.logs());
  const { hits, files } = await memory.search([desktop.folder, api.folder, postgres!.folder]);
  expect(hits).toEqual([]);
  expect(files).toBeGreaterThan(500);
});
