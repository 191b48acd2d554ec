// Resets against a real domain controller, through the calls: what it refuses is told, what it takes is done,
// and nothing anybody does through Keyturn locks an account whose threshold is five.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Begun, Engine } from '../../support/engine.ts';
import { begin } from '../../support/engine.ts';
import type { DomainAgent, DomainBench } from './domain-bench.ts';
import { password, provenByApp, put, signIn, startDomainBench, verify } from './domain-bench.ts';

const newPassword = 'Lantern-harbour-42-violet';
let bench: DomainBench;
let engine: Engine;

beforeAll(async () => {
  bench = await startDomainBench();
  engine = await bench.open();
});
afterAll(() => bench.close());

async function provenByCode(user: DomainAgent, reason: string): Promise<Begun> {
  const reset = await begin(engine, user.username, reason);
  await verify(engine, reset, 'recovery-code', user.recovery[0]!);
  return reset;
}

test('a locked-out agent gets back to work; a fine-grained policy has its say', async () => {
  const user = await bench.hire(engine);
  await bench.domain.addPso('Long', 1, { minLength: 20, history: 3, lockoutThreshold: 5, minAgeDays: 0 }, [
    user.dn,
  ]);
  await bench.domain.lockByBadBinds(user);
  const reset = await provenByCode(user, 'locked');
  const step = await verify(engine, reset, 'totp', await engine.code(user.secret));
  expect(step.body.step).toMatchObject({ kind: 'new-password', unlockOffered: true });
  expect((await put(engine, reset, { password: 'Short-enough-19-ab' })).body).toMatchObject({
    reason: 'too-short',
  });
  const done = await put(engine, reset, { password: newPassword });
  expect(done.body.step).toMatchObject({ kind: 'completed', unlocked: true, confirmed: 'yes' });
  expect(await bench.domain.ldapsearchBind(user.upn, newPassword)).toMatchObject({ ok: true });
  expect(await bench.domain.kinit(user.username, newPassword)).toMatchObject({ ok: true });
  expect(await bench.domain.isLocked(user.dn)).toBe(false);
});

test('a password used before is refused by the domain as such, another one is taken', async () => {
  const user = await bench.hire(engine);
  const reset = await provenByApp(engine, user);
  const step = await verify(engine, reset, 'current-password', password);
  expect(step.body.step).toMatchObject({ kind: 'new-password', currentPasswordUsable: true });
  const used = await put(engine, reset, { password, currentPassword: password });
  expect(used).toMatchObject({ status: 422, body: { reason: 'not-accepted' } });
  expect(used.body.rules).toContainEqual({ id: 'not-previous', ok: false });
  const done = await put(engine, reset, { password: newPassword, currentPassword: password });
  expect(done.body.step.kind).toBe('completed');
  expect(await bench.domain.ldapsearchBind(user.upn, newPassword)).toMatchObject({ ok: true });
});

test('who is only locked out keeps the password', async () => {
  const user = await bench.hire(engine);
  await bench.domain.lockByBadBinds(user);
  const reset = await provenByCode(user, 'locked');
  await verify(engine, reset, 'totp', await engine.code(user.secret));
  const done = await engine.call('POST', `${reset.path}/unlock`, { token: reset.token });
  expect(done.body.step).toMatchObject({ kind: 'completed', changedAt: null, unlocked: true });
  expect(await bench.domain.ldapsearchBind(user.upn, password)).toMatchObject({ ok: true });
});

test('whatever is tried through Keyturn, an account with threshold five is not locked by it', async () => {
  const user = await bench.hire(engine);
  const desk = (index: number): void => {
    engine.source = `198.51.100.${index}`;
  };
  const wrong = (index: number) => `Wrong-one-${index}`;
  for (let index = 0; index < 6; index += 1) {
    desk(index);
    expect((await signIn(engine, user.username, wrong(index))).status).toBe(401);
  }
  desk(100);
  const reset = await provenByCode(user, 'expiring');
  for (let index = 0; index < 3; index += 1)
    expect((await verify(engine, reset, 'current-password', wrong(index))).status).toBe(422);
  const step = await verify(engine, reset, 'totp', await engine.code(user.secret));
  expect(step.body.step.kind).toBe('new-password');
  for (let index = 0; index < 3; index += 1) {
    const answer = await put(engine, reset, { password: newPassword, currentPassword: wrong(index) });
    expect([422, 429]).toContain(answer.status);
  }
  expect(await bench.domain.isLocked(user.dn)).toBe(false);
  expect(await bench.badPwdCount(user)).toBeLessThanOrEqual(2);
  expect(await bench.domain.ldapsearchBind(user.upn, password)).toMatchObject({ ok: true });
});
