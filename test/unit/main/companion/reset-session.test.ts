// A reset as main runs it: nothing is handed over twice, a lost reply is asked for, secrets are forgotten.
import { describe, expect, it } from 'vitest';
import { good, malformed, problem, unreachable } from '../../../fakes/reset-api.ts';
import { settle } from '../../../fakes/clock.ts';
import {
  CHAT,
  codeOf,
  completed,
  ended,
  ID,
  newPassword,
  resetBench,
  TOKEN,
  verify,
  VPN,
  working,
} from './reset-bench.ts';

const NEW = { password: 'correct horse battery' };

describe('starting', () => {
  it('tells the step at once and the reference as soon as the server does', async () => {
    const { start, view, server } = resetBench();
    expect(await start()).toMatchObject({
      username: 'anna',
      reason: 'expired',
      step: verify,
      reference: null,
    });
    expect(view()).toMatchObject({ reference: '7K3-M2P', extendable: true, connection: 'online' });
    expect(server.requests('createReset')).toMatchObject([
      { body: { username: 'anna', reason: 'expired', channel: 'companion' } },
    ]);
    expect(server.requests('readReset')).toMatchObject([{ params: { id: ID }, token: TOKEN }]);
  });

  it('counts the time left by the server, whatever the workstation shows', async () => {
    const { start, view, clock } = resetBench();
    await start();
    expect(view().expiresInSeconds).toBeCloseTo(900, 0);
    expect(view().clockOffsetMs).toBe(2 * 3_600_000);
    clock.wallAtStart += 86_400_000;
    await clock.advance(60_000);
    expect(view().expiresInSeconds).toBeCloseTo(840, 0);
  });

  it('refuses a second reset while one is under way', async () => {
    const { start, session } = resetBench();
    await start();
    expect(await codeOf(() => session.start({ username: 'ben', reason: 'locked' }))).toEqual({
      code: 'busy',
    });
  });

  it('says why it did not start', async () => {
    const { session, server } = resetBench();
    expect(await codeOf(() => session.start({ username: 'anna', reason: 'expired' }))).toEqual({
      code: 'unreachable',
      cause: 'refused',
    });
    server.on('createReset', problem('too-many-requests', { retryAfterSeconds: 30 }));
    expect(await codeOf(() => session.start({ username: 'anna', reason: 'expired' }))).toMatchObject({
      code: 'api',
      problem: 'too-many-requests',
      details: { retryAfterSeconds: 30 },
    });
    expect(session.view()).toBeNull();
  });
});

describe('proving', () => {
  it('moves with each reply', async () => {
    const { start, session, server } = resetBench();
    await start();
    server.on('verifyReset', good({ step: { ...verify, satisfied: ['totp'] } }));
    expect(await session.run.verify({ factor: 'totp', response: '123456' })).toMatchObject({
      step: { satisfied: ['totp'] },
    });
  });

  it('never takes an answer from before for a later one', async () => {
    const { start, session, server, view, reading } = resetBench();
    await start();
    let answer: (value: ReturnType<typeof reading>) => void = () => undefined;
    server.on('readReset', () => new Promise((resolve) => (answer = resolve)), reading(newPassword));
    session.refresh();
    await settle();
    server.on('verifyReset', good({ step: newPassword }));
    await session.run.verify({ factor: 'totp', response: '123456' });
    answer(reading(verify));
    await settle();
    expect(view().step.kind).toBe('new-password');
  });

  it('says that a proof was wrong and stays where it is', async () => {
    const { start, session, server, view } = resetBench();
    await start();
    server.on('verifyReset', problem('factor-rejected', { attemptsLeft: 8 }));
    expect(await codeOf(() => session.run.verify({ factor: 'totp', response: '000000' }))).toMatchObject({
      problem: 'factor-rejected',
      details: { attemptsLeft: 8 },
    });
    expect(view()).toMatchObject({ step: verify, connection: 'online' });
  });

  it('goes on by itself when the server is back after a lost reply', async () => {
    const { start, session, server, view, clock, reading } = resetBench();
    await start();
    server.on('verifyReset', unreachable);
    server.on('readReset', unreachable, unreachable, reading({ ...verify, satisfied: ['totp'] }));
    expect(await codeOf(() => session.run.verify({ factor: 'totp', response: '123456' }))).toMatchObject({
      code: 'unreachable',
    });
    expect(view().connection).toBe('retrying');
    await clock.advance(60_000);
    expect(view()).toMatchObject({ connection: 'online', step: { satisfied: ['totp'] } });
    expect(server.count('verifyReset')).toBe(1);
  });

  it('does one thing at a time', async () => {
    const { start, session, server } = resetBench();
    await start();
    server.on('verifyReset', () => new Promise(() => undefined));
    void session.run.verify({ factor: 'totp', response: '123456' });
    expect(await codeOf(() => session.run.challenge('email-code'))).toEqual({ code: 'busy' });
  });
});

describe('handing over a password', () => {
  it('sends the current password along once it was proven, where the directory can use it', async () => {
    const { start, session, server } = resetBench();
    await start();
    server.on('verifyReset', good({ step: newPassword }));
    await session.run.verify({ factor: 'current-password', response: 'the old one' });
    server.on('setPassword', good({ step: completed }));
    await session.run.setPassword(NEW);
    expect(server.requests('setPassword')).toMatchObject([
      { body: { password: NEW.password, currentPassword: 'the old one' } },
    ]);
  });

  it('does not send it where the policy has no use for it', async () => {
    const { start, session, server } = resetBench();
    await start();
    server.on('verifyReset', good({ step: { ...newPassword, currentPasswordUsable: false } }));
    await session.run.verify({ factor: 'current-password', response: 'the old one' });
    server.on('setPassword', good({ step: completed }));
    await session.run.setPassword(NEW);
    expect(server.requests('setPassword')).toMatchObject([{ body: NEW }]);
    expect(server.requests('setPassword')[0]?.['body']).not.toHaveProperty('currentPassword');
  });

  it('says what was refused and lets the person choose another one', async () => {
    const { start, session, server, view } = resetBench();
    await start(newPassword);
    server.on('setPassword', problem('password-refused', { reason: 'too-short' }));
    expect(await codeOf(() => session.run.setPassword(NEW))).toMatchObject({
      problem: 'password-refused',
      details: { reason: 'too-short' },
    });
    expect(view().step).toEqual(newPassword);
  });

  it('says so where the directory turns out not to have taken it, and forgets that password', async () => {
    const { start, session, server, reading, view, clock, keychain } = resetBench();
    await start(newPassword);
    keychain.store(VPN, 'old');
    server.on('setPassword', good({ step: working }));
    server.on('readReset', reading(working), reading(newPassword));
    const asked = codeOf(() => session.run.setPassword({ password: 'handed over first' }));
    await clock.advance(3_000);
    expect(await asked).toEqual({ code: 'not-taken' });
    expect(view().step).toEqual(newPassword);
    server.on('setPassword', unreachable);
    server.on('readReset', reading(completed));
    server.on('reportSavedCredentials', good(undefined));
    await session.run.setPassword(NEW);
    await settle();
    expect(keychain.stored(VPN)).toBe(NEW.password);
  });

  it('does not say that nobody answers once somebody does', async () => {
    const { start, session, server, reading, clock } = resetBench();
    await start(newPassword);
    server.on('setPassword', unreachable);
    server.on('readReset', unreachable, reading(newPassword));
    const asked = codeOf(() => session.run.setPassword(NEW));
    await clock.advance(20_000);
    expect(await asked).toEqual({ code: 'not-taken' });
  });

  it("keeps the server's sentences for IT away from the window", async () => {
    const { start, session, server } = resetBench();
    await start(newPassword);
    server.on(
      'setPassword',
      problem('password-refused', { reason: 'not-accepted', detail: 'LDAP result 19, 0000052D' }),
    );
    expect(await codeOf(() => session.run.setPassword(NEW))).toEqual({
      code: 'api',
      problem: 'password-refused',
      details: { reason: 'not-accepted' },
    });
  });

  it('asks after a lost reply, and never hands over again', async () => {
    const { start, session, server, clock, reading, view, keychain } = resetBench();
    await start(newPassword);
    keychain.store(VPN, 'old');
    server.on('setPassword', unreachable);
    server.on('readReset', unreachable, reading(working), reading(working), reading(completed));
    server.on('reportSavedCredentials', good(undefined));
    const decided = session.run.setPassword(NEW);
    await settle();
    expect(view()).toMatchObject({ step: { kind: 'working' }, connection: 'retrying' });
    await clock.advance(30_000);
    expect((await decided).step.kind).toBe('completed');
    await clock.advance(1_000);
    expect(server.count('setPassword')).toBe(1);
    expect(keychain.stored(VPN)).toBe(NEW.password);
  });

  it.each([
    ['no reply', unreachable, { code: 'not-taken' }],
    ['a reply that is none', malformed, { code: 'not-taken' }],
    ['the directory away', problem('directory-unavailable'), { problem: 'directory-unavailable' }],
  ])('tells the truth when nothing was done after %s', async (_what, reply, told) => {
    const { start, session, server, clock, view } = resetBench();
    await start(newPassword);
    server.on('setPassword', reply);
    const outcome = codeOf(() => session.run.setPassword(NEW));
    await clock.advance(5_000);
    expect(await outcome).toMatchObject(told);
    expect(view()).toMatchObject({ step: newPassword, connection: 'online' });
  });

  it('does not guess which of two unanswered passwords the directory took', async () => {
    const { start, session, server, clock, reading, view, keychain } = resetBench();
    await start(newPassword);
    keychain.store(VPN, 'old');
    server.on('setPassword', unreachable);
    const first = codeOf(() => session.run.setPassword({ password: 'the first of two' }));
    await clock.advance(5_000);
    await first;
    server.on('readReset', reading(completed));
    server.on('reportSavedCredentials', good(undefined));
    const second = session.run.setPassword({ password: 'the second of two' });
    await clock.advance(5_000);
    expect((await second).step.kind).toBe('completed');
    expect(keychain.stored(VPN)).toBe('old');
    expect(view().credentials).toContainEqual({ id: 'vpn', name: 'VPN', state: 'failed' });
  });

  it('says that the outcome is not known when nobody answers until long after the deadline', async () => {
    const { start, session, server, clock, view } = resetBench();
    await start(newPassword);
    server.on('setPassword', unreachable);
    server.on('readReset', unreachable);
    const decided = session.run.setPassword(NEW);
    await clock.advance(19 * 60_000);
    expect(view()).toMatchObject({ step: { kind: 'working' }, connection: 'retrying', expiresInSeconds: 0 });
    await clock.advance(5 * 60_000);
    expect((await decided).step).toEqual(ended('undetermined'));
  });

  it('can not be cancelled or started over while the directory has it', async () => {
    const { start, session, server } = resetBench();
    await start(newPassword);
    server.on('setPassword', () => new Promise(() => undefined));
    void session.run.setPassword(NEW);
    await settle();
    expect(await codeOf(() => session.cancel())).toEqual({ code: 'busy' });
    expect(await codeOf(() => session.run.setPassword(NEW))).toEqual({ code: 'busy' });
    expect(server.count('setPassword')).toBe(1);
  });

  it('unlocks alone, and touches no saved copy', async () => {
    const { start, session, server, keychain, view } = resetBench();
    await start(newPassword, 'locked');
    keychain.store(VPN, 'old');
    server.on('unlock', good({ step: { ...completed, changedAt: null } }));
    expect((await session.run.unlock()).step).toMatchObject({ kind: 'completed', changedAt: null });
    await settle();
    expect(keychain.asked).toEqual([]);
    expect(view().credentials).toEqual([]);
  });
});

describe('saved credentials', () => {
  const toTheEnd = async (confirmed: 'yes' | 'not-possible' | 'no' = 'yes') => {
    const bench = resetBench();
    await bench.start(newPassword);
    bench.keychain.store(VPN, 'old');
    bench.keychain.store(CHAT, 'old');
    bench.server.on('setPassword', good({ step: { ...completed, confirmed } }));
    bench.server.on('reportSavedCredentials', good(undefined));
    return bench;
  };

  it.each(['yes', 'not-possible'] as const)('follow once the sign-in is confirmed: %s', async (confirmed) => {
    const { session, keychain, view, server } = await toTheEnd(confirmed);
    await session.run.setPassword(NEW);
    await settle();
    expect(keychain.stored(VPN)).toBe(NEW.password);
    expect(keychain.stored(CHAT)).toBe(NEW.password);
    expect(view()).toMatchObject({
      canRetryCredentials: false,
      credentials: [
        { id: 'vpn', state: 'updated' },
        { id: 'chat', state: 'updated' },
        { id: 'mail', state: 'not-found' },
      ],
    });
    expect(server.requests('reportSavedCredentials')).toMatchObject([
      {
        body: {
          items: [
            { id: 'vpn', outcome: 'updated' },
            { id: 'chat', outcome: 'updated' },
            { id: 'mail', outcome: 'not-found' },
          ],
        },
      },
    ]);
    expect(JSON.stringify(server.requests('reportSavedCredentials'))).not.toContain(NEW.password);
  });

  it('are left alone when the sign-in with the new password did not work', async () => {
    const { session, keychain, view } = await toTheEnd('no');
    await session.run.setPassword(NEW);
    await settle();
    expect(keychain.asked).toEqual([]);
    expect(view().credentials).toEqual([]);
  });

  it('can be tried again once somebody has unlocked the keychain', async () => {
    const { session, keychain, view } = await toTheEnd();
    keychain.fault = 'locked';
    await session.run.setPassword(NEW);
    await settle();
    expect(view()).toMatchObject({ canRetryCredentials: true, credentials: [{ state: 'locked' }, {}, {}] });
    keychain.unlocks = true;
    session.run.retryCredentials();
    await settle();
    expect(keychain.stored(VPN)).toBe(NEW.password);
    expect(view()).toMatchObject({ canRetryCredentials: false, credentials: [{ state: 'updated' }, {}, {}] });
  });

  it('forget the password after five minutes, tried again or not', async () => {
    const { session, keychain, view, clock } = await toTheEnd();
    keychain.fault = 'locked';
    await session.run.setPassword(NEW);
    await clock.advance(4 * 60_000);
    session.run.retryCredentials();
    await clock.advance(30_000);
    expect(view().canRetryCredentials).toBe(true);
    await clock.advance(31_000);
    expect(view().canRetryCredentials).toBe(false);
    expect(await codeOf(() => session.run.retryCredentials())).toEqual({ code: 'forbidden' });
  });

  it('are reported again, under the same key, until the server has it', async () => {
    const { session, server, clock } = await toTheEnd();
    server.on('reportSavedCredentials', unreachable, problem('database-unavailable'), good(undefined));
    await session.run.setPassword(NEW);
    await clock.advance(120_000);
    const keys = server.requests('reportSavedCredentials').map((request) => request['idempotencyKey']);
    expect(keys).toHaveLength(3);
    expect(new Set(keys)).toEqual(new Set([expect.stringMatching(/^0{8}-/)]));
  });

  it('forget the password at once when the person has read the end', async () => {
    const { session, keychain, clock } = await toTheEnd();
    keychain.fault = 'locked';
    await session.run.setPassword(NEW);
    await settle();
    expect(clock.timers).toBe(1);
    session.finish();
    expect(clock.timers).toBe(0);
  });

  it('are brought to their end when the person does not wait', async () => {
    const { session, keychain } = await toTheEnd();
    await session.run.setPassword(NEW);
    session.finish();
    await settle();
    expect(session.view()).toBeNull();
    expect(keychain.stored(CHAT)).toBe(NEW.password);
  });
});

describe('ending', () => {
  it('asks at the deadline and shows what the server says', async () => {
    const { start, server, clock, view, reading } = resetBench();
    await start();
    server.on('readReset', reading(ended('expired')));
    await clock.advance(901_000);
    expect(view().step).toEqual(ended('expired'));
  });

  it('is over at the deadline even where nobody answers', async () => {
    const { start, server, clock, view } = resetBench();
    await start();
    server.on('readReset', unreachable);
    await clock.advance(901_000);
    expect(view().step).toEqual(ended('expired'));
    expect(clock.timers).toBe(0);
  });

  it('leaves nothing to wait for and asks no more', async () => {
    const { start, session, server, clock } = resetBench();
    await start(newPassword);
    server.on('unlock', good({ step: { ...completed, changedAt: null } }));
    await session.run.unlock();
    expect(clock.timers).toBe(0);
    const before = server.asked.length;
    session.refresh();
    await clock.advance(3_600_000);
    expect(server.asked).toHaveLength(before);
  });

  it('has more time once', async () => {
    const { start, session, server, clock, view, reading } = resetBench();
    await start();
    const later = '2026-11-23T11:25:00.000Z';
    server.on('extend', good({ expiresAt: later }));
    expect(await session.run.extend()).toMatchObject({ extendable: false, expiresInSeconds: 1500 });
    server.on('readReset', reading(verify, later));
    await clock.advance(901_000);
    expect(view().step).toEqual(verify);
  });

  it('cancels here and at the server, also where that one does not answer', async () => {
    const { start, session, server, clock, changed } = resetBench();
    await start();
    await session.cancel();
    expect(session.view()).toBeNull();
    expect(changed).toHaveBeenLastCalledWith(null);
    expect(server.requests('cancelReset')).toMatchObject([{ params: { id: ID }, token: TOKEN }]);
    await clock.advance(3_600_000);
    expect(clock.timers).toBe(0);
    expect(changed).toHaveBeenLastCalledWith(null);
  });

  it('is finished only when it is over', async () => {
    const { start, session, server } = resetBench();
    await start(newPassword);
    expect(await codeOf(() => session.finish())).toEqual({ code: 'busy' });
    server.on('unlock', good({ step: { ...completed, changedAt: null } }));
    await session.run.unlock();
    session.finish();
    expect(await codeOf(() => session.run)).toEqual({ code: 'no-reset' });
  });

  it('is not shown to who comes next', async () => {
    const { start, session, server } = resetBench();
    await start(newPassword);
    session.windowClosed();
    expect(session.view()).not.toBeNull();
    server.on('unlock', good({ step: { ...completed, changedAt: null } }));
    await session.run.unlock();
    session.windowClosed();
    expect(session.view()).toBeNull();
  });

  it('is over when the server does not know it any more', async () => {
    const { start, session, server, view } = resetBench();
    await start();
    server.on('readReset', problem('sign-in-needed'));
    session.refresh();
    await settle();
    expect(view().step).toEqual(ended('expired'));
  });
});
