// The journey of an agent who is locked out and knows the password, as they would tell it.
import { expect } from 'vitest';
import { words } from '../../support/journey/agent.ts';
import { mailedCode } from '../../support/journey/enrol.ts';
import { type Journey, openedFromTheTray } from './journey.ts';

const { t } = words;

/** Keeps the password. */
export async function isLetInAgain(journey: Journey): Promise<void> {
  const { floor, memory, person } = journey;
  const { username, phone, recoveryMail } = person;
  const agent = await openedFromTheTray(journey, 'tray.reset');
  await agent.saysWhoTheyAre(username, 'locked');
  await agent.reaches(t('choose.title'));
  await agent.asksForACodeByMail();
  await agent.typesTheCode(memory.keep('code by mail', await mailedCode(floor.smtp, recoveryMail)));
  await agent.reaches(t('choose.title.next'));
  await agent.choosesToProveItBy('totp');
  await agent.reaches(t('code.totp.title'));
  await agent.typesTheCode(await phone!.code());
  await agent.reaches(t('unlock.title'));
  await agent.press(t('unlock.keep'));
  await agent.reaches(t('done.title.unlocked'));
  await agent.findsNothingInTheWay();
  expect(await agent.thingsDone()).toEqual([
    `${t('thing.unlock.done')}, ${t('thing.state.done')}`,
    t('done.next.locked-again'),
  ]);
  await agent.leavesBy(t('action.done'));
}
