// Limits that strangers run into are in the audit trail once, however often they are run into.
import { expect, test } from 'vitest';
import { limitsOf } from '../../../server/throttle/limits.ts';
import type { Engine } from '../../support/engine.ts';
import { engineForEach } from '../../support/engine-each.ts';

let engine: Engine;
engineForEach(
  (fresh) => {
    engine = fresh;
  },
  { limits: limitsOf() },
);

const start = (username: string) =>
  engine.call('POST', '/v1/resets', { body: { username, reason: 'forgotten', channel: 'portal' } });
const signIn = (username: string) =>
  engine.call('POST', '/v1/sessions', { body: { username, password: 'not-the-password' } });
const told = async (from: number) =>
  (await engine.audit())
    .slice(from)
    .flatMap(({ type, detail }) => (type === 'throttle.reached' ? [detail] : []));

test.each([
  ['starts of resets', start, (code: number) => code === 201, 4],
  // Wrong passwords pause for longer than starts do: both limits are told then.
  ['sign-ins', signIn, (code: number) => code === 401, 5],
] as const)(
  '%s: one row for each name and address, until the wait is over',
  async (_what, call, isFree, later) => {
    const [known, strange] = [`ana-${crypto.randomUUID()}`, `no-${crypto.randomUUID()}`];
    engine.addAccount({ username: known });
    const from = (await engine.audit()).length;
    for (const name of [known, strange]) {
      for (let count = 0; count < 10; count += 1) expect(isFree((await call(name)).status)).toBe(true);
      for (let count = 0; count < 5; count += 1) expect((await call(name)).status).toBe(429);
    }
    const row = { limit: 'STARTS', retryAfterSeconds: 900 };
    expect(await told(from)).toEqual([row, row]);
    engine.source = '198.51.100.77';
    for (let count = 0; count < 12; count += 1) await call(known);
    expect(await told(from)).toHaveLength(3);
    engine.clock.advance(900);
    for (let count = 0; count < 12; count += 1) await call(known);
    expect(await told(from)).toHaveLength(later);
  },
);
