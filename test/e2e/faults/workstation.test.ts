// What the agent sees when something around them fails: the mail with the code, the keyring, the workstation's own clock.
import { describe, expect, test } from 'vitest';
import { plantCanary } from '../../support/canary.ts';
import { words } from '../../support/journey/agent.ts';
import { connect, mailedCode } from '../../support/journey/enrol.ts';
import { computedExpiry } from '../../support/journey/expiry.ts';
import { newcomer } from '../../support/journey/people.ts';
import { waitUntil } from '../../support/ready.ts';
import { copiesOf, openedFromTheTray } from '../journeys/journey.ts';
import { onAFaultFloor } from './at-work.ts';

const { t } = words;
const faults = onAFaultFloor({
  yusuf: newcomer('yusuf', 'Yusuf Demir'),
  elif: newcomer('elif', 'Elif Kaya'),
  kofi: newcomer('kofi', 'Kofi Mensah'),
  tom: newcomer('tom', 'Tom Bakker'),
});

describe('the mail server', () => {
  test('is down: the screen says so, and another way does it', async () => {
    const person = faults.floor.people.tom;
    await faults.floor.smtp.stop();
    const api = connect(faults.floor.api.url);
    await waitUntil('the API to notice', async () => !(await api.healthReady({})).ok);
    const agent = await openedFromTheTray(faults.journeyOf(person), 'tray.reset');
    await agent.saysWhoTheyAre(person.username, 'forgotten');
    await agent.reaches(t('choose.title'));
    await agent.choosesToProveItBy('email-code');
    await agent.isTold(t('problem.mail-unavailable'));
    await agent.press(t('code.another'));
    await faults.floor.smtp.start();
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
    const person = faults.floor.people.yusuf;
    const { keyring } = faults.floor.desktop;
    const { agent } = await faults.getsToTheNewPassword(person);
    const accepted = plantCanary();
    await keyring.lock();
    await agent.choosesTheNewPassword(accepted);
    await agent.reaches(t('done.title.leftovers'));
    const lines = await agent.thingsDone();
    for (const name of ['VPN', 'Mail', 'CRM'])
      expect(lines.find((line) => line.includes(name))).toContain(t('outcome.locked', { name }));
    await faults.hasTheNewPassword(person, accepted);
    await keyring.unlock();
    await agent.press(t('done.retry'));
    await faults.isBackToWork(agent, person, accepted);
  });

  test('is not there: Done says so, the copies keep the old password, and the new one counts', async () => {
    const person = faults.floor.people.elif;
    const { keyring } = faults.floor.desktop;
    const { agent } = await faults.getsToTheNewPassword(person);
    const accepted = plantCanary();
    await keyring.kill();
    await agent.choosesTheNewPassword(accepted);
    await agent.reaches(t('done.title.leftovers'));
    const lines = await agent.thingsDone();
    for (const name of ['VPN', 'Mail', 'CRM'])
      expect(lines.find((line) => line.includes(name))).toContain(t('outcome.unavailable', { name }));
    await agent.leavesBy(t('action.done'));
    await faults.hasTheNewPassword(person, accepted);
    await keyring.start();
    for (const { service, account } of copiesOf(person).listed)
      expect(await keyring.lookup(service, account)).toBe(person.password);
  });
});

describe("the workstation's clock", () => {
  test('is two hours off: countdowns and dates are those of the API and the directory', async () => {
    const person = faults.floor.people.kofi;
    await faults.startsAgain({ clock: '+2h' });
    const agent = await openedFromTheTray(faults.journeyOf(person), 'tray.reset');
    expect(await agent.page.evaluate(() => Date.now())).toBeGreaterThan(Date.now() + 7_000_000);
    await agent.saysWhoTheyAre(person.username, 'forgotten');
    await agent.reaches(t('choose.title'));
    await agent.asksForACodeByMail();
    await agent.reads(/^Send it again in (1:00|0:\d\d)$/);
    await agent.typesTheCode(await mailedCode(faults.floor.smtp, person.recoveryMail));
    await agent.reaches(t('choose.title.next'));
    expect(await agent.page.getByText(/This reset ends in/).count()).toBe(0);
    await agent.choosesToProveItBy('totp');
    await agent.reaches(t('code.totp.title'));
    await agent.typesTheCode(await person.phone!.code());
    await agent.reaches(t('password.title'));
    const accepted = plantCanary();
    await agent.choosesTheNewPassword(accepted);
    await agent.reaches(t('done.title.changed'));
    const when = words.dates.day(await computedExpiry(faults.floor.directory, person), new Date());
    await agent.reads(`${t('done.lead.works')} ${t('done.lead.expires', { when })}`);
    await agent.leavesBy(t('action.done'));

    await (await faults.floor.desktop.tray.waitForItem()).click(t('tray.checks'));
    const page = await faults.companion.window();
    await page.getByText(/^Differs by 7,?(199|200|201) seconds from the reset service$/).waitFor();
    await faults.hasTheNewPassword(person, accepted);
  });
});
