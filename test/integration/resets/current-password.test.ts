// The current password in a reset: when it counts, what it makes of the change, and within which budget.
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../support/engine.ts';
import { begin, proveBoth } from '../../support/engine.ts';
import { engineForEach } from '../../support/engine-each.ts';
import { callsOn, newPassword } from './calls.ts';

let engine: Engine;
engineForEach((fresh) => {
  engine = fresh;
});

const { agent, verify, put } = callsOn(() => engine);

describe('the current password', () => {
  test('after an app it counts, and makes the change one that history holds for', async () => {
    const { username, id, secret } = await agent();
    const reset = await begin(engine, username, 'expiring');
    await verify(reset, 'totp', await engine.code(secret));
    const proven = await verify(reset, 'current-password', 'old-Password-1');
    expect(proven.body.step).toMatchObject({ kind: 'new-password', currentPasswordUsable: true });
    const used = await put(reset, { password: 'old-Password-1', currentPassword: 'old-Password-1' });
    expect(used).toMatchObject({ status: 422, body: { reason: 'not-accepted' } });
    expect(used.body.rules).toContainEqual({ id: 'not-previous', ok: false });
    const done = await put(reset, { password: newPassword, currentPassword: 'old-Password-1' });
    expect(done.body.step.kind).toBe('completed');
    expect(engine.directory.passwordOf(id)).toBe(newPassword);
  });

  test('is right however often the new one is refused: that costs no tries', async () => {
    const { username, secret } = await agent();
    const reset = await begin(engine, username, 'expiring');
    await verify(reset, 'totp', await engine.code(secret));
    await verify(reset, 'current-password', 'old-Password-1');
    for (let tries = 0; tries < 4; tries += 1) {
      const used = await put(reset, { password: 'old-Password-1', currentPassword: 'old-Password-1' });
      expect(used).toMatchObject({ status: 422, body: { reason: 'not-accepted' } });
    }
  });

  test('is wrong no more often than the budget allows', async () => {
    const { username, id, secret } = await agent();
    const reset = await begin(engine, username, 'expiring');
    await verify(reset, 'totp', await engine.code(secret));
    await verify(reset, 'current-password', 'old-Password-1');
    const wrong = () => put(reset, { password: newPassword, currentPassword: 'wrong-Password-1' });
    expect((await wrong()).body.reason).toBe('wrong-current-password');
    expect((await wrong()).body.reason).toBe('wrong-current-password');
    expect((await wrong()).status).toBe(429);
    const reached = (await engine.audit()).filter(
      ({ type, targetId }) => type === 'throttle.reached' && targetId === id,
    );
    expect(reached.map(({ detail }) => detail)).toMatchObject([{ limit: 'PASSWORD_TRIES' }]);
    expect(await engine.directory.badPasswordCount(id)).toBe(2);
  });

  test('of an account that was locked meanwhile: it is unlocked first, under the intent', async () => {
    const { username, id, secret } = await agent();
    const reset = await begin(engine, username, 'expiring');
    await verify(reset, 'totp', await engine.code(secret));
    await verify(reset, 'current-password', 'old-Password-1');
    engine.directory.change(id, { lockedAt: engine.clock.now(), badTries: 5 });
    const done = await put(reset, { password: newPassword, currentPassword: 'old-Password-1' });
    expect(done.body.step).toMatchObject({ kind: 'completed', unlocked: true });
    expect(engine.directory.passwordOf(id)).toBe(newPassword);
  });

  test('is wrong for a locked account: unlocked, said so in the audit trail, and within the budget', async () => {
    const { username, id, secret } = await agent();
    const reset = await begin(engine, username, 'expiring');
    await verify(reset, 'totp', await engine.code(secret));
    await verify(reset, 'current-password', 'old-Password-1');
    const answers = [];
    for (let tries = 0; tries < 3; tries += 1) {
      engine.directory.change(id, { lockedAt: engine.clock.now(), badTries: 5 });
      answers.push(await put(reset, { password: newPassword, currentPassword: 'wrong-Password-1' }));
    }
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 429]);
    const [intended, refused] = (await engine.audit()).filter(
      ({ type, targetId }) => type === 'password.change' && targetId === id,
    );
    expect(intended!.outcome).toBe('intended');
    expect(refused).toMatchObject({ reason: 'wrong-current-password', detail: { unlocked: true } });
  });

  test('is refused before another factor, and for reasons in which it may be known to others', async () => {
    const { username, secret } = await agent();
    const expiring = await begin(engine, username, 'expiring');
    expect((await verify(expiring, 'current-password', 'old-Password-1')).body.type).toBe(
      'urn:keyturn:problem:factor-unavailable',
    );
    const compromised = await begin(engine, username, 'compromised');
    await verify(compromised, 'totp', await engine.code(secret));
    const refused = await verify(compromised, 'current-password', 'old-Password-1');
    expect(refused).toMatchObject({ status: 422, body: { type: 'urn:keyturn:problem:factor-unavailable' } });
  });

  test('is not taken for a change when it was not asked for', async () => {
    const { username, secret } = await agent();
    const reset = await begin(engine, username, 'forgotten');
    await proveBoth(engine, reset, secret);
    const refused = await put(reset, { password: newPassword, currentPassword: 'old-Password-1' });
    expect(refused).toMatchObject({ status: 400, body: { type: 'urn:keyturn:problem:bad-request' } });
    expect(engine.directory.handedOver).toBe(0);
  });
});
