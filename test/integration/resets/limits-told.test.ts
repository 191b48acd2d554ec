// Limits that strangers run into are in the audit trail once, however often they are run into.
import { describe, expect, test } from 'vitest';
import { type Limits, limitsOf } from '../../../server/throttle/limits.ts';
import type { Engine } from '../../support/engine.ts';
import { engineForEach } from '../../support/engine-each.ts';

let engine: Engine;
const withLimits = (limits: Partial<Limits>) =>
  engineForEach(
    (fresh) => {
      engine = fresh;
    },
    { limits: limitsOf(limits) },
  );

const start = (username: string) =>
  engine.call('POST', '/v1/resets', { body: { username, reason: 'forgotten', channel: 'portal' } });
const signIn = (username: string) =>
  engine.call('POST', '/v1/sessions', { body: { username, password: 'not-the-password' } });
const madeUp = () => `made-up-${crypto.randomUUID()}`;
const told = async (from: number) =>
  (await engine.audit())
    .slice(from)
    .flatMap(({ type, detail }) => (type === 'throttle.reached' ? [detail] : []));

describe('the limit of a name', () => {
  withLimits({});

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
        for (let count = 0; count < 8; count += 1) {
          expect((await call(name)).status).toBe(429);
          engine.clock.advance(100);
        }
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
});

describe('the limit of an address', () => {
  const of = (count: number) => ({ count, windowSeconds: 300, pauseSeconds: 300 });
  withLimits({ STARTS_ADDRESS: of(5), WRONG_ANSWERS_ADDRESS: of(3) });

  test.each([
    ['starts of resets', start, ['STARTS_ADDRESS']],
    ['sign-ins', signIn, ['WRONG_ANSWERS_ADDRESS', 'STARTS_ADDRESS']],
  ] as const)(
    '%s: one row under its own name, however many names are made up',
    async (_what, call, limits) => {
      engine.source = `203.0.113.${limits.length}`;
      const from = (await engine.audit()).length;
      for (let count = 0; count < 5; count += 1) await call(madeUp());
      for (let count = 0; count < 20; count += 1) {
        expect((await call(madeUp())).status).toBe(429);
        engine.clock.advance(10);
      }
      expect(await told(from)).toMatchObject(limits.map((limit) => ({ limit })));
    },
  );
});
