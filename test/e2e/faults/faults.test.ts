// What the agent sees, and what becomes of the password, when a part fails at the worst moment: real
// companion, real API, real domain controller. Every test ends in the truth, and in one change at most.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { plantCanary } from '../../support/canary.ts';
import { type Companion, launchCompanion } from '../../support/electron.ts';
import { type Agent, words } from '../../support/journey/agent.ts';
import { mouse } from '../../support/journey/hands.ts';
import { connect, mailedCode } from '../../support/journey/enrol.ts';
import { Memory } from '../../support/journey/memory.ts';
import { newcomer, type Person } from '../../support/journey/people.ts';
import { trailInPostgres } from '../../support/journey/trail.ts';
import { waitUntil } from '../../support/ready.ts';
import { copiesOf, hasSavedCopies, openedFromTheTray } from '../journeys/journey.ts';
import { type FaultFloor, startFaultFloor } from './fault-floor.ts';

const { t } = words;
const enrolled = { enrolled: true } as const;
const people = {
  maya: { ...newcomer('maya', 'Maya Okafor'), ...enrolled },
  ben: { ...newcomer('ben', 'Ben Adeyemi'), ...enrolled },
  rosa: { ...newcomer('rosa', 'Rosa Ferreira'), ...enrolled },
  li: { ...newcomer('li', 'Li Wenqing'), ...enrolled },
  noor: { ...newcomer('noor', 'Noor Rahman'), ...enrolled },
  omar: { ...newcomer('omar', 'Omar Haddad'), ...enrolled },
  yusuf: { ...newcomer('yusuf', 'Yusuf Demir'), ...enrolled },
  elif: { ...newcomer('elif', 'Elif Kaya'), ...enrolled },
  kofi: { ...newcomer('kofi', 'Kofi Mensah'), ...enrolled },
  zoe: { ...newcomer('zoe', 'Zoë Lindqvist'), ...enrolled },
  tom: { ...newcomer('tom', 'Tom Bakker'), ...enrolled },
  ines: { ...newcomer('ines', 'Inês Duarte'), ...enrolled },
};

/** `lockoutTime` with its one value `0`, as a modification holds it in BER: the step after the password. */
const UNLOCKING = 'lockoutTime\x31\x03\x04\x01\x30';
/** One change that the trail knows from its beginning to its end. */
const CHANGED_ONCE = ['password.change intended', 'password.change succeeded', 'reset.completed succeeded'];
/** The same where nobody saw the end of it: what may be left of the lock is taken away, too. */
const FOUND_OUT = [
  'password.change intended',
  'password.change succeeded',
  'account.unlock intended',
  'reset.completed succeeded',
];
const PROVEN = ['reset.started succeeded', 'factor.verified succeeded', 'factor.verified succeeded'];
/** The notice by mail and the report of the copies come after the end. */
const AFTERWARDS = 3;

const memory = new Memory();
let floor: FaultFloor<keyof typeof people>;
let companion: Companion;
beforeAll(async () => {
  floor = await startFaultFloor(people);
  companion = await floor.startCompanion();
});
afterAll(async () => {
  await companion.stop();
  await floor.stop();
});
afterEach(async () => {
  await floor.apiLine.pass();
  await floor.directoryLine.pass();
});

const changedAt = (person: Person): Promise<string | undefined> =>
  floor.directory.domain.attribute(floor.directory.dnOf(person), 'pwdLastSet');

/** The directory's own instant, from 100 ns since 1601 (MS-DTYP 2.3.3). */
async function expiresAt(person: Person): Promise<Date> {
  const { directory } = floor;
  const ticks = await directory.domain.attribute(
    directory.dnOf(person),
    'msDS-UserPasswordExpiryTimeComputed',
  );
  return new Date(Number(BigInt(ticks!) / 10_000n - 11_644_473_600_000n));
}

/** Opens the flow and proves who they are; resolves where the new password is asked for. */
async function getsToTheNewPassword(person: Person): Promise<{ agent: Agent; reference: string }> {
  await hasSavedCopies({ floor, companion, memory, hands: mouse, person });
  const agent = await openedFromTheTray({ floor, companion, memory, hands: mouse, person }, 'tray.reset');
  await agent.saysWhoTheyAre(person.username, 'forgotten');
  await agent.reaches(t('choose.title'));
  const reference = await agent.reference();
  await agent.choosesToProveItBy('recovery-code');
  await agent.reaches(t('recovery.title'));
  await agent.typesARecoveryCode(person.recoveryCodes[0]!);
  await agent.reaches(t('choose.title.next'));
  await agent.choosesToProveItBy('totp');
  await agent.reaches(t('code.totp.title'));
  await agent.typesTheCode(await person.phone!.code());
  await agent.reaches(t('password.title'));
  return { agent, reference };
}

/** Done says that everything went well, and it did: one change, and every copy is right. */
async function isBackToWork(agent: Agent, person: Person, accepted: string): Promise<void> {
  await agent.reaches(t('done.title.changed'));
  await agent.leavesBy(t('action.done'));
  await hasTheNewPassword(person, accepted);
  for (const { service, account } of copiesOf(person).listed)
    expect(await floor.desktop.keyring.lookup(service, account)).toBe(accepted);
}

async function hasTheNewPassword({ username, password }: Person, accepted: string): Promise<void> {
  const { domain } = floor.directory;
  expect(await domain.kinit(username, accepted)).toMatchObject({ ok: true });
  expect(await domain.kinit(username, password)).toMatchObject({ ok: false });
}

async function tells(reference: string, events: readonly string[]): Promise<void> {
  const trail = await trailInPostgres(floor, reference, events.length + AFTERWARDS);
  expect(trail.slice(0, events.length)).toEqual(events);
  expect(trail.filter((event) => event === 'password.change succeeded')).toHaveLength(1);
}

describe('the API', () => {
  test('is away for a while: the screen says so and goes on from there, with nothing lost', async () => {
    const person = floor.people.maya;
    const { agent, reference } = await getsToTheNewPassword(person);
    const accepted = plantCanary();
    floor.apiLine.cut();
    await agent.choosesTheNewPassword(accepted);
    await agent.reaches(t('away.title'));
    await agent.reads(t('away.lead-working'));
    await agent.reads(`Reference ${reference}`);
    await floor.apiLine.pass();
    // It never heard of the password: the form is there again, with what was typed.
    await agent.reaches(t('password.title'));
    await agent.isTold(t('fault.not-taken'));
    await agent.press(t('password.submit'));
    await isBackToWork(agent, person, accepted);
    await tells(reference, [...PROVEN, ...CHANGED_ONCE]);
  });

  test('is killed when the directory has taken the password and the reply is on its way', async () => {
    const person = floor.people.ben;
    const { agent, reference } = await getsToTheNewPassword(person);
    const accepted = plantCanary();
    floor.apiLine.onRequest('PUT /v1/resets', () => floor.apiLine.dropReplies());
    await agent.choosesTheNewPassword(accepted);
    await trailInPostgres(floor, reference, PROVEN.length + CHANGED_ONCE.length);
    const at = await changedAt(person);
    await floor.api.kill9();
    await agent.reaches(t('away.title'));
    await agent.reads(t('away.lead-working'));
    await floor.api.start();
    await floor.apiLine.pass();
    await isBackToWork(agent, person, accepted);
    expect(await changedAt(person)).toBe(at);
    await tells(reference, [...PROVEN, ...CHANGED_ONCE]);
  });

  test('is killed between the directory and its own records: it finds out at its next start', async () => {
    const person = floor.people.rosa;
    const { agent, reference } = await getsToTheNewPassword(person);
    const accepted = plantCanary();
    const before = await changedAt(person);
    floor.directoryLine.onRequest('unicodePwd', () => floor.directoryLine.dropReplies());
    await agent.choosesTheNewPassword(accepted);
    await waitUntil('the change in the directory', async () => (await changedAt(person)) !== before);
    const at = await changedAt(person);
    await floor.api.kill9();
    await floor.directoryLine.pass();
    await agent.reaches(t('away.title'));
    await floor.api.start();
    await isBackToWork(agent, person, accepted);
    expect(await changedAt(person)).toBe(at);
    await tells(reference, [...PROVEN, ...FOUND_OUT]);
  });
});

describe('a reply', () => {
  test('that nobody can read: the API is asked what it did, and nothing is done again', async () => {
    const person = floor.people.ines;
    const { agent, reference } = await getsToTheNewPassword(person);
    const accepted = plantCanary();
    const json = '{"step":"great"}';
    const headers = `Content-Type: application/json\r\nContent-Length: ${json.length}`;
    floor.apiLine.onRequest('PUT /v1/resets', () =>
      floor.apiLine.answerInstead(`HTTP/1.1 200 OK\r\n${headers}\r\nConnection: close\r\n\r\n${json}`),
    );
    await agent.choosesTheNewPassword(accepted);
    await isBackToWork(agent, person, accepted);
    await tells(reference, [...PROVEN, ...CHANGED_ONCE]);
  });
});

describe('the database', () => {
  test('is lost while the directory takes the password: found out when it is back, changed once', async () => {
    const person = floor.people.zoe;
    const { agent, reference } = await getsToTheNewPassword(person);
    const accepted = plantCanary();
    const before = await changedAt(person);
    floor.directoryLine.onRequest('unicodePwd', () => {
      floor.directoryLine.stall();
      void floor.postgres!.kill9().then(() => floor.directoryLine.pass());
    });
    await agent.choosesTheNewPassword(accepted);
    await waitUntil('the change in the directory', async () => (await changedAt(person)) !== before);
    const at = await changedAt(person);
    await agent.reaches(t('away.title'));
    await agent.reads(t('away.lead-working'));
    await floor.postgres!.start();
    await isBackToWork(agent, person, accepted);
    expect(await changedAt(person)).toBe(at);
    await tells(reference, [...PROVEN, ...FOUND_OUT]);
  });
});

describe('the mail server', () => {
  test('is down: the screen says so, and another way does it', async () => {
    const person = floor.people.tom;
    await floor.smtp.stop();
    const api = connect(floor.api.url);
    await waitUntil('the API to notice', async () => !(await api.healthReady({})).ok);
    const agent = await openedFromTheTray({ floor, companion, memory, hands: mouse, person }, 'tray.reset');
    await agent.saysWhoTheyAre(person.username, 'forgotten');
    await agent.reaches(t('choose.title'));
    await agent.choosesToProveItBy('email-code');
    await agent.isTold(t('problem.mail-unavailable'));
    await agent.press(t('code.another'));
    await floor.smtp.start();
    await agent.reaches(t('choose.title'));
    await agent.choosesToProveItBy('totp');
    await agent.reaches(t('code.totp.title'));
    await agent.typesTheCode(await person.phone!.code());
    await agent.reaches(t('choose.title.next'));
    await agent.press(t('action.cancel'));
    await agent.press(t('cancel.yes'));
    await agent.reaches(t('home.title'));
  });
});

describe('the keyring', () => {
  test('is locked: Done says what was left over, and tries again once it is unlocked', async () => {
    const person = floor.people.yusuf;
    const { keyring } = floor.desktop;
    const { agent } = await getsToTheNewPassword(person);
    const accepted = plantCanary();
    await keyring.lock();
    await agent.choosesTheNewPassword(accepted);
    await agent.reaches(t('done.title.leftovers'));
    const lines = await agent.thingsDone();
    for (const name of ['VPN', 'Mail', 'CRM'])
      expect(lines.find((line) => line.includes(name))).toContain(t('outcome.locked', { name }));
    await hasTheNewPassword(person, accepted);
    await keyring.unlock();
    await agent.press(t('done.retry'));
    await isBackToWork(agent, person, accepted);
  });

  test('is not there: Done says so, the copies keep the old password, and the new one counts', async () => {
    const person = floor.people.elif;
    const { keyring } = floor.desktop;
    const { agent } = await getsToTheNewPassword(person);
    const accepted = plantCanary();
    await keyring.kill();
    await agent.choosesTheNewPassword(accepted);
    await agent.reaches(t('done.title.leftovers'));
    const lines = await agent.thingsDone();
    for (const name of ['VPN', 'Mail', 'CRM'])
      expect(lines.find((line) => line.includes(name))).toContain(t('outcome.unavailable', { name }));
    await agent.leavesBy(t('action.done'));
    await hasTheNewPassword(person, accepted);
    await keyring.start();
    for (const { service, account } of copiesOf(person).listed)
      expect(await keyring.lookup(service, account)).toBe(person.password);
  });
});

describe("the workstation's clock", () => {
  test('is two hours off: countdowns and dates are those of the API and the directory', async () => {
    const person = floor.people.kofi;
    await companion.stop();
    companion = await launchCompanion({
      ...{ desktop: floor.desktop, clock: '+2h' },
      args: ['--settings', floor.settingsFile, '--hidden'],
    });
    const agent = await openedFromTheTray({ floor, companion, memory, hands: mouse, person }, 'tray.reset');
    expect(await agent.page.evaluate(() => Date.now())).toBeGreaterThan(Date.now() + 7_000_000);
    await agent.saysWhoTheyAre(person.username, 'forgotten');
    await agent.reaches(t('choose.title'));
    await agent.asksForACodeByMail();
    await agent.reads(/^Send it again in (1:00|0:\d\d)$/);
    await agent.typesTheCode(await mailedCode(floor.smtp, person.recoveryMail));
    await agent.reaches(t('choose.title.next'));
    expect(await agent.page.getByText(/This reset ends in/).count()).toBe(0);
    await agent.choosesToProveItBy('totp');
    await agent.reaches(t('code.totp.title'));
    await agent.typesTheCode(await person.phone!.code());
    await agent.reaches(t('password.title'));
    const accepted = plantCanary();
    await agent.choosesTheNewPassword(accepted);
    await agent.reaches(t('done.title.changed'));
    const when = words.dates.day(await expiresAt(person), new Date());
    await agent.reads(`${t('done.lead.works')} ${t('done.lead.expires', { when })}`);
    await agent.leavesBy(t('action.done'));

    await (await floor.desktop.tray.waitForItem()).click(t('tray.checks'));
    const page = await companion.window();
    await page.getByText(/^Differs by 7,?(199|200|201) seconds from the reset service$/).waitFor();
    await hasTheNewPassword(person, accepted);
  });
});

describe('the domain controller', () => {
  test('is stopped before the password is handed over: nothing is changed, and the screen says so', async () => {
    const person = floor.people.li;
    const { domain } = floor.directory;
    const { agent, reference } = await getsToTheNewPassword(person);
    const accepted = plantCanary();
    const before = await changedAt(person);
    await domain.kill9();
    await agent.choosesTheNewPassword(accepted);
    await agent.isTold(t('problem.directory-unavailable'));
    await agent.reaches(t('password.title'));
    await domain.start();
    expect(await changedAt(person)).toBe(before);
    await agent.press(t('password.submit'));
    await isBackToWork(agent, person, accepted);
    await tells(reference, [...PROVEN, 'password.change failed not-handed-over', ...CHANGED_ONCE]);
  });

  test('is stopped while it has the password and did not take it: asked for again, changed once', async () => {
    const person = floor.people.noor;
    const { domain } = floor.directory;
    const { agent, reference } = await getsToTheNewPassword(person);
    const accepted = plantCanary();
    const before = await changedAt(person);
    const handedOver = new Promise<void>((resolve) =>
      floor.directoryLine.onRequest('unicodePwd', () => {
        domain.hang();
        resolve();
      }),
    );
    await agent.choosesTheNewPassword(accepted);
    await handedOver;
    await domain.kill9();
    await domain.start();
    await agent.isTold(t('fault.not-taken'));
    await agent.reaches(t('password.title'));
    expect(await changedAt(person)).toBe(before);
    await agent.press(t('password.submit'));
    await isBackToWork(agent, person, accepted);
    const lost = ['password.change intended', 'password.change refused not-changed'];
    await tells(reference, [...PROVEN, ...lost, ...CHANGED_ONCE]);
  });

  test('is stopped after it took the password, before it unlocked the account: found out, changed once', async () => {
    const person = floor.people.omar;
    const { domain } = floor.directory;
    const { agent, reference } = await getsToTheNewPassword(person);
    const accepted = plantCanary();
    const before = await changedAt(person);
    const taken = new Promise<void>((resolve) =>
      floor.directoryLine.onRequest(UNLOCKING, () => {
        domain.hang();
        resolve();
      }),
    );
    await agent.choosesTheNewPassword(accepted);
    await taken;
    await domain.kill9();
    await domain.start();
    const at = await changedAt(person);
    expect(at).not.toBe(before);
    await isBackToWork(agent, person, accepted);
    expect(await changedAt(person)).toBe(at);
    await tells(reference, [...PROVEN, ...FOUND_OUT]);
  });
});
