// The journey of a new agent who sets up verification with the help of the help desk, and is glad of it
// when the phone is not at hand, as they would tell it.
import { expect } from 'vitest';
import { qrPath } from '../../../renderer/companion/screens/enrolment/qr-path.ts';
import { totpUri } from '../../../server/factors/totp.ts';
import { words } from '../../support/journey/agent.ts';
import { Authenticator } from '../../support/journey/authenticator.ts';
import { ORGANISATION } from '../../support/journey/floor.ts';
import { type Journey, openedFromTheTray } from './journey.ts';

const { t } = words;

/** Signs in, types the code that the help desk gave, and leaves with an app on the phone and ten codes on paper. */
export async function setsUpVerification(journey: Journey, helpDeskCode: string): Promise<void> {
  const { person, memory } = journey;
  const { username, password } = person;
  const agent = await openedFromTheTray(journey, 'tray.enrol');
  await agent.reaches(t('enrol.sign-in.title'));
  await agent.signsIn(username, memory.keep('mistyped password', `${password}x`));
  await agent.isTold(t('problem.sign-in-rejected'));
  await agent.signsIn(username, password);
  await agent.reaches(t('choose.title.next'));
  await agent.choosesToProveItBy('helpdesk-code');
  await agent.reaches(t('helpdesk.title'));
  await agent.typesAHelpDeskCode(memory.keep('code of the help desk', helpDeskCode));

  await agent.reaches(t('enrol.list.title.none'));
  await agent.findsNothingInTheWay();
  await agent.press(t('enrol.list.add'));
  await agent.reaches(t('enrol.totp.title'));
  await agent.findsNothingInTheWay();
  const phone = new Authenticator(await agent.page.getByRole('main').locator('code').innerText());
  person.phone = phone;
  const picture = agent.page.getByRole('img', { name: t('enrol.totp.qr') }).locator('path');
  const { path } = qrPath(totpUri(phone.secret, ORGANISATION, username));
  expect(await picture.getAttribute('d')).toBe(path);
  await agent.press(t('enrol.totp.scanned'));
  await agent.reaches(t('enrol.confirm.title'));
  await agent.typesTheCode(await phone.code());

  await agent.reaches(t('enrol.codes.title'));
  await agent.findsNothingInTheWay();
  const codes = agent.page.getByRole('list', { name: t('enrol.codes.list') }).getByRole('listitem');
  person.recoveryCodes = await codes.allTextContents();
  expect(new Set(person.recoveryCodes).size).toBe(10);
  await agent.press(t('enrol.codes.finish'));
  await agent.isTold(t('enrol.codes.not-saved'));
  await agent.ticks(t('enrol.codes.saved'));
  await agent.press(t('enrol.codes.finish'));
  await agent.reaches(t('enrol.list.title'));
  await agent.reads(t('enrol.list.left', { count: 10 }));
  await agent.findsNothingInTheWay();
  await agent.press(t('action.done'));
  await agent.reaches(t('home.title'));
}

/** Resets with the app and the first code on paper. */
export async function resetsWithARecoveryCode(journey: Journey, accepted: string): Promise<void> {
  const { person, memory } = journey;
  const agent = await openedFromTheTray(journey, 'tray.reset');
  await agent.saysWhoTheyAre(person.mail, 'forgotten');
  await agent.reaches(t('choose.title'));
  await agent.choosesToProveItBy('recovery-code');
  await agent.reaches(t('recovery.title'));
  await agent.typesARecoveryCode(person.recoveryCodes[0]!.toLowerCase().replaceAll('-', ' '));
  await agent.reaches(t('choose.title.next'));
  await agent.choosesToProveItBy('totp');
  await agent.reaches(t('code.totp.title'));
  await agent.typesTheCode(await person.phone!.code());
  await agent.reaches(t('password.title'));
  await agent.choosesTheNewPassword(memory.keep('new password', accepted));
  await agent.reaches(t('done.title.changed'));
  await agent.leavesBy(t('action.done'));
}

/** Tries the code that was used before, and gives up. */
export async function findsTheCodeUsedUp(journey: Journey): Promise<void> {
  const { person } = journey;
  const agent = await openedFromTheTray(journey, 'tray.reset');
  await agent.saysWhoTheyAre(person.username, 'forgotten');
  await agent.reaches(t('choose.title'));
  await agent.choosesToProveItBy('recovery-code');
  await agent.reaches(t('recovery.title'));
  await agent.typesARecoveryCode(person.recoveryCodes[0]!);
  await agent.isTold(t('rejected.recovery-code'));
  await agent.press(t('action.cancel'));
  await agent.reaches(t('home.title'));
}
