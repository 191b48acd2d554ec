// The same journeys where Keyturn is its own directory, in an embedded database.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
    ...newcomer('rosa', 'Rosa Ferreira'),
    enrolled: true,
    earlierPassword: plantCanary(),
    expiresInDays: 3,
  },
};

const memory = new Memory();
let floor: Floor<keyof typeof people, EmbeddedRoom>;
let companion: Companion;
/** Of the resets, by whose they were. */
const references: Partial<Record<keyof typeof people, string>> = {};
beforeAll(async () => {
  floor = await startFloor({ directory: openEmbeddedRoom, postgres: false, people });
});
afterAll(() => floor.stop());
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

describe('with nobody else to ask', () => {
  beforeEach(async () => {
    companion = await floor.startCompanion();
  });
  afterEach(async () => {
    for (const person of Object.values(floor.people)) memory.keepAllOf(person);
    const { hits } = await memory.search();
    await floor.stopCompanion(companion);
    expect(hits).toEqual([]);
  });

  test('a locked-out agent gets back to work', async () => {
    const person = floor.people.maya;
    const accepted = plantCanary();
    const journey = { floor, companion, memory, hands: mouse, person };
    await hasSavedCopies(journey);
    references.maya = await getsBackToWork({
      ...journey,
      accepted,
      examine: false,
      // Forgotten, and thought of again: the embedded directory knows its history on a reset too.
      refused: { password: person.password, reason: 'not-accepted' },
    });
    await hasTheNewPassword(person, accepted);
  });

  test('an agent changes a password in time', async () => {
    const person = floor.people.rosa;
    const accepted = plantCanary();
    const journey = { floor, companion, memory, hands: keyboard, person };
    await hasSavedCopies(journey);
    references.rosa = await changesItInTime({ ...journey, accepted });
    await hasTheNewPassword(person, accepted);
  });
});

describe('when the API has been shut down', () => {
  beforeAll(() => floor.api.shutDown());

  test.each([
    ['maya', lockedOutTrail('not-accepted')],
    ['rosa', expiringTrail],
  ] as const)('its audit trail tells what %s went through', async (who, events) => {
    const trail = await trailInPglite(floor, references[who]!);
    expect(trail.slice(0, events.length)).toEqual(events);
    expect(trail.slice(events.length).sort()).toEqual(AFTERWARDS);
  });

  test('no secret of all this is found in any file', async () => {
    const { desktop, api, directory } = floor;
    const { hits, files } = await memory.search([desktop.folder, api.folder, directory.dataFolder]);
    expect(hits).toEqual([]);
    expect(files).toBeGreaterThan(100);
  });
});
