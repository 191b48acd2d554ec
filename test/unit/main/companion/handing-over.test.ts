// The password on its way to the directory: nothing is handed over twice, and a lost reply is asked for.
import { describe, expect, it } from 'vitest';
import { good, malformed, problem, unreachable } from '../../../fakes/reset-api.ts';
import { settle } from '../../../fakes/clock.ts';
import { codeOf, completed, ended, newPassword, resetBench, VPN, working } from './reset-bench.ts';

const NEW = { password: 'correct horse battery' };

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
    expect(view().credentials).toContainEqual({ id: 'vpn', name: 'VPN', required: false, state: 'failed' });
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
