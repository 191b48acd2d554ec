// What somebody does in the window that a reminder has opened: proves who they are, and changes the password.
import { plantCanary } from '../../support/canary.ts';
import { type Agent, words } from '../../support/journey/agent.ts';
import type { Person } from '../../support/journey/people.ts';
import { comesToTheCurrentPassword } from '../../support/journey/proofs.ts';

const { t } = words;

/** From the choice of ways to the end. `meanwhile` happens while they think of a new password. */
export async function changesIt(agent: Agent, person: Person, meanwhile: () => Promise<void>): Promise<void> {
  await agent.reaches(t('choose.title'));
  await comesToTheCurrentPassword(agent, person);
  await agent.typesTheirCurrentPassword(person.password);
  await agent.reaches(t('password.title'));
  await meanwhile();
  await agent.choosesTheNewPassword(plantCanary());
  await agent.reaches(t('done.title.changed'));
}
