// What happens when an answer is lost, a server dies, or two act at once: nothing is done twice, and what is
// shown is true. Servers die only at the rim: in the directory, before or after it has done its work.
import { describe, expect, test, vi } from 'vitest';
import { DirectoryUnavailable } from '../../../server/directory/directory.ts';
import { keepUp } from '../../../server/resets/upkeep.ts';
import type { Begun, Engine } from '../../support/engine.ts';
import { begin } from '../../support/engine.ts';
import { callsOn, newPassword } from './calls.ts';
import { engineForEach } from '../../support/engine-each.ts';

let engine: Engine;
let id: string;
let reset: Begun;
engineForEach(async (fresh) => {
  engine = fresh;
  ({ id, reset } = await calls.provenReset());
});

const calls = callsOn(() => engine);
const put = (password = newPassword, on = reset) => calls.put(on, { password });
const step = async (of = reset) => (await calls.get(of)).body.step;
/** Past the lease of a server that died, and past the time in which a request may still be on its way. */
const later = () => engine.later(60);
const outcomes = async () =>
  (await engine.audit())
    .filter(({ type, targetId }) => type === 'password.change' && targetId === id)
    .map(({ outcome }) => outcome);

/** The server dies while it asks the directory: the call never comes back, whatever the directory did. */
async function dieDuring(method: 'prepareChange' | 'setPassword' | 'unlock', when: 'before' | 'after') {
  const real = engine.directory[method].bind(engine.directory) as (...given: unknown[]) => Promise<unknown>;
  const reached = Promise.withResolvers<undefined>();
  const spy = vi.spyOn(engine.directory, method).mockImplementation(async (...given: unknown[]) => {
    if (when === 'after') await real(...given);
    reached.resolve(undefined);
    return new Promise<never>(() => undefined);
  });
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const call =
    method === 'unlock' ? engine.call('POST', `${reset.path}/unlock`, { token: reset.token }) : put();
  void call.catch(() => undefined);
  await reached.promise;
  // With its timers gone nobody renews its lease any more.
  vi.clearAllTimers();
  vi.useRealTimers();
  spy.mockRestore();
  await engine.crash();
}

describe('an answer is lost', () => {
  test('after the directory took the password: completed, once', async () => {
    engine.directory.faults = ['lost-after'];
    expect((await put()).body.step).toMatchObject({ kind: 'completed', confirmed: 'not-possible' });
    expect(engine.directory.accepted).toHaveLength(1);
    expect(await outcomes()).toEqual(['intended', 'succeeded']);
  });

  test('before it took it: working until that is certain, then the next try', async () => {
    engine.directory.faults = ['lost-before'];
    expect((await put()).body.step.kind).toBe('working');
    expect((await step()).kind).toBe('working');
    expect((await put('another-Harbour-43-violet')).body.type).toBe('urn:keyturn:problem:change-in-progress');
    await later();
    expect((await step()).kind).toBe('new-password');
    expect((await put()).body.step.kind).toBe('completed');
    expect(engine.directory.accepted).toHaveLength(1);
    expect(await outcomes()).toEqual(['intended', 'refused', 'intended', 'succeeded']);
  });

  test('before it took it, after long preparing: the time is counted from the handing over', async () => {
    const real = engine.directory.prepareChange.bind(engine.directory);
    vi.spyOn(engine.directory, 'prepareChange').mockImplementationOnce(async (account) => {
      await engine.later(30);
      return real(account);
    });
    engine.directory.faults = ['lost-before'];
    expect((await put()).body.step.kind).toBe('working');
  });

  test('and nobody answers any more: working, until the controller is back', async () => {
    engine.directory.faults = ['lost-after'];
    const real = engine.directory.resolve.bind(engine.directory);
    const spy = vi.spyOn(engine.directory, 'resolve').mockResolvedValue({ kind: 'unreachable' });
    expect((await put()).body.step.kind).toBe('working');
    await later();
    expect((await step()).kind).toBe('working');
    spy.mockImplementation(real);
    await later();
    expect((await step()).kind).toBe('completed');
  });

  test('and nothing proves either: undetermined, said so, and no second try in this reset', async () => {
    engine.directory.faults = ['lost-after'];
    vi.spyOn(engine.directory, 'resolve').mockResolvedValue({ kind: 'undetermined' });
    expect((await put()).body.step).toEqual({ kind: 'ended', outcome: 'undetermined' });
    expect((await put()).status).toBe(410);
    expect(await outcomes()).toEqual(['intended', 'unknown']);
  });

  test('because of something nobody foresaw: asked, not guessed', async () => {
    vi.spyOn(engine.directory, 'setPassword').mockRejectedValueOnce(new Error('a bug'));
    expect((await put()).body.step.kind).toBe('working');
  });
});

describe('the directory does not answer', () => {
  test('before anything was handed over: 503, nothing open, and the next try works', async () => {
    engine.directory.faults = ['unavailable'];
    expect((await put()).status).toBe(503);
    expect((await step()).kind).toBe('new-password');
    expect((await put()).body.step.kind).toBe('completed');
  });

  test('when the change is prepared: the same', async () => {
    engine.directory.down = true;
    expect((await put()).status).toBe(503);
    engine.directory.down = false;
    expect((await put()).body.step.kind).toBe('completed');
  });
});

describe('a server dies', () => {
  test('before it handed anything over', async () => {
    await dieDuring('prepareChange', 'before');
    expect((await step()).kind).toBe('working');
    await later();
    expect((await step()).kind).toBe('new-password');
    expect(engine.directory.handedOver).toBe(0);
    expect((await put()).body.step.kind).toBe('completed');
  });

  test('after the intent, before the directory did anything', async () => {
    await dieDuring('setPassword', 'before');
    expect((await put()).body.type).toBe('urn:keyturn:problem:change-in-progress');
    await later();
    expect((await step()).kind).toBe('new-password');
    expect(engine.directory.accepted).toHaveLength(0);
  });

  test('between accepted and replied: completed at the next start, not done again', async () => {
    await dieDuring('setPassword', 'after');
    await later();
    await keepUp(engine.resets);
    expect(await step()).toMatchObject({ kind: 'completed', confirmed: 'not-possible' });
    expect(engine.directory.accepted).toHaveLength(1);
    expect(await outcomes()).toEqual(['intended', 'succeeded']);
    await engine.resets.outbox.drain();
    expect(engine.courier.sent.at(-1)?.mail.subject).toBe('Your Corp password was changed');
  });

  test('between accepted and unlocked: unlocked before it is settled', async () => {
    await dieDuring('setPassword', 'after');
    engine.directory.change(id, { lockedAt: engine.clock.now() });
    await later();
    await keepUp(engine.resets);
    expect(await step()).toMatchObject({ kind: 'completed', unlocked: true });
    expect((await engine.directory.read(id))!.locked).toBe(false);
  });

  test('between accepted and unlocked, and nobody unlocks yet: it stays open', async () => {
    await dieDuring('setPassword', 'after');
    engine.directory.change(id, { lockedAt: engine.clock.now() });
    await later();
    const spy = vi.spyOn(engine.directory, 'unlock').mockRejectedValue(new DirectoryUnavailable('away'));
    await keepUp(engine.resets);
    expect((await step()).kind).toBe('working');
    spy.mockRestore();
    await later();
    expect(await step()).toMatchObject({ kind: 'completed', unlocked: true });
  });

  test('while it unlocks: found out by asking', async () => {
    engine.directory.change(id, { lockedAt: engine.clock.now() });
    await dieDuring('unlock', 'after');
    await later();
    expect(await step()).toMatchObject({ kind: 'completed', changedAt: null, unlocked: true });
  });

  test('before it unlocks: nothing was done, and it may be tried again', async () => {
    engine.directory.change(id, { lockedAt: engine.clock.now() });
    await dieDuring('unlock', 'before');
    await engine.later(30);
    expect((await step()).kind).toBe('new-password');
    expect((await engine.directory.read(id))!.locked).toBe(true);
  });
});

test('the time runs out while the directory works: completed is completed', async () => {
  engine.directory.faults = ['lost-after'];
  const spy = vi.spyOn(engine.directory, 'resolve').mockResolvedValue({ kind: 'unreachable' });
  await put();
  await engine.later(3_600);
  expect((await step()).kind).toBe('working');
  await keepUp(engine.resets);
  spy.mockRestore();
  await later();
  await keepUp(engine.resets);
  expect((await step()).kind).toBe('completed');
});

test('the directory is away when the proof is complete: it stays, and GET goes on later', async () => {
  const username = `fatima-${crypto.randomUUID()}`;
  const account = engine.addAccount({ username, recoveryMail: 'f@home.example' });
  const [app, codes] = [await engine.enrolTotp(account), await engine.enrolRecoveryCodes(account)];
  const own = await begin(engine, username);
  const verify = (factor: string, response: string) =>
    engine.call('POST', `${own.path}/verifications`, { token: own.token, body: { factor, response } });
  await verify('totp', await engine.code(app));
  engine.directory.down = true;
  expect((await verify('recovery-code', codes[0]!)).status).toBe(503);
  expect((await engine.call('GET', own.path, { token: own.token })).status).toBe(503);
  const longer = await engine.call('POST', `${own.path}/extension`, { token: own.token });
  expect(longer.status).toBe(200);
  engine.directory.down = false;
  expect((await step(own)).kind).toBe('new-password');
});
