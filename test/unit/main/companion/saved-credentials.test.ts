// The saved copies of the password after a reset: updated, reported, tried again, and then forgotten.
import { describe, expect, it } from 'vitest';
import { good, problem, unreachable } from '../../../fakes/reset-api.ts';
import { settle } from '../../../fakes/clock.ts';
import { CHAT, codeOf, completed, newPassword, resetBench, VPN } from './reset-bench.ts';

const NEW = { password: 'correct horse battery' };

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

  it('are not told of where a later change is known by now: what an earlier run did is no outcome of this one', async () => {
    const { session, keychain, server, start, view, copies, changed } = await toTheEnd();
    await session.run.setPassword(NEW);
    await settle();
    session.finish();
    // A controller whose clock is ahead.
    copies.heard('anna', '2026-11-23T11:06:00.000Z');
    await start(newPassword);
    const changedAt = '2026-11-23T11:02:00.000Z';
    server.on('setPassword', good({ step: { ...completed, changedAt } }));
    await session.run.setPassword({ password: 'the one after it' });
    await settle();
    expect(view()).toMatchObject({ step: { changedAt }, credentials: [], canRetryCredentials: false });
    expect(changed.mock.lastCall).toEqual([view()]);
    expect(keychain.stored(VPN)).toBe(NEW.password);
    expect(copies.view()).toMatchObject({ need: 'changed-elsewhere' });
  });
});
