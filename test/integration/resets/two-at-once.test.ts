// Two act at once on one account, on one server or as if on two: one of them happens, and nothing twice.
import { describe, expect, test, vi } from 'vitest';
import { keepUp } from '../../../server/resets/upkeep.ts';
import type { Begun, Engine } from '../../support/engine.ts';
import { begin, proveBoth } from '../../support/engine.ts';
import { callsOn, newPassword } from './calls.ts';
import { engineForEach } from '../../support/engine-each.ts';

let engine: Engine;
let id: string;
let secret: string;
let reset: Begun;
engineForEach(async (fresh) => {
  engine = fresh;
  ({ id, secret, reset } = await calls.provenReset());
});

const calls = callsOn(() => engine);
const put = (password = newPassword, on = reset) => calls.put(on, { password });
const step = async (of = reset) => (await calls.get(of)).body.step;
/** Past the lease of a server that died, and past the time in which a request may still be on its way. */
const later = () => engine.later(60);
describe('two at once', () => {
  test('two equal submissions reach the directory once', async () => {
    const answers = await Promise.all([put(), put(), put('another-Harbour-43-violet')]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(engine.directory.handedOver).toBe(1);
  });

  test('two that the directory refuses by a rule it has just changed: nothing unforeseen', async () => {
    engine.directory.setPolicy({ minLength: 40 });
    const { db } = engine.resets;
    const transaction = db.transaction.bind(db);
    const first = Promise.withResolvers<Awaited<ReturnType<typeof put>>>();
    // The second was let in with the old rules and claims when the first has been refused by the new ones.
    const spy = vi.spyOn(db, 'transaction').mockImplementationOnce(async (work, config) => {
      first.resolve(await put());
      return transaction(work, config);
    });
    expect((await put()).body.type).toBe('urn:keyturn:problem:change-in-progress');
    expect((await first.promise).body.reason).toBe('too-short');
    spy.mockRestore();
  });

  test('cancelled while the change is claimed: one of them happens, never both', async () => {
    const claimed = Promise.withResolvers<undefined>();
    const gate = Promise.withResolvers<undefined>();
    const real = engine.directory.setPassword.bind(engine.directory);
    vi.spyOn(engine.directory, 'setPassword').mockImplementation(async (...given) => {
      claimed.resolve(undefined);
      await gate.promise;
      return real(...given);
    });
    const { db } = engine.resets;
    const transaction = db.transaction.bind(db);
    const holdOnce = vi.spyOn(db, 'transaction');
    let change: ReturnType<typeof put> | null = null;
    // The change is claimed after the cancelling was let in and before it writes.
    holdOnce.mockImplementationOnce(async (work, config) => {
      change = put();
      await claimed.promise;
      return transaction(work, config);
    });
    const cancelled = await engine.call('DELETE', reset.path, { token: reset.token });
    gate.resolve(undefined);
    holdOnce.mockRestore();
    const changed = await change!;
    expect([cancelled.status, changed.status]).toEqual([409, 200]);
    expect((await step()).kind).toBe('completed');
    const types = (await engine.audit()).filter((event) => event.targetId === id).map(({ type }) => type);
    expect(types).not.toContain('reset.cancelled');
  });

  test('two resets of one account: the second waits until the first is settled', async () => {
    const other = await begin(engine, (await engine.directory.read(id))!.names.username);
    engine.clock.advance(60);
    await proveBoth(engine, other, secret);
    engine.directory.faults = ['lost-before'];
    expect((await put()).body.step.kind).toBe('working');
    expect((await put(newPassword, other)).body.type).toBe('urn:keyturn:problem:change-in-progress');
    expect(engine.directory.handedOver).toBe(1);
  });

  test('a server that was taken for dead before it handed anything over does not do it any more', async () => {
    const username = `carl-${crypto.randomUUID()}`;
    const own = engine.addAccount({ username, recoveryMail: 'c@home.example' });
    const app = await engine.enrolTotp(own);
    const expiring = await begin(engine, username, 'expiring');
    const verify = (factor: string, response: string) =>
      engine.call('POST', `${expiring.path}/verifications`, {
        token: expiring.token,
        body: { factor, response },
      });
    await verify('totp', await engine.code(app));
    await verify('current-password', 'old-Password-1');
    const real = engine.directory.badPasswordCount.bind(engine.directory);
    vi.spyOn(engine.directory, 'badPasswordCount').mockImplementationOnce(async (account) => {
      await later();
      await keepUp(engine.resets);
      return real(account);
    });
    const answer = await engine.call('PUT', `${expiring.path}/password`, {
      token: expiring.token,
      body: { password: newPassword, currentPassword: 'old-Password-1' },
    });
    expect(answer.body.step.kind).toBe('new-password');
    expect(engine.directory.handedOver).toBe(0);
  });

  test('a server that lives is not judged by another', async () => {
    const gate = Promise.withResolvers<undefined>();
    const real = engine.directory.setPassword.bind(engine.directory);
    const begun = Promise.withResolvers<undefined>();
    vi.spyOn(engine.directory, 'setPassword').mockImplementation(async (...given) => {
      begun.resolve(undefined);
      await gate.promise;
      return real(...given);
    });
    const resolve = vi.spyOn(engine.directory, 'resolve');
    const call = put();
    await begun.promise;
    await keepUp(engine.resets);
    expect((await step()).kind).toBe('working');
    expect(resolve).not.toHaveBeenCalled();
    gate.resolve(undefined);
    expect((await call).body.step.kind).toBe('completed');
  });
});
