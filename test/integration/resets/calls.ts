// A person of an engine who can prove who they are, and the calls of their reset.
import type { Answer, Begun, Engine } from '../../support/engine.ts';

export const newPassword = 'lantern-Harbour-42-violet';

export interface Calls {
  /** An agent with an app and a recovery address. */
  readonly agent: (fields?: object) => Promise<{ username: string; id: string; secret: string }>;
  readonly verify: (reset: Begun, factor: string, response: string) => Promise<Answer>;
  readonly put: (reset: Begun, body: object) => Promise<Answer>;
  readonly get: (reset: Begun) => Promise<Answer>;
}

/** On whichever engine a test has when it calls. */
export const callsOn = (engine: () => Engine): Calls => ({
  async agent(fields = {}) {
    const username = `amira-${crypto.randomUUID()}`;
    const id = engine().addAccount({
      username,
      mail: `${username}@corp.example`,
      recoveryMail: `${username}@home.example`,
      ...fields,
    });
    return { username, id, secret: await engine().enrolTotp(id) };
  },
  verify: ({ path, token }, factor, response) =>
    engine().call('POST', `${path}/verifications`, { token, body: { factor, response } }),
  put: ({ path, token }, body) => engine().call('PUT', `${path}/password`, { token, body }),
  get: ({ path, token }) => engine().call('GET', path, { token }),
});
