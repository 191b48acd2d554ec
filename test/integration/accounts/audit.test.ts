// What happens in account sessions is in the audit trail, in one transaction with what it tells.
import { expect, test } from 'vitest';
import type { EventType } from '../../../server/audit/events.ts';
import { limitsOf } from '../../../server/throttle/limits.ts';
import type { Engine } from '../../support/engine.ts';
import { withoutAudit } from '../../support/without-audit.ts';
import { engineForEach } from '../../support/engine-each.ts';

let engine: Engine;
let account: string;
let secret: string;
let token: string;
engineForEach(
  async (fresh) => {
    engine = fresh;
    const username = `amira-${crypto.randomUUID()}`;
    account = engine.addAccount({ username, recoveryMail: 'amira@home.example' });
    secret = await engine.enrolTotp(account);
    const body = { username, password: 'old-Password-1' };
    ({ token } = (await engine.call('POST', '/v1/sessions', { body })).body);
  },
  { limits: limitsOf() },
);

const verify = (response: string) =>
  engine.call('POST', '/v1/sessions/current/verifications', { token, body: { factor: 'totp', response } });
const list = () => engine.call('GET', '/v1/account/factors', { token });
const confirm = (code: string) =>
  engine.call('POST', '/v1/account/factors/totp/confirmation', { token, body: { code } });
const events = async (type: EventType) =>
  (await engine.audit()).filter((event) => event.targetId === account && event.type === type);

test('signing in and the proof that completes it are written together, or neither is', async () => {
  const undone = await withoutAudit(engine.database.db, 'session.signed-in', async () =>
    verify(await engine.code(secret)),
  );
  expect(undone.status).toBe(500);
  expect((await list()).body.type).toBe('urn:keyturn:problem:proof-needed');
  expect(await events('factor.verified')).toEqual([]);
  // Undone as a whole: the code is still good.
  expect((await verify(await engine.code(secret))).body.step.kind).toBe('signed-in');
  expect((await list()).status).toBe(200);
  expect(await events('factor.verified')).toHaveLength(1);
  expect(await events('session.signed-in')).toMatchObject([
    { outcome: 'succeeded', actorId: account, source: engine.source },
  ]);
});

test.each([
  ['a code of an app that is being set up', confirm],
  ['a code of the app', verify],
] as const)(
  '%s that comes while answers are paused is refused, and that is written down',
  async (_name, answer) => {
    if (answer === confirm) {
      await verify(await engine.code(secret));
      await engine.call('POST', '/v1/account/factors/totp', { token });
    }
    for (let wrong = 0; wrong < 10; wrong += 1) expect((await answer('000000')).status).toBe(422);
    const before = (await events('throttle.reached')).length;
    const refused = await answer('000000');
    expect(refused.status).toBe(429);
    expect((await events('throttle.reached')).slice(before)).toMatchObject([
      {
        outcome: 'refused',
        actorId: account,
        source: engine.source,
        detail: { limit: 'WRONG_ANSWERS', retryAfterSeconds: refused.body.retryAfterSeconds },
      },
    ]);
  },
);
