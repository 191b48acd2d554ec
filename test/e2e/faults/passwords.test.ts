// Passwords that nobody can check, or not yet, as the agent sees them: real companion, real API, real domain
// controller, and a Kerberos that is away. The screen blames nobody and says when to come back, by the agent's own clock.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTranslator } from '../../../src/i18n/index.ts';
import { plantCanary } from '../../support/canary.ts';
import { type Companion, launchCompanion } from '../../support/electron.ts';
import { type Agent, words } from '../../support/journey/agent.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { mouse } from '../../support/journey/hands.ts';
import { Memory } from '../../support/journey/memory.ts';
import { newcomer, type Person } from '../../support/journey/people.ts';
import { comesToTheCurrentPassword } from '../../support/journey/proofs.ts';
import { openSambaRoom, type SambaRoom } from '../../support/journey/samba-room.ts';
import { modifyRecord } from '../../support/ldif.ts';
import { openedFromTheTray } from '../journeys/journey.ts';

const { t } = words;
/** Half an hour off every other zone, and not the one of the API. */
const ZONE = 'Asia/Kolkata';
const local = createTranslator('en', ZONE);
const GRACE_MS = 60 * 60_000;
const enrolled = { enrolled: true } as const;
const people = {
  asha: { ...newcomer('asha', 'Asha Menon'), ...enrolled },
  dev: { ...newcomer('dev', 'Dev Patel'), ...enrolled },
  ravi: { ...newcomer('ravi', 'Ravi Nair'), ...enrolled },
  meera: { ...newcomer('meera', 'Meera Iyer'), ...enrolled },
};

const memory = new Memory();
let floor: Floor<keyof typeof people, SambaRoom>;
let companion: Companion;
beforeAll(async () => {
  let krb5ConfFile = '';
  const directory = async (): Promise<SambaRoom> => {
    const room = await openSambaRoom();
    krb5ConfFile = join(room.domain.folder, 'krb5-of-the-api.conf');
    writeFileSync(krb5ConfFile, readFileSync(room.domain.krb5ConfFile));
    return { ...room, env: { ...room.env, KRB5_CONFIG: krb5ConfFile } };
  };
  floor = await startFloor({ directory, postgres: false, people });
  // Everybody is set up; from now on kinit has no file that it can read, and asks nobody.
  writeFileSync(krb5ConfFile, '[libdefaults');
  companion = await launchCompanion({
    desktop: floor.desktop,
    env: { TZ: ZONE },
    args: ['--settings', floor.settingsFile, '--hidden'],
  });
});
afterAll(async () => {
  await companion.stop();
  await floor.stop();
});

const at = (person: Person) => ({ floor, companion, memory, hands: mouse, person });
const dnOf = (person: Person): string => floor.directory.dnOf(person);

/** When the old password stops to bind, as the screen says it: to the full minute after it. */
async function endOfGrace(person: Person): Promise<RegExp> {
  const ticks = await floor.directory.domain.attribute(dnOf(person), 'pwdLastSet');
  const end = Number(BigInt(ticks!) / 10_000n - 11_644_473_600_000n) + GRACE_MS;
  // The API tells whole seconds: the second before a full minute may become the next one.
  const minutes = [0, 1_500].map((late) => new Date(Math.ceil((end + late) / 60_000) * 60_000));
  const said = minutes.map((minute) => t('unsure.come-back', { when: local.moment(minute, new Date()) }));
  return new RegExp(`^(${said.join('|').replaceAll('.', String.raw`\.`)})$`);
}

/** Begins a reset of a password that expires, and proves the app. */
async function getsToTheCurrentPassword(person: Person): Promise<Agent> {
  const agent = await openedFromTheTray(at(person), 'tray.reset');
  await agent.saysWhoTheyAre(person.username, 'expiring');
  await agent.reaches(t('choose.title'));
  await comesToTheCurrentPassword(agent, person);
  return agent;
}

/** Takes a recovery code instead, and comes to the end. */
async function goesOnWithARecoveryCode(agent: Agent, person: Person, accepted: string): Promise<void> {
  await agent.press(t('code.another'));
  await agent.reaches(t('choose.title.next'));
  await agent.choosesToProveItBy('recovery-code');
  await agent.reaches(t('recovery.title'));
  await agent.typesARecoveryCode(person.recoveryCodes[0]!);
  await choosesANewOne(agent, accepted);
  expect(await floor.directory.domain.kinit(person.username, accepted)).toMatchObject({ ok: true });
}

async function choosesANewOne(agent: Agent, accepted: string): Promise<void> {
  await agent.reaches(t('password.title'));
  await agent.choosesTheNewPassword(accepted);
  await agent.reaches(t('done.title.changed'));
}

async function saysThatNoSignInWasTried(agent: Agent): Promise<void> {
  await agent.reads(new RegExp(`^${t('done.lead.set')}`));
  await agent.reads(t('thing.sign-in.not-possible'));
  await agent.reads(t('thing.sign-in.not-possible.about'));
}

test('the old password, typed at signing in right after a change: when to come back, in local time', async () => {
  const person = floor.people.asha;
  await floor.directory.domain.setPassword(dnOf(person), plantCanary());
  const agent = await openedFromTheTray(at(person), 'tray.enrol');
  await agent.reaches(t('enrol.sign-in.title'));
  await agent.signsIn(person.username, person.password);
  await agent.isTold(t('unsure.sign-in'));
  await agent.isTold(t('unsure.sign-in.do'));
  await agent.reads(await endOfGrace(person));
  await agent.findsNothingInTheWay();
  await agent.signsIn(person.username, `${person.password}x`);
  await agent.isTold(t('problem.sign-in-rejected'));
  await agent.press(t('action.back'));
  await agent.reaches(t('home.title'));
});

test('the old password as a proof right after a change: when to come back, and another way does it', async () => {
  const person = floor.people.dev;
  await floor.directory.domain.setPassword(dnOf(person), plantCanary());
  const agent = await getsToTheCurrentPassword(person);
  await agent.typesTheirCurrentPassword(person.password);
  await agent.isTold(t('unsure.current-password.not-yet'));
  await agent.reads(await endOfGrace(person));
  await agent.findsNothingInTheWay();
  await goesOnWithARecoveryCode(agent, person, plantCanary());
  await agent.leavesBy(t('action.done'));
});

test('a member of Protected Users: no password can be checked, which another way does, and Done says so', async () => {
  const person = floor.people.ravi;
  const { domain } = floor.directory;
  const group = `CN=Protected Users,CN=Users,${domain.baseDn}`;
  await domain.modify(modifyRecord(group, 'add', { member: dnOf(person) }));
  const agent = await getsToTheCurrentPassword(person);
  await agent.typesTheirCurrentPassword(person.password);
  await agent.isTold(t('unsure.current-password'));
  await agent.isTold(t('problem.factor-unavailable.do'));
  await goesOnWithARecoveryCode(agent, person, plantCanary());
  await saysThatNoSignInWasTried(agent);
  await agent.leavesBy(t('action.done'));
});

test('outside of the logon hours: the new password is set, and the screen says that no sign-in was tried', async () => {
  const person = floor.people.meera;
  const { domain } = floor.directory;
  await domain.setAttributes(dnOf(person), { logonHours: Buffer.alloc(21) });
  const agent = await openedFromTheTray(at(person), 'tray.reset');
  await agent.saysWhoTheyAre(person.username, 'forgotten');
  await agent.reaches(t('choose.title'));
  await agent.choosesToProveItBy('totp');
  await agent.reaches(t('code.totp.title'));
  await agent.typesTheCode(await person.phone!.code());
  await agent.reaches(t('choose.title.next'));
  await agent.choosesToProveItBy('recovery-code');
  await agent.reaches(t('recovery.title'));
  await agent.typesARecoveryCode(person.recoveryCodes[0]!);
  const accepted = plantCanary();
  await choosesANewOne(agent, accepted);
  expect(await domain.ldapsearchBind(person.upn, accepted)).toEqual({ ok: false, data: '530' });
  await saysThatNoSignInWasTried(agent);
});
