// The same journeys where Keyturn is its own directory, in an embedded database.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { plantCanary } from '../../support/canary.ts';
import type { Companion } from '../../support/electron.ts';
import { type EmbeddedRoom, openEmbeddedRoom } from '../../support/journey/embedded-room.ts';
import { connect } from '../../support/journey/enrol.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { keyboard, mouse } from '../../support/journey/hands.ts';
import { Memory } from '../../support/journey/memory.ts';
import { newcomer, type Person } from '../../support/journey/people.ts';
import { AFTERWARDS, trailInPglite } from '../../support/journey/trail.ts';
import { changesItInTime, expiringTrail } from './expiring.ts';
import { copiesOf, hasSavedCopies } from './journey.ts';
import { getsBackToWork, lockedOutTrail } from './locked-out.ts';

const people = {
  maya: { ...newcomer('maya', 'Maya Okafor'), enrolled: true, locked: true },
  rosa: {
    ...{ ...newcomer('rosa', 'Rosa Ferreira'), enrolled: true },
    ...{ earlierPassword: plantCanary(), expiresInDays: 3 },
  },
};

const memory = new Memory();
let floor: Floor<keyof typeof people, EmbeddedRoom>;
let companion: Companion;
beforeAll(async () => {
  floor = await startFloor({ directory: openEmbeddedRoom, postgres: false, people });
});
afterAll(() => floor.stop());
beforeEach(async () => {
  companion = await floor.startCompanion();
});
afterEach(async () => {
  for (const person of Object.values(floor.people)) memory.keepAllOf(person);
  const { hits } = await memory.search();
  await floor.stopCompanion(companion);
  expect(hits).toEqual([]);
});

async function hasTheNewPassword(person: Person, accepted: string): Promise<void> {
  const { username, password } = person;
  const api = connect(floor.api.url);
  expect(await api.createSession({ body: { username, password: accepted } })).toMatchObject({ ok: true });
  expect(await api.createSession({ body: { username, password } })).toMatchObject({
    fault: { name: 'sign-in-rejected' },
  });
  const { keyring } = floor.desktop;
  const { listed, unlisted } = copiesOf(person);
  for (const { service, account } of listed) expect(await keyring.lookup(service, account)).toBe(accepted);
  expect(await keyring.lookup(unlisted.service, unlisted.account)).toBe(password);
}

async function isInTheTrail(reference: string, events: readonly string[]): Promise<void> {
  const trail = await trailInPglite(floor, reference);
  expect(trail.slice(0, events.length)).toEqual(events);
  expect(trail.slice(events.length).sort()).toEqual(AFTERWARDS);
}

test('a locked-out agent gets back to work', async () => {
  const person = floor.people.maya;
  const accepted = plantCanary();
  const journey = { floor, companion, memory, hands: mouse, person };
  await hasSavedCopies(journey);
  const reference = await getsBackToWork({
    ...{ ...journey, accepted, examine: false },
    // Forgotten, and thought of again: the embedded directory knows its history on a reset too.
    refused: { password: person.password, reason: 'not-accepted' },
  });
  await hasTheNewPassword(person, accepted);
  await isInTheTrail(reference, lockedOutTrail('not-accepted'));
});

test('an agent changes a password in time', async () => {
  const person = floor.people.rosa;
  const accepted = plantCanary();
  const journey = { floor, companion, memory, hands: keyboard, person };
  await hasSavedCopies(journey);
  const reference = await changesItInTime({ ...journey, accepted });
  await hasTheNewPassword(person, accepted);
  await isInTheTrail(reference, expiringTrail);
});

test('no secret of all this is found in any file', async () => {
  await floor.api.shutDown();
  const { hits, files } = await memory.search([
    ...[floor.desktop.folder, floor.api.folder, floor.directory.dataFolder],
  ]);
  expect(hits).toEqual([]);
  expect(files).toBeGreaterThan(100);
  await floor.api.start();
});
