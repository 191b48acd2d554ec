// The journey of an agent who is locked out and has forgotten the password, as they would tell it.
import { expect } from 'vitest';
import type { RefusalReason } from '../../../src/contract/problems.ts';
import { words } from '../../support/journey/agent.ts';
import { wrongCode } from '../../support/journey/authenticator.ts';
import { mailedCode } from '../../support/journey/enrol.ts';
import { copiesUpdated, type Journey, openedFromTheTray } from './journey.ts';

const { t } = words;
const done = t('thing.state.done');

export interface LockedOut extends Journey {
  /** A password that the directory refuses although the list in the window has nothing against it. */
  readonly refused: { readonly password: string; readonly reason: RefusalReason };
  /** Runs when the agent sees the rules, before the refused password is handed in. */
  readonly meanwhile?: () => Promise<void>;
  /** A rule that the list has afterwards. */
  readonly ruleThen?: string;
  readonly accepted: string;
  /** Whether each screen is examined on the way. */
  readonly examine: boolean;
}

/** What the audit trail tells of it, in this order. */
export const lockedOutTrail = (reason: RefusalReason): string[] => [
  ...['reset.started succeeded', 'factor.rejected refused', 'factor.verified succeeded'],
  ...['code.sent intended', 'code.sent succeeded', 'factor.verified succeeded'],
  ...['password.change intended', `password.change refused ${reason}`],
  ...['password.change intended', 'password.change succeeded', 'reset.completed succeeded'],
];

/** Opens the flow from the tray and goes through it; resolves with the reset's reference. */
export async function getsBackToWork(journey: LockedOut): Promise<string> {
  const { floor, memory, person, refused, accepted } = journey;
  const { username, recoveryMail, phone } = person;
  const agent = await openedFromTheTray(journey, 'tray.reset');
  const looksAround = () => (journey.examine ? agent.findsNothingInTheWay() : undefined);
  await agent.reaches(t('who.title'));
  await looksAround();
  await agent.saysWhoTheyAre(username, 'locked');

  await agent.reaches(t('choose.title'));
  const reference = await agent.reference();
  await looksAround();
  await agent.choosesToProveItBy('totp');
  await agent.reaches(t('code.totp.title'));
  await agent.typesTheCode(memory.keep('wrong code', wrongCode(phone!.shown)));
  await agent.isTold(t('rejected.totp'));
  await looksAround();
  await agent.typesTheCode(await phone!.code());

  await agent.reaches(t('choose.title.next'));
  await agent.asksForACodeByMail();
  await looksAround();
  await agent.typesTheCode(memory.keep('code by mail', await mailedCode(floor.smtp, recoveryMail)));

  await agent.reaches(t('unlock.title'));
  await looksAround();
  await agent.press(t('unlock.change'));
  await agent.reaches(t('password.title'));
  await agent.choosesTheNewPassword(memory.keep('too short a password', 'Kurz 7 é'));
  await agent.reads(t('password.rules-open', { count: 1 }));
  await looksAround();
  await journey.meanwhile?.();
  await agent.choosesTheNewPassword(memory.keep('refused password', refused.password));
  await agent.isTold(t(`refusal.${refused.reason}`));
  if (journey.ruleThen !== undefined) await agent.reads(journey.ruleThen);
  await looksAround();
  await agent.choosesTheNewPassword(memory.keep('new password', accepted));

  await agent.reaches(t('done.title.changed'));
  await looksAround();
  expect(await agent.thingsDone()).toEqual([
    `${t('thing.directory.done')}, ${done}`,
    `${t('thing.unlock.done')}, ${done}`,
    `${t('thing.sign-in.yes')}, ${done}`,
    ...copiesUpdated,
    t('done.next.sign-in'),
  ]);
  expect(await agent.reference()).toBe(reference);
  await agent.leavesBy(t('action.done'));
  return reference;
}
