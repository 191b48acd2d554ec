// What the agent sees, and what becomes of the password, when a service fails at the worst moment: real
// companion, real API, real domain controller. Every test ends in the truth, and in one change at most.
import { describe, expect, test } from 'vitest';
import { plantCanary } from '../../support/canary.ts';
import { words } from '../../support/journey/agent.ts';
import { newcomer } from '../../support/journey/people.ts';
import { trailInPostgres } from '../../support/journey/trail.ts';
import { waitUntil } from '../../support/ready.ts';
import { onAFaultFloor } from './at-work.ts';

const { t } = words;
const faults = onAFaultFloor({
  maya: newcomer('maya', 'Maya Okafor'),
  ben: newcomer('ben', 'Ben Adeyemi'),
  rosa: newcomer('rosa', 'Rosa Ferreira'),
  li: newcomer('li', 'Li Wenqing'),
  noor: newcomer('noor', 'Noor Rahman'),
  omar: newcomer('omar', 'Omar Haddad'),
  zoe: newcomer('zoe', 'Zoë Lindqvist'),
  ines: newcomer('ines', 'Inês Duarte'),
});

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

describe('the API', () => {
  test('is away for a while: the screen says so and goes on from there, with nothing lost', async () => {
    const person = faults.floor.people.maya;
    const { agent, reference } = await faults.getsToTheNewPassword(person);
    const accepted = plantCanary();
    faults.floor.apiLine.cut();
    await agent.choosesTheNewPassword(accepted);
    await agent.reaches(t('away.title'));
    await agent.reads(t('away.lead-working'));
    await agent.reads(`Reference ${reference}`);
    await faults.floor.apiLine.pass();
    // It never heard of the password: the form is there again, with what was typed.
    await agent.reaches(t('password.title'));
    await agent.isTold(t('fault.not-taken'));
    await agent.press(t('password.submit'));
    await faults.isBackToWork(agent, person, accepted);
    await faults.tells(reference, [...PROVEN, ...CHANGED_ONCE]);
  });

  test('is killed when the directory has taken the password and the reply is on its way', async () => {
    const person = faults.floor.people.ben;
    const { agent, reference } = await faults.getsToTheNewPassword(person);
    const accepted = plantCanary();
    faults.floor.apiLine.onRequest('PUT /v1/resets', () => faults.floor.apiLine.dropReplies());
    await agent.choosesTheNewPassword(accepted);
    await trailInPostgres(faults.floor, reference, PROVEN.length + CHANGED_ONCE.length);
    const at = await faults.changedAt(person);
    await faults.floor.api.kill9();
    await agent.reaches(t('away.title'));
    await agent.reads(t('away.lead-working'));
    await faults.floor.api.start();
    await faults.floor.apiLine.pass();
    await faults.isBackToWork(agent, person, accepted);
    expect(await faults.changedAt(person)).toBe(at);
    await faults.tells(reference, [...PROVEN, ...CHANGED_ONCE]);
  });

  test('is killed between the directory and its own records: it finds out at its next start', async () => {
    const person = faults.floor.people.rosa;
    const { agent, reference } = await faults.getsToTheNewPassword(person);
    const accepted = plantCanary();
    const before = await faults.changedAt(person);
    faults.floor.directoryLine.onRequest('unicodePwd', () => faults.floor.directoryLine.dropReplies());
    await agent.choosesTheNewPassword(accepted);
    await waitUntil('the change in the directory', async () => (await faults.changedAt(person)) !== before);
    const at = await faults.changedAt(person);
    await faults.floor.api.kill9();
    await faults.floor.directoryLine.pass();
    await agent.reaches(t('away.title'));
    await faults.floor.api.start();
    await faults.isBackToWork(agent, person, accepted);
    expect(await faults.changedAt(person)).toBe(at);
    await faults.tells(reference, [...PROVEN, ...FOUND_OUT]);
  });
});

describe('a reply', () => {
  test('that nobody can read: the API is asked what it did, and nothing is done again', async () => {
    const person = faults.floor.people.ines;
    const { agent, reference } = await faults.getsToTheNewPassword(person);
    const accepted = plantCanary();
    const json = '{"step":"great"}';
    const headers = `Content-Type: application/json\r\nContent-Length: ${json.length}`;
    faults.floor.apiLine.onRequest('PUT /v1/resets', () =>
      faults.floor.apiLine.answerInstead(`HTTP/1.1 200 OK\r\n${headers}\r\nConnection: close\r\n\r\n${json}`),
    );
    await agent.choosesTheNewPassword(accepted);
    await faults.isBackToWork(agent, person, accepted);
    await faults.tells(reference, [...PROVEN, ...CHANGED_ONCE]);
  });
});

describe('the database', () => {
  test('is lost while the directory takes the password: found out when it is back, changed once', async () => {
    const person = faults.floor.people.zoe;
    const { agent, reference } = await faults.getsToTheNewPassword(person);
    const accepted = plantCanary();
    const before = await faults.changedAt(person);
    faults.floor.directoryLine.onRequest('unicodePwd', () => {
      faults.floor.directoryLine.stall();
      void faults.floor.postgres!.kill9().then(() => faults.floor.directoryLine.pass());
    });
    await agent.choosesTheNewPassword(accepted);
    await waitUntil('the change in the directory', async () => (await faults.changedAt(person)) !== before);
    const at = await faults.changedAt(person);
    await agent.reaches(t('away.title'));
    await agent.reads(t('away.lead-working'));
    await faults.floor.postgres!.start();
    await faults.isBackToWork(agent, person, accepted);
    expect(await faults.changedAt(person)).toBe(at);
    await faults.tells(reference, [...PROVEN, ...FOUND_OUT]);
  });
});

describe('the domain controller', () => {
  test('is stopped before the password is handed over: nothing is changed, and the screen says so', async () => {
    const person = faults.floor.people.li;
    const { domain } = faults.floor.directory;
    const { agent, reference } = await faults.getsToTheNewPassword(person);
    const accepted = plantCanary();
    const before = await faults.changedAt(person);
    await domain.kill9();
    await agent.choosesTheNewPassword(accepted);
    await agent.isTold(t('problem.directory-unavailable'));
    await agent.reaches(t('password.title'));
    await domain.start();
    expect(await faults.changedAt(person)).toBe(before);
    await agent.press(t('password.submit'));
    await faults.isBackToWork(agent, person, accepted);
    await faults.tells(reference, [...PROVEN, 'password.change failed not-handed-over', ...CHANGED_ONCE]);
  });

  test('is stopped while it has the password and did not take it: asked for again, changed once', async () => {
    const person = faults.floor.people.noor;
    const { domain } = faults.floor.directory;
    const { agent, reference } = await faults.getsToTheNewPassword(person);
    const accepted = plantCanary();
    const before = await faults.changedAt(person);
    const handedOver = new Promise<void>((resolve) =>
      faults.floor.directoryLine.onRequest('unicodePwd', () => {
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
    expect(await faults.changedAt(person)).toBe(before);
    await agent.press(t('password.submit'));
    await faults.isBackToWork(agent, person, accepted);
    const lost = ['password.change intended', 'password.change refused not-changed'];
    await faults.tells(reference, [...PROVEN, ...lost, ...CHANGED_ONCE]);
  });

  test('is stopped after it took the password, before it unlocked the account: found out, changed once', async () => {
    const person = faults.floor.people.omar;
    const { domain } = faults.floor.directory;
    const { agent, reference } = await faults.getsToTheNewPassword(person);
    const accepted = plantCanary();
    const before = await faults.changedAt(person);
    const taken = new Promise<void>((resolve) =>
      faults.floor.directoryLine.onRequest(UNLOCKING, () => {
        domain.hang();
        resolve();
      }),
    );
    await agent.choosesTheNewPassword(accepted);
    await taken;
    await domain.kill9();
    await domain.start();
    const at = await faults.changedAt(person);
    expect(at).not.toBe(before);
    await faults.isBackToWork(agent, person, accepted);
    expect(await faults.changedAt(person)).toBe(at);
    await faults.tells(reference, [...PROVEN, ...FOUND_OUT]);
  });
});
