// A reset at a seat with saved copies, as far as the password that was chosen.
import type { Companion } from '../../support/electron.ts';
import { Agent, words } from '../../support/journey/agent.ts';
import { mouse } from '../../support/journey/hands.ts';
import type { Person } from '../../support/journey/people.ts';
import type { Seat } from '../../support/journey/seat.ts';

const { t } = words;

/** Opens the flow from the tray, proves who they are by a recovery code and the app, and hands the password in. */
export async function resetsAt(
  seat: Seat,
  companion: Companion,
  person: Person,
  chosen: string,
): Promise<Agent> {
  await (await seat.desktop.tray.waitForItem()).click(t('tray.reset'));
  const agent = new Agent(await companion.window(), mouse);
  await agent.saysWhoTheyAre(person.username, 'forgotten');
  await agent.reaches(t('choose.title'));
  await agent.choosesToProveItBy('recovery-code');
  await agent.reaches(t('recovery.title'));
  await agent.typesARecoveryCode(person.recoveryCodes[0]!);
  await agent.reaches(t('choose.title.next'));
  await agent.choosesToProveItBy('totp');
  await agent.reaches(t('code.totp.title'));
  await agent.typesTheCode(await person.phone!.code());
  await agent.reaches(t('password.title'));
  await agent.choosesTheNewPassword(chosen);
  return agent;
}
