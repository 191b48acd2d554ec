// Signing in and setting up verification: what authorises it, what replaces it, and who is told.
import { describe, expect, test } from 'vitest';
import { newEnrolmentCode } from '../../../server/factors/helpdesk-code.ts';
import type { CountedDatabase, Engine } from '../../support/engine.ts';
import { begin, mailedCode } from '../../support/engine.ts';
import { engineForEach } from '../../support/engine-each.ts';

let database: CountedDatabase;
let engine: Engine;
let username: string;
let account: string;
engineForEach((fresh, opened) => {
  [engine, database] = [fresh, opened];
  username = `amira-${crypto.randomUUID()}`;
  account = engine.addAccount({ username, mail: 'a@corp.example', recoveryMail: 'amira@home.example' });
});

const password = 'old-Password-1';
const signIn = (name = username, secret = password) =>
  engine.call('POST', '/v1/sessions', { body: { username: name, password: secret } });
const challenge = (token: string) =>
  engine.call('POST', '/v1/sessions/current/challenges', { token, body: { factor: 'email-code' } });
const verify = (token: string, factor: string, response: string) =>
  engine.call('POST', '/v1/sessions/current/verifications', { token, body: { factor, response } });
const list = (token: string) => engine.call('GET', '/v1/account/factors', { token });

/** A session of an account without factors, signed in by a code to its recovery address. */
async function signInByMail(): Promise<string> {
  const { token } = (await signIn()).body;
  await challenge(token);
  expect((await verify(token, 'email-code', await mailedCode(engine))).body.step.kind).toBe('signed-in');
  return token;
}

async function enrol(token: string): Promise<{ secret: string; codes: readonly string[] }> {
  const { secret } = (await engine.call('POST', '/v1/account/factors/totp', { token })).body;
  const code = await engine.code(secret);
  const confirmed = await engine.call('POST', '/v1/account/factors/totp/confirmation', {
    token,
    body: { code },
  });
  expect(confirmed.status).toBe(200);
  return { secret, codes: confirmed.body.recoveryCodes };
}

async function enrolmentCode(): Promise<string> {
  const { code, store } = await newEnrolmentCode(engine.resets.keys, account, engine.clock.now());
  await database.db.transaction(store);
  return code;
}

describe('the first enrolment', () => {
  test('is authorised by a code to the recovery address', async () => {
    const { body } = await signIn();
    expect(body.step).toEqual({
      kind: 'verify',
      required: 2,
      satisfied: ['current-password'],
      factors: [{ kind: 'email-code', hint: 'a•••@home.example' }, { kind: 'helpdesk-code' }],
    });
    const token = await signInByMail();
    const { secret, codes } = await enrol(token);
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    expect((await list(token)).body.factors).toEqual([
      expect.objectContaining({ kind: 'totp' }),
      expect.objectContaining({ kind: 'recovery-code', left: 10 }),
    ]);
    engine.clock.advance(60);
    const reset = await begin(engine, username);
    const first = await engine.call('POST', `${reset.path}/verifications`, {
      token: reset.token,
      body: { factor: 'totp', response: await engine.code(secret) },
    });
    expect(first.status).toBe(200);
    const second = await engine.call('POST', `${reset.path}/verifications`, {
      token: reset.token,
      body: { factor: 'recovery-code', response: codes[3]!.toLowerCase() },
    });
    expect(second.body.step.kind).toBe('new-password');
  });

  test('is authorised by a code an administrator printed, once, for a day', async () => {
    const code = await enrolmentCode();
    const { token } = (await signIn()).body;
    expect((await verify(token, 'helpdesk-code', code)).body.step.kind).toBe('signed-in');
    const other = (await signIn()).body;
    expect((await verify(other.token, 'helpdesk-code', code)).body.type).toBe(
      'urn:keyturn:problem:factor-rejected',
    );
    const late = await enrolmentCode();
    engine.clock.advance(24 * 3_600);
    const tooLate = (await signIn()).body;
    expect((await verify(tooLate.token, 'helpdesk-code', late)).status).toBe(422);
  });

  test('is not authorised by the password alone', async () => {
    const { token } = (await signIn()).body;
    for (const call of [
      engine.call('POST', '/v1/account/factors/totp', { token }),
      list(token),
      engine.call('DELETE', `/v1/account/factors/${crypto.randomUUID()}`, { token }),
    ])
      expect((await call).body.type).toBe('urn:keyturn:problem:proof-needed');
  });

  test('its secret stands nowhere in clear', async () => {
    const token = await signInByMail();
    const { secret, codes } = await enrol(token);
    const dump = await database.client.dumpDataDir('none');
    const text = Buffer.from(await dump.arrayBuffer()).toString('latin1');
    expect(text).toContain(username);
    for (const kept of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', '')), token, password])
      expect(text).not.toContain(kept);
  });
});

describe('once a factor exists', () => {
  test('mail authorises nothing any more, not even in a session it opened before', async () => {
    const byMail = await signInByMail();
    engine.clock.advance(60);
    const other = await signInByMail();
    await enrol(other);
    expect((await list(byMail)).body.type).toBe('urn:keyturn:problem:proof-needed');
    const { body } = await signIn();
    expect(body.step.factors.map(({ kind }) => kind)).toEqual(['totp', 'recovery-code', 'helpdesk-code']);
    expect((await challenge(body.token)).body.type).toBe('urn:keyturn:problem:factor-unavailable');
  });

  test('an app replaces the app before it, with new recovery codes', async () => {
    const { secret, codes } = await enrol(await signInByMail());
    engine.clock.advance(60);
    const { token } = (await signIn()).body;
    await verify(token, 'totp', await engine.code(secret));
    const again = await enrol(token);
    expect(again.secret).not.toBe(secret);
    expect((await list(token)).body.factors.map(({ kind }) => kind)).toEqual(['totp', 'recovery-code']);
    engine.clock.advance(60);
    const later = (await signIn()).body;
    expect((await verify(later.token, 'totp', await engine.code(secret))).status).toBe(422);
    expect((await verify(later.token, 'recovery-code', codes[0]!)).status).toBe(422);
    expect((await verify(later.token, 'recovery-code', again.codes[0]!)).status).toBe(200);
  });

  test('removing one tells its owner, and only its owner can', async () => {
    const token = await signInByMail();
    await enrol(token);
    const { factors } = (await list(token)).body;
    const stranger = engine.addAccount({ username: `zoe-${username}` });
    const strangerSecret = await engine.enrolTotp(stranger);
    const other = (await signIn(`zoe-${username}`)).body;
    await verify(other.token, 'totp', await engine.code(strangerSecret));
    const remove = (id: string, by: string) =>
      engine.call('DELETE', `/v1/account/factors/${id}`, { token: by });
    expect((await remove(factors[0]!.id, other.token)).status).toBe(404);
    expect((await remove(factors[0]!.id, token)).status).toBe(204);
    expect((await list(token)).body.factors.map(({ kind }) => kind)).toEqual(['recovery-code']);
    await engine.resets.outbox.drain();
    expect(engine.courier.sent.map(({ to, mail }) => [to, mail.subject])).toEqual([
      ['amira@home.example', 'Your Corp code'],
      ['a@corp.example', 'A new way to prove who you are at Corp'],
      ['a@corp.example', 'A way to prove who you are at Corp was removed'],
    ]);
  });
});

describe('confirming an app', () => {
  test('takes one step of clock difference, never two; after two failures the time is told', async () => {
    const token = await signInByMail();
    const { secret } = (await engine.call('POST', '/v1/account/factors/totp', { token })).body;
    const confirm = async (steps: number) =>
      engine.call('POST', '/v1/account/factors/totp/confirmation', {
        token,
        body: { code: await engine.code(secret, steps) },
      });
    const first = await confirm(-2);
    expect(first.body).toMatchObject({ type: 'urn:keyturn:problem:factor-rejected', attemptsLeft: 9 });
    expect(first.body.serverTime).toBeUndefined();
    expect((await confirm(2)).body.serverTime).toBe(engine.clock.now().toISOString());
    expect((await confirm(-1)).status).toBe(200);
  });

  test('is refused when nothing was begun', async () => {
    const token = await signInByMail();
    const confirmed = await engine.call('POST', '/v1/account/factors/totp/confirmation', {
      token,
      body: { code: '123456' },
    });
    expect(confirmed.body.type).toBe('urn:keyturn:problem:wrong-step');
  });
});

describe('a session', () => {
  test('ends by its time and by signing out', async () => {
    const first = (await signIn()).body;
    engine.clock.advance(20 * 60);
    expect((await list(first.token)).status).toBe(401);
    const second = (await signIn()).body;
    expect((await engine.call('DELETE', '/v1/sessions/current', { token: second.token })).status).toBe(204);
    expect((await list(second.token)).status).toBe(401);
  });

  test('is given for a password that has expired or must be changed: it is right', async () => {
    engine.directory.change(account, { mustChange: true });
    expect((await signIn()).status).toBe(201);
    engine.directory.change(account, { mustChange: false, passwordChangedAt: new Date(0) });
    expect((await signIn()).status).toBe(201);
  });

  test('wrong passwords never lock the account, whoever tries how often from wherever', async () => {
    for (let tries = 0; tries < 12; tries += 1) {
      engine.source = `198.51.100.${tries}`;
      await signIn(username, `wrong-${tries}`);
    }
    expect((await engine.directory.read(account))!.locked).toBe(false);
    expect(await engine.directory.badPasswordCount(account)).toBeLessThanOrEqual(2);
    engine.clock.advance(3_600);
    engine.source = '203.0.113.1';
    expect((await signIn()).status).toBe(201);
  });
});
