// Sets up a person's verification through the API, as the companion does: for journeys that begin later.
import { createConnectApi } from '../../../main/api/reset-api.ts';
import type { ApiResult, ResetApi } from '../../../main/ports.ts';
import { systemChance as chance, systemClock as clock } from '../../../main/system/clock.ts';
import type { Smtp } from '../smtp.ts';
import { Authenticator } from './authenticator.ts';
import type { Person } from './people.ts';

/** A client of the API at the address. */
export const connect = (address: string): ResetApi =>
  createConnectApi({ fetch, clock, chance, userAgent: 'Keyturn tests' })(address, () => undefined);

/** What a call answered; throws with what the API said where it did not do it. */
function good<Value>(result: ApiResult<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(`the API did not do it: ${JSON.stringify(result.fault)}`);
}

/** The six digits in the next mail to that address. */
export async function mailedCode(smtp: Smtp, to: string): Promise<string> {
  const { text } = await smtp.nextMessage({ to, subject: /code/ });
  const code = /\b\d{6}\b/.exec(text)?.[0];
  if (code === undefined) throw new Error(`no code in the mail to ${to}`);
  return code;
}

/** Signs in, proves the recovery address, and takes an authenticator app and recovery codes home. */
export async function enrol(api: ResetApi, smtp: Smtp, person: Person): Promise<void> {
  const { username, password, recoveryMail } = person;
  const { token } = good(await api.createSession({ body: { username, password } }));
  const factor = 'email-code';
  good(await api.challengeSession({ token, body: { factor } }));
  const response = await mailedCode(smtp, recoveryMail);
  good(await api.verifySession({ token, body: { factor, response } }));
  const { secret } = good(await api.enrolTotp({ token }));
  person.phone = new Authenticator(secret);
  const code = await person.phone.code();
  const { recoveryCodes } = good(await api.confirmTotp({ token, body: { code } }));
  person.recoveryCodes = recoveryCodes;
  good(await api.endSession({ token }));
}
