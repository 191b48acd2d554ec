// The journey of an agent whose password is about to expire and who still knows it, as they would tell it.
import { expect } from 'vitest';
import { words } from '../../support/journey/agent.ts';
import { copiesUpdated, type Journey, openedFromTheTray } from './journey.ts';

const { t } = words;
const done = t('thing.state.done');

export interface Expiring extends Journey {
  readonly accepted: string;
}

/** What the audit trail tells of it, in this order. */
export const expiringTrail = [
  ...['reset.started succeeded', 'factor.verified succeeded'],
  ...['factor.rejected refused', 'factor.verified succeeded'],
  ...['password.change intended', 'password.change refused not-accepted'],
  ...['password.change intended', 'password.change succeeded', 'reset.completed succeeded'],
];

/** Changes it in good time, the window having been closed by mistake; resolves with the reset's reference. */
export async function changesItInTime(journey: Expiring): Promise<string> {
  const { memory, person, accepted } = journey;
  const { username, phone, password, earlierPassword } = person;
  const first = await openedFromTheTray(journey, 'tray.reset');
  await first.saysWhoTheyAre(username, 'expiring');
  await first.reaches(t('choose.title'));
  const reference = await first.reference();
  await first.choosesToProveItBy('totp');
  await first.reaches(t('code.totp.title'));
  await first.typesTheCode(await phone!.code());
  await first.reaches(t('choose.title.next'));
  await first.closesTheWindow(journey.companion);

  const agent = await openedFromTheTray(journey, 'tray.reset');
  await agent.reaches(t('choose.title.next'));
  expect(await agent.reference()).toBe(reference);
  await agent.choosesToProveItBy('current-password');
  await agent.reaches(t('current.title'));
  await agent.typesTheirCurrentPassword(memory.keep('wrong password', `${password}x`));
  await agent.isTold(t('rejected.current-password'));
  await agent.findsNothingInTheWay();
  await agent.typesTheirCurrentPassword(password);

  await agent.reaches(t('password.title'));
  await agent.choosesTheNewPassword(earlierPassword!);
  await agent.isTold(t('refusal.not-accepted'));
  await agent.choosesTheNewPassword(memory.keep('new password', accepted));
  await agent.reaches(t('done.title.changed'));
  expect(await agent.thingsDone()).toEqual([
    `${t('thing.directory.done')}, ${done}`,
    `${t('thing.unlock.open')}, ${done}`,
    `${t('thing.sign-in.yes')}, ${done}`,
    ...copiesUpdated,
    t('done.next.sign-in'),
  ]);
  await agent.leavesBy(t('action.done'));
  return reference;
}
