// How people of the journeys prove who they are, from the choice of ways on.
import { type Agent, words } from './agent.ts';
import type { Person } from './people.ts';

const { t } = words;

/** By a recovery code and the app, up to the new password. */
export async function provesByCodeAndApp(agent: Agent, person: Person): Promise<void> {
  await agent.choosesToProveItBy('recovery-code');
  await agent.reaches(t('recovery.title'));
  await agent.typesARecoveryCode(person.recoveryCodes[0]!);
  await agent.reaches(t('choose.title.next'));
  await provesByApp(agent, person);
  await agent.reaches(t('password.title'));
}

/** By the app, up to the question for the current password. */
export async function comesToTheCurrentPassword(agent: Agent, person: Person): Promise<void> {
  await provesByApp(agent, person);
  await agent.reaches(t('choose.title.next'));
  await agent.choosesToProveItBy('current-password');
  await agent.reaches(t('current.title'));
}

async function provesByApp(agent: Agent, person: Person): Promise<void> {
  await agent.choosesToProveItBy('totp');
  await agent.reaches(t('code.totp.title'));
  await agent.typesTheCode(await person.phone!.code());
}
