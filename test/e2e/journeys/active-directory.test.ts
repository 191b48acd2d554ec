// Journeys on a real Active Directory: a locked-out agent gets back to work, and what others go through.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { plantCanary } from '../../support/canary.ts';
import { runOrThrow } from '../../support/children.ts';
import type { Companion } from '../../support/electron.ts';
import { words } from '../../support/journey/agent.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { keyboard, mouse } from '../../support/journey/hands.ts';
import { Memory } from '../../support/journey/memory.ts';
import { newcomer, type Person } from '../../support/journey/people.ts';
import { openSambaRoom, type SambaRoom } from '../../support/journey/samba-room.ts';
import { AFTERWARDS, trailInPostgres } from '../../support/journey/trail.ts';
import { findsTheCodeUsedUp, resetsWithARecoveryCode, setsUpVerification } from './enrolling.ts';
import { changesItInTime, expiringTrail } from './expiring.ts';
import { copiesOf, hasSavedCopies } from './journey.ts';
import { getsBackToWork, lockedOutTrail } from './locked-out.ts';
import { isLetInAgain } from './unlocking.ts';

const enrolled = { enrolled: true } as const;
const lockedOut = { ...enrolled, locked: true } as const;
const expiring = () => ({ ...enrolled, earlierPassword: plantCanary(), expiresInDays: 3 });

const people = {
  maya: { ...newcomer('maya', 'Maya Okafor'), ...lockedOut },
  ben: { ...newcomer('ben', 'Ben Adeyemi'), ...lockedOut },
  rosa: { ...newcomer('rosa', 'Rosa Ferreira'), ...expiring() },
  li: { ...newcomer('li', 'Li Wenqing'), ...expiring() },
  noor: newcomer('noor', 'Noor Rahman'),
  omar: { ...newcomer('omar', 'Omar Haddad'), ...lockedOut },
};

const memory = new Memory();
let floor: Floor<keyof typeof people, SambaRoom>;
let companion: Companion;
beforeAll(async () => {
  floor = await startFloor({ directory: openSambaRoom, postgres: true, people });
});
afterAll(() => floor.stop());
/** The domain's own programs take the new password and not the old one; every listed copy is right. */
async function hasTheNewPassword(person: Person, accepted: string): Promise<void> {
  const { directory, desktop } = floor;
  const { domain } = directory;
  const { keyring } = desktop;
  const { username, upn, password } = person;
  expect(await domain.ldapsearchBind(upn, accepted)).toEqual({ ok: true });
  expect(await domain.kinit(username, accepted)).toMatchObject({ ok: true });
  expect(await domain.kinit(username, password)).toMatchObject({ ok: false });
  expect(await domain.attribute(directory.dnOf(person), 'lockoutTime')).toBe('0');
  const { listed, listedButAbsent, unlisted } = copiesOf(person);
  for (const { service, account } of listed) expect(await keyring.lookup(service, account)).toBe(accepted);
  for (const { service, account } of listedButAbsent)
    expect(await keyring.lookup(service, account)).toBeUndefined();
  expect(await keyring.lookup(unlisted.service, unlisted.account)).toBe(password);
}

async function isInTheTrail(reference: string, events: readonly string[]): Promise<void> {
  const trail = await trailInPostgres(floor, reference, events.length + AFTERWARDS.length);
  expect(trail.slice(0, events.length)).toEqual(events);
  expect(trail.slice(events.length).sort()).toEqual(AFTERWARDS);
}

describe('in front of the companion', () => {
  beforeEach(async () => {
    companion = await floor.startCompanion();
  });
  afterEach(async () => {
    for (const person of Object.values(floor.people)) memory.keepAllOf(person);
    const { hits } = await memory.search();
    await floor.stopCompanion(companion);
    expect(hits).toEqual([]);
  });

  describe.each([
    { hands: mouse, locked: 'maya', soon: 'rosa' },
    { hands: keyboard, locked: 'ben', soon: 'li' },
  ] as const)('by $hands.kind', ({ hands, locked, soon }) => {
    test('a locked-out agent gets back to work', async () => {
      const { directory, people, smtp } = floor;
      const person = people[locked];
      const accepted = `${plantCanary()} ${plantCanary()}`;
      await hasSavedCopies({ floor, companion, memory, hands, person });
      // A fine-grained policy of the domain, which IT makes stricter while the agent thinks of a password.
      const policy = { minLength: 16, history: 24, minAgeDays: 0 };
      const pso = await directory.domain.addPso(person.username, 10, policy, [directory.dnOf(person)]);
      const reference = await getsBackToWork({
        floor,
        companion,
        memory,
        hands,
        person,
        accepted,
        refused: { password: plantCanary(), reason: 'too-short' },
        meanwhile: () => directory.domain.setAttributes(pso, { 'msDS-MinimumPasswordLength': '40' }),
        ruleThen: words.t('rule.min-length', { min: 40 }),
        examine: hands === mouse,
      });
      await hasTheNewPassword(person, accepted);
      await isInTheTrail(reference, lockedOutTrail('too-short'));
      const notice = await smtp.nextMessage({ to: person.mail, subject: /password was changed/ });
      expect(notice.text).toContain(reference);
    });

    test('an agent changes a password in time', async () => {
      const person = floor.people[soon];
      const accepted = plantCanary();
      const journey = { floor, companion, memory, hands, person };
      await hasSavedCopies(journey);
      const reference = await changesItInTime({ ...journey, accepted });
      await hasTheNewPassword(person, accepted);
      await isInTheTrail(reference, expiringTrail);
    });
  });

  test('a locked-out agent who knows the password is let in again, and keeps it', async () => {
    const { directory, people, desktop } = floor;
    const { domain } = directory;
    const person = people.omar;
    const dn = directory.dnOf(person);
    const before = await domain.attribute(dn, 'pwdLastSet');
    const journey = { floor, companion, memory, hands: mouse, person };
    await hasSavedCopies(journey);
    await isLetInAgain(journey);
    expect(await domain.attributes(dn, ['lockoutTime', 'pwdLastSet'])).toEqual({
      lockoutTime: ['0'],
      pwdLastSet: [before],
    });
    expect(await domain.ldapsearchBind(person.upn, person.password)).toEqual({ ok: true });
    for (const { service, account } of copiesOf(person).listed)
      expect(await desktop.keyring.lookup(service, account)).toBe(person.password);
  });

  test('a new agent sets up verification, and uses a recovery code, which is good once', async () => {
    const person = floor.people.noor;
    const journey = { floor, companion, memory, hands: keyboard, person };
    const printed = await floor.accounts('enrolment-code', person.username);
    const code = /^ +((?:[A-Z0-9]{4}-){3}[A-Z0-9]{4})$/m.exec(printed)?.[1];
    expect(code).toBeDefined();
    await setsUpVerification(journey, code!);
    const accepted = plantCanary();
    await resetsWithARecoveryCode(journey, accepted);
    expect(await floor.directory.domain.ldapsearchBind(person.upn, accepted)).toEqual({ ok: true });
    await findsTheCodeUsedUp(journey);
  });
});

test('no secret of all this is found in any file', async () => {
  const { desktop, api, postgres } = floor;
  // What is in memory goes to the files, and what the files keep of it is read once more as SQL.
  await postgres!.psql('checkpoint');
  const { host, port, folder } = postgres!;
  const { stdout } = await runOrThrow('pg_dump', [
    '-h',
    host,
    '-p',
    String(port),
    '-U',
    'keyturn',
    'keyturn',
  ]);
  writeFileSync(join(desktop.folder, 'dump.sql'), stdout);
  const { hits, files } = await memory.search([desktop.folder, api.folder, folder]);
  expect(hits).toEqual([]);
  expect(files).toBeGreaterThan(500);
});
