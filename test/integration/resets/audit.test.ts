// What ends a reset before a change is in the audit trail, in one transaction with what it tells.
import { expect, test } from 'vitest';
import { keepUp } from '../../../server/resets/upkeep.ts';
import type { Begun, Engine } from '../../support/engine.ts';
import { begin, mailedCode } from '../../support/engine.ts';
import { withoutAudit } from '../../support/without-audit.ts';
import { engineForEach } from '../../support/engine-each.ts';

let engine: Engine;
let account: string;
let reset: Begun;
engineForEach(async (fresh) => {
  engine = fresh;
  const username = `amira-${crypto.randomUUID()}`;
  account = engine.addAccount({ username, recoveryMail: 'amira@home.example' });
  reset = await begin(engine, username);
});

const on = (method: 'GET' | 'POST', tail: string, body?: object) =>
  engine.call(method, reset.path + tail, { token: reset.token, ...(body === undefined ? {} : { body }) });
const verify = (factor: string, response: string) => on('POST', '/verifications', { factor, response });
const types = async () =>
  (await engine.audit()).filter(({ targetId }) => targetId === account).map(({ type }) => type);

test('a proof that nothing can complete ends the reset, and both are written together or neither is', async () => {
  await on('POST', '/challenges', { factor: 'email-code' });
  const code = await mailedCode(engine);
  const undone = await withoutAudit(engine.database.db, 'reset.refused', () => verify('email-code', code));
  expect(undone.status).toBe(500);
  expect((await on('GET', '')).body.step).toMatchObject({ kind: 'verify', satisfied: [] });
  expect(await types()).not.toContain('factor.verified');
  expect((await verify('email-code', code)).body.step).toEqual({ kind: 'ended', outcome: 'refused' });
  expect((await engine.audit()).filter(({ targetId }) => targetId === account).slice(-2)).toMatchObject([
    { type: 'factor.verified' },
    {
      type: 'reset.refused',
      outcome: 'refused',
      reason: 'no-way-to-prove',
      actorId: account,
      source: engine.source,
    },
  ]);
});

test('a reset that was refused does not expire later', async () => {
  await on('POST', '/challenges', { factor: 'email-code' });
  await verify('email-code', await mailedCode(engine));
  await engine.later(3_600);
  await keepUp(engine.resets);
  expect((await types()).filter((type) => type === 'reset.expired')).toEqual([]);
  expect((await on('GET', '')).body.step).toEqual({ kind: 'ended', outcome: 'refused' });
});

test('a proof that another one can complete refuses nothing', async () => {
  const codes = await engine.enrolRecoveryCodes(account);
  expect((await verify('recovery-code', codes[0]!)).body.step.kind).toBe('verify');
  expect(await types()).not.toContain('reset.refused');
});
