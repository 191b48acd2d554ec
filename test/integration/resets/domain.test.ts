// Resets against a real domain controller, through the calls: what it refuses is told, what it takes is done,
// and nothing anybody does through Keyturn locks an account whose threshold is five.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Directory } from '../../../server/directory/directory.ts';
import type { Begun, CountedDatabase, Engine } from '../../support/engine.ts';
import { begin, createEngine, openCountedDatabase } from '../../support/engine.ts';
import type { Domain } from '../../support/samba.ts';
import { startDomain } from '../../support/samba.ts';
import { directoryOf } from '../directory/active-directory.ts';

let domain: Domain;
let database: CountedDatabase;
let directory: Directory;
let engine: Engine;
let made = 0;

beforeAll(async () => {
  [domain, database] = await Promise.all([startDomain(), openCountedDatabase()]);
  await domain.setPolicy({
    ...{ minLength: 8, history: 3, minAgeDays: 0, maxAgeDays: 42, complexity: true },
    ...{ lockoutThreshold: 5, lockoutMinutes: 30, observationMinutes: 30 },
  });
  const service = await domain.addServiceAccount();
  directory = directoryOf(domain, service, database.db);
});
afterAll(async () => {
  await directory.close();
  await Promise.all([domain.stop(), database.close()]);
});
beforeEach(async () => {
  engine = await createEngine({ database, realDirectory: directory });
  return () => engine.close();
});

const password = 'Correct-horse-1';
const newPassword = 'Lantern-harbour-42-violet';

async function agent() {
  made += 1;
  const user = await domain.addUser({ username: `reset${made}`, password });
  const id = (await directory.find(user.username))!.id;
  const [secret, recovery] = [await engine.enrolTotp(id), await engine.enrolRecoveryCodes(id)];
  return { ...user, id, secret, recovery };
}
type Agent = Awaited<ReturnType<typeof agent>>;

const verify = ({ path, token }: Begun, factor: string, response: string) =>
  engine.call('POST', `${path}/verifications`, { token, body: { factor, response } });
const put = ({ path, token }: Begun, body: object) => engine.call('PUT', `${path}/password`, { token, body });

async function proven(user: Agent, reason: string, { codes = 0 } = {}): Promise<Begun> {
  const reset = await begin(engine, user.username, reason);
  await verify(reset, 'recovery-code', user.recovery[codes]!);
  return reset;
}

test('a locked-out agent gets back to work; a fine-grained policy has its say', async () => {
  const user = await agent();
  await domain.addPso('Long', 1, { minLength: 20, history: 3, lockoutThreshold: 5, minAgeDays: 0 }, [
    user.dn,
  ]);
  await domain.lockByBadBinds(user);
  const reset = await proven(user, 'locked');
  const step = await verify(reset, 'totp', await engine.code(user.secret));
  expect(step.body.step).toMatchObject({ kind: 'new-password', unlockOffered: true });
  expect((await put(reset, { password: 'Short-enough-19-ab' })).body).toMatchObject({ reason: 'too-short' });
  const done = await put(reset, { password: newPassword });
  expect(done.body.step).toMatchObject({ kind: 'completed', unlocked: true, confirmed: 'yes' });
  expect(await domain.ldapsearchBind(user.upn, newPassword)).toMatchObject({ ok: true });
  expect(await domain.kinit(user.username, newPassword)).toMatchObject({ ok: true });
  expect(await domain.isLocked(user.dn)).toBe(false);
});

test('a password used before is refused by the domain as such, another one is taken', async () => {
  const user = await agent();
  const reset = await begin(engine, user.username, 'expiring');
  await verify(reset, 'totp', await engine.code(user.secret));
  const step = await verify(reset, 'current-password', password);
  expect(step.body.step).toMatchObject({ kind: 'new-password', currentPasswordUsable: true });
  const used = await put(reset, { password, currentPassword: password });
  expect(used).toMatchObject({ status: 422, body: { reason: 'not-accepted' } });
  expect(used.body.rules).toContainEqual({ id: 'not-previous', ok: false });
  const done = await put(reset, { password: newPassword, currentPassword: password });
  expect(done.body.step.kind).toBe('completed');
  expect(await domain.ldapsearchBind(user.upn, newPassword)).toMatchObject({ ok: true });
});

test('who is only locked out keeps the password', async () => {
  const user = await agent();
  await domain.lockByBadBinds(user);
  const reset = await proven(user, 'locked');
  await verify(reset, 'totp', await engine.code(user.secret));
  const done = await engine.call('POST', `${reset.path}/unlock`, { token: reset.token });
  expect(done.body.step).toMatchObject({ kind: 'completed', changedAt: null, unlocked: true });
  expect(await domain.ldapsearchBind(user.upn, password)).toMatchObject({ ok: true });
});

test('whatever is tried through Keyturn, an account with threshold five is not locked by it', async () => {
  const user = await agent();
  const desk = (index: number): void => {
    engine.source = `198.51.100.${index}`;
  };
  const wrong = (index: number) => `Wrong-one-${index}`;
  for (let index = 0; index < 6; index += 1) {
    desk(index);
    const body = { username: user.username, password: wrong(index) };
    expect((await engine.call('POST', '/v1/sessions', { body })).status).toBe(401);
  }
  desk(100);
  const reset = await proven(user, 'expiring');
  for (let index = 0; index < 3; index += 1)
    expect((await verify(reset, 'current-password', wrong(index))).status).toBe(422);
  const step = await verify(reset, 'totp', await engine.code(user.secret));
  expect(step.body.step.kind).toBe('new-password');
  for (let index = 0; index < 3; index += 1) {
    const answer = await put(reset, { password: newPassword, currentPassword: wrong(index) });
    expect([422, 429]).toContain(answer.status);
  }
  expect(await domain.isLocked(user.dn)).toBe(false);
  expect(Number(await domain.attribute(user.dn, 'badPwdCount'))).toBeLessThanOrEqual(2);
  expect(await domain.ldapsearchBind(user.upn, password)).toMatchObject({ ok: true });
});
