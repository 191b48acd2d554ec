// A password that was changed elsewhere, while nobody can tell the old one from the new one: nothing is written until
// the directory's answer can only mean one thing.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { plantCanary } from '../../support/canary.ts';
import {
  type CopiesSeat,
  listOf,
  openCopiesSeat,
  SavedPasswords,
  statesIn,
} from '../../support/journey/copies.ts';
import { letBeOld } from '../../support/journey/expiry.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { newcomer, type Person } from '../../support/journey/people.ts';
import { openSambaRoom, type SambaRoom } from '../../support/journey/samba-room.ts';

const GRACE_MS = 60 * 60_000;
const LIST = listOf(3);
const people = {
  ines: newcomer('ines', 'Ines Rocha'),
  paul: newcomer('paul', 'Paul Weber'),
  emre: newcomer('emre', 'Emre Aksoy'),
};

/** Kerberos of the API: of no use at first. */
let krb5ConfFile = '';
let floor: Floor<keyof typeof people, SambaRoom>;
const seats: CopiesSeat[] = [];
beforeAll(async () => {
  const directory = async (): Promise<SambaRoom> => {
    const room = await openSambaRoom();
    krb5ConfFile = join(room.domain.folder, 'krb5-of-the-api.conf');
    kerberos(room, 'away');
    return { ...room, env: { ...room.env, KRB5_CONFIG: krb5ConfFile } };
  };
  floor = await startFloor({ directory, postgres: false, people });
});
afterEach(async () => {
  for (const seat of seats.splice(0)) await seat.stop();
  kerberos(floor.directory, 'away');
});
afterAll(() => floor.stop());

function kerberos({ domain }: SambaRoom, is: 'away' | 'there'): void {
  // Which KDC is asked the API says itself; without a file that it can read kinit asks none.
  writeFileSync(krb5ConfFile, is === 'there' ? readFileSync(domain.krb5ConfFile) : '[libdefaults');
}

/** A workstation that knows the password which `meanwhile` then changes behind its back. */
async function afterAChange(person: Person, meanwhile: (dn: string) => Promise<void>) {
  const dn = floor.directory.dnOf(person);
  await letBeOld(floor.directory, person, 3);
  // Half of these are Keyturn's to try: five, of which one is kept for who has proven more.
  await floor.directory.domain.setPolicy({ lockoutThreshold: 10 });
  const seat = await openCopiesSeat(floor, person, LIST);
  seats.push(seat);
  const companion = await seat.start();
  await seat.isFine();
  await meanwhile(dn);
  await seat.hearsOfAChange();
  return { seat, list: await SavedPasswords.openedFromTheTray(seat, companion) };
}

/** When the old password stops to bind, by the directory. */
async function endOfGrace(person: Person): Promise<number> {
  const ticks = await floor.directory.domain.attribute(floor.directory.dnOf(person), 'pwdLastSet');
  return Number(BigInt(ticks!) / 10_000n - 11_644_473_600_000n) + GRACE_MS;
}

test('without Kerberos neither is believed right after a change; each is told when to come back', async () => {
  const { domain } = floor.directory;
  const person = floor.people.ines;
  const changed = plantCanary();
  const { seat, list } = await afterAChange(person, (dn) => domain.setPassword(dn, changed));
  const before = await seat.entries();
  const end = await endOfGrace(person);
  for (const password of [person.password, changed]) {
    const { verdict, view } = await list.typed(password);
    expect({ verdict, need: view.need }).toEqual({ verdict: 'undetermined', need: 'changed-elsewhere' });
    // The API tells whole seconds, never too early.
    expect(Date.parse(view.retryAt!)).toBeGreaterThanOrEqual(end);
    expect(Date.parse(view.retryAt!)).toBeLessThan(end + 2_000);
  }
  expect(await seat.entries()).toEqual(before);
  expect(seat.journal()?.run).toBeNull();
  expect(await domain.isLocked(floor.directory.dnOf(person))).toBe(false);
});

test('with Kerberos the old one is wrong and the new one right, in the same minute', async () => {
  const person = floor.people.paul;
  const changed = plantCanary();
  const { seat, list } = await afterAChange(person, (dn) => floor.directory.domain.setPassword(dn, changed));
  expect(await list.typed(person.password)).toMatchObject({ verdict: 'undetermined' });
  kerberos(floor.directory, 'there');
  expect(await list.typed(person.password)).toMatchObject({ verdict: 'wrong', view: { retryAt: null } });
  expect(await seat.secrets()).toEqual(LIST.map(() => person.password));
  expect(await list.typed(changed)).toMatchObject({ verdict: 'current' });
  expect(statesIn(await list.atRest())).toEqual(LIST.map(() => 'updated'));
  expect(await seat.secrets()).toEqual(LIST.map(() => changed));
});

test('without Kerberos a change of yesterday is told at once: the old one is wrong, the new one right', async () => {
  const person = floor.people.emre;
  const changed = plantCanary();
  const { seat, list } = await afterAChange(person, async (dn) => {
    await floor.directory.domain.setPassword(dn, changed);
    await letBeOld(floor.directory, person, 1);
  });
  expect(await list.typed(person.password)).toMatchObject({ verdict: 'wrong' });
  expect(await seat.secrets()).toEqual(LIST.map(() => person.password));
  expect(await list.typed(changed)).toMatchObject({ verdict: 'current', view: { retryAt: null } });
  expect(statesIn(await list.atRest())).toEqual(LIST.map(() => 'updated'));
  expect(await seat.secrets()).toEqual(LIST.map(() => changed));
  await seat.isFine();
});
