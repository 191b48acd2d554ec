// A reset as main runs it: how it starts, what proves who asks, and how it ends.
import { describe, expect, it } from 'vitest';
import { good, problem, unreachable } from '../../../fakes/reset-api.ts';
import { settle } from '../../../fakes/clock.ts';
import { codeOf, completed, ended, ID, newPassword, resetBench, TOKEN, verify } from './reset-bench.ts';

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
