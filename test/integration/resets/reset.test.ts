// A reset as its calls promise it: from a name to a new password, and what is refused on the way.
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../support/engine.ts';
import { begin, mailedCode, proveBoth } from '../../support/engine.ts';
import { engineForEach } from '../../support/engine-each.ts';
import { callsOn, newPassword } from './calls.ts';

let engine: Engine;
engineForEach((fresh) => {
  engine = fresh;
});

const { agent, verify, put, get } = callsOn(() => engine);

describe('a locked-out agent gets back to work', () => {
  test('with an app and a code by mail', async () => {
    const { username, id, secret } = await agent();
    engine.directory.change(id, { lockedAt: engine.clock.now() });
    const reset = await begin(engine, username, 'locked');
    expect(reset.step).toEqual({
      kind: 'verify',
      required: 2,
      satisfied: [],
      factors: [{ kind: 'totp' }, { kind: 'email-code' }, { kind: 'recovery-code' }],
    });
    const first = await verify(reset, 'totp', await engine.code(secret));
    expect(first.body.step).toMatchObject({
      satisfied: ['totp'],
      factors: [{ kind: 'email-code', hint: 'a•••@home.example' }],
    });
    const challenged = await engine.call('POST', `${reset.path}/challenges`, {
      token: reset.token,
      body: { factor: 'email-code' },
    });
    expect(challenged.status).toBe(202);
    expect(challenged.body.step.factors[0]).toMatchObject({ kind: 'email-code', sent: true });
    const second = await verify(reset, 'email-code', await mailedCode(engine));
    expect(second.body.step).toMatchObject({
      kind: 'new-password',
      unlockOffered: true,
      currentPasswordUsable: false,
    });
    const done = await put(reset, { password: newPassword });
    expect(done.body.step).toMatchObject({ kind: 'completed', unlocked: true, confirmed: 'yes' });
    expect(engine.directory.accepted).toEqual([{ id, password: newPassword }]);
    expect((await get(reset)).body.step).toEqual(done.body.step);
  });

  test('its owner is told by mail, without a secret', async () => {
    const { username, secret } = await agent();
    const reset = await begin(engine, username);
    await proveBoth(engine, reset, secret);
    await put(reset, { password: newPassword });
    await engine.resets.outbox.drain();
    const notice = engine.courier.sent.at(-1)!;
    expect(notice.to).toBe(`${username}@corp.example`);
    expect(notice.mail.subject).toBe('Your Corp password was changed');
    expect(JSON.stringify(notice)).not.toContain(newPassword);
  });

  test('every action is in the audit trail, intent before outcome', async () => {
    const { username, id, secret } = await agent();
    const reset = await begin(engine, username);
    const { reference } = (await get(reset)).body;
    await proveBoth(engine, reset, secret);
    await put(reset, { password: newPassword });
    await engine.resets.outbox.drain();
    const events = (await engine.audit()).filter((event) => event.targetId === id);
    expect(events.map(({ type, outcome }) => `${type} ${outcome}`)).toEqual([
      'reset.started succeeded',
      'factor.verified succeeded',
      'code.sent intended',
      'code.sent succeeded',
      'factor.verified succeeded',
      'password.change intended',
      'password.change succeeded',
      'reset.completed succeeded',
      'notice.sent intended',
      'notice.sent succeeded',
    ]);
    expect(new Set(events.map((event) => event.reference))).toEqual(new Set([reference]));
    const called = events.filter(({ actorKind }) => actorKind !== 'server');
    expect(new Set(called.map((event) => event.source))).toEqual(new Set([engine.source]));
  });

  test('keeps the password and is unlocked, for the reason `locked` alone', async () => {
    const { username, id, secret } = await agent();
    engine.directory.change(id, { lockedAt: engine.clock.now() });
    const reset = await begin(engine, username, 'locked');
    const early = await engine.call('POST', `${reset.path}/unlock`, { token: reset.token });
    expect(early).toMatchObject({ status: 409, body: { type: 'urn:keyturn:problem:wrong-step' } });
    await proveBoth(engine, reset, secret);
    const done = await engine.call('POST', `${reset.path}/unlock`, { token: reset.token });
    expect(done.body.step).toMatchObject({ kind: 'completed', changedAt: null, unlocked: true });
    expect((await engine.directory.read(id))!.locked).toBe(false);
    expect(engine.directory.passwordOf(id)).toBe('old-Password-1');
    const other = await begin(engine, username, 'forgotten');
    engine.clock.advance(60);
    await proveBoth(engine, other, secret);
    const refused = await engine.call('POST', `${other.path}/unlock`, { token: other.token });
    expect(refused.status).toBe(409);
  });
});

describe('a password that is not taken', () => {
  test('by a rule that can be read is not even handed over', async () => {
    const { username, secret } = await agent();
    const reset = await begin(engine, username);
    await proveBoth(engine, reset, secret);
    const short = await put(reset, { password: 'short' });
    expect(short).toMatchObject({ status: 422, body: { reason: 'too-short' } });
    const common = await put(reset, { password: 'Corp-Corp-2026' });
    expect(common.body).toMatchObject({ reason: 'common' });
    expect(common.body.rules).toContainEqual({ id: 'not-common', ok: false, detail: 'common.context-word' });
    expect(engine.directory.handedOver).toBe(0);
    const check = await engine.call('POST', `${reset.path}/password-checks`, {
      token: reset.token,
      body: { password: 'short' },
    });
    expect(check.body).toMatchObject({ acceptable: false });
    expect((await put(reset, { password: newPassword })).body.step.kind).toBe('completed');
  });

  test('because of the account ends the reset, with the reason told once', async () => {
    const { username, id, secret } = await agent();
    const reset = await begin(engine, username);
    await proveBoth(engine, reset, secret);
    engine.directory.change(id, { disabled: true });
    const refused = await put(reset, { password: newPassword });
    expect(refused).toMatchObject({ status: 422, body: { reason: 'account-disabled' } });
    expect((await get(reset)).body.step).toEqual({ kind: 'ended', outcome: 'refused' });
    const ends = (await engine.audit()).filter(
      ({ type, targetId }) => type === 'reset.refused' && targetId === id,
    );
    expect(ends).toMatchObject([{ reason: 'account-not-changeable' }]);
    expect((await put(reset, { password: newPassword })).status).toBe(410);
  });
});

describe('accounts that cannot be helped here', () => {
  test.each([
    ['high tier', { tier: 'high' as const }],
    ['protected', { protected: true }],
    ['disabled', { disabled: true }],
  ])('%s: refused, and only after the whole proof', async (_name, fields) => {
    const { username, secret } = await agent(fields);
    const reset = await begin(engine, username);
    const first = await verify(reset, 'totp', await engine.code(secret));
    expect(first.body.step.kind).toBe('verify');
    await engine.call('POST', `${reset.path}/challenges`, {
      token: reset.token,
      body: { factor: 'email-code' },
    });
    const second = await verify(reset, 'email-code', await mailedCode(engine));
    expect(second.body.step).toEqual({ kind: 'ended', outcome: 'refused' });
  });

  test('with mail alone it ends after the mail was proven', async () => {
    const username = `nobody-enrolled-${crypto.randomUUID()}`;
    engine.addAccount({ username, recoveryMail: 'a@home.example' });
    const reset = await begin(engine, username, 'expired');
    await engine.call('POST', `${reset.path}/challenges`, {
      token: reset.token,
      body: { factor: 'email-code' },
    });
    const proven = await verify(reset, 'email-code', await mailedCode(engine));
    expect(proven.body.step).toEqual({ kind: 'ended', outcome: 'refused' });
  });
});

describe('time and wishes', () => {
  test('a reset ends after its time, and is extended once', async () => {
    const { username } = await agent();
    const reset = await begin(engine, username);
    const before = (await get(reset)).body;
    expect(before.extendable).toBe(true);
    const longer = await engine.call('POST', `${reset.path}/extension`, { token: reset.token });
    expect(Date.parse(longer.body.expiresAt) - Date.parse(before.expiresAt)).toBe(10 * 60_000);
    const again = await engine.call('POST', `${reset.path}/extension`, { token: reset.token });
    expect(again.status).toBe(409);
    engine.clock.advance(24 * 60);
    expect((await get(reset)).body).toMatchObject({ extendable: false, step: { kind: 'verify' } });
    engine.clock.advance(60);
    expect((await get(reset)).body.step).toEqual({ kind: 'ended', outcome: 'expired' });
    expect((await verify(reset, 'totp', '000000')).status).toBe(410);
  });

  test('cancelled is cancelled', async () => {
    const { username, secret } = await agent();
    const reset = await begin(engine, username);
    await proveBoth(engine, reset, secret);
    expect((await engine.call('DELETE', reset.path, { token: reset.token })).status).toBe(204);
    expect((await get(reset)).body.step).toEqual({ kind: 'ended', outcome: 'cancelled' });
    expect((await put(reset, { password: newPassword })).status).toBe(410);
    expect(engine.directory.handedOver).toBe(0);
  });

  test('whatever goes wrong carries the reference of the reset', async () => {
    const { username } = await agent();
    const reset = await begin(engine, username);
    const { reference } = (await get(reset)).body;
    for (const refused of [
      await verify(reset, 'totp', '000000'),
      await verify(reset, 'security-key', 'x'),
      await put(reset, { password: newPassword }),
    ])
      expect(refused.body.reference).toBe(reference);
  });

  test('a wrong token and an unknown id get the same answer', async () => {
    const { username } = await agent();
    const reset = await begin(engine, username);
    const other = await begin(engine, username);
    const wrong = await engine.call('GET', reset.path, { token: other.token });
    const unknown = await engine.call('GET', `/v1/resets/${crypto.randomUUID()}`, { token: other.token });
    const withoutInstance = ({ status, body }: typeof wrong) => ({ status, body: { ...body, instance: '' } });
    expect(wrong.status).toBe(401);
    expect(withoutInstance(wrong)).toEqual(withoutInstance(unknown));
  });

  test('what became of the copies is kept after the reset only', async () => {
    const { username, id, secret } = await agent();
    const reset = await begin(engine, username);
    const body = { items: [{ id: 'crm', outcome: 'updated' }] };
    const report = () => engine.call('POST', `${reset.path}/saved-credentials`, { token: reset.token, body });
    expect((await report()).status).toBe(409);
    await proveBoth(engine, reset, secret);
    await put(reset, { password: newPassword });
    expect((await report()).status).toBe(204);
    const events = (await engine.audit()).filter((event) => event.targetId === id);
    expect(events.find(({ type }) => type === 'saved-credentials.reported')!.detail).toEqual(body);
  });
});
