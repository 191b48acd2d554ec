// A person of an engine who can prove who they are, and the calls of their reset.
import { type Answer, type Begun, type Engine, begin, proveBoth } from '../../support/engine.ts';

export const newPassword = 'lantern-Harbour-42-violet';

export interface Calls {
  /** An agent with an app and a recovery address. */
  readonly agent: (fields?: object) => Promise<{ username: string; id: string; secret: string }>;
  /** A reset of a locked account that only wants its new password. */
  readonly provenReset: () => Promise<{ id: string; secret: string; reset: Begun }>;
  readonly verify: (reset: Begun, factor: string, response: string) => Promise<Answer>;
  readonly put: (reset: Begun, body: object) => Promise<Answer>;
  readonly get: (reset: Begun) => Promise<Answer>;
}

/** On whichever engine a test has when it calls. */
export function callsOn(engine: () => Engine): Calls {
  const agent: Calls['agent'] = async (fields = {}) => {
    const username = `amira-${crypto.randomUUID()}`;
    const id = engine().addAccount({
      username,
      mail: `${username}@corp.example`,
      recoveryMail: `${username}@home.example`,
      ...fields,
    });
    return { username, id, secret: await engine().enrolTotp(id) };
  };
  return {
    agent,
    async provenReset() {
      const { username, id, secret } = await agent();
      const reset = await begin(engine(), username, 'locked');
      await proveBoth(engine(), reset, secret);
      return { id, secret, reset };
    },
    verify: ({ path, token }, factor, response) =>
      engine().call('POST', `${path}/verifications`, { token, body: { factor, response } }),
    put: ({ path, token }, body) => engine().call('PUT', `${path}/password`, { token, body }),
    get: ({ path, token }) => engine().call('GET', path, { token }),
  };
}
