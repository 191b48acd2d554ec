// A reset at a seat with saved copies, as far as the password that was chosen.
import type { Companion } from '../../support/electron.ts';
import { Agent, words } from '../../support/journey/agent.ts';
import { mouse } from '../../support/journey/hands.ts';
import type { Person } from '../../support/journey/people.ts';
import { provesByCodeAndApp } from '../../support/journey/proofs.ts';
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
  await provesByCodeAndApp(agent, person);
  await agent.choosesTheNewPassword(chosen);
  return agent;
}
