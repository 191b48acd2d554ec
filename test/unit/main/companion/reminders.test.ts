// Reminders on one workstation: when they come, what they say, what becomes of them.
import { describe, expect, it } from 'vitest';
import { settle } from '../../../fakes/clock.ts';
import { good, unreachable } from '../../../fakes/reset-api.ts';
import { DAY, expiresIn, floor, HOUR, MINUTE, mustChange, never, said } from './floor-bench.ts';
import { ID, TOKEN, verify } from './reset-bench.ts';

describe('a reminder', () => {
  it('says when in words and local time, once, and is reported as shown', async () => {
    const { workstation, server } = floor();
    const desk = workstation();
    await desk.start();
    expect(desk.notifier.present.notice).toEqual({
      title: 'Your password expires soon',
      body: 'Your password expires Thursday 26 November at 11:00, in 3 days.',
      urgent: false,
      change: 'Change now',
      later: 'Later',
    });
    desk.presence.tell('resume', 'unlock', 'network', 'resume');
    await desk.clock.advance(10 * MINUTE);
    expect(said(desk)).toHaveLength(1);
    expect(server.reported.map(({ outcome }) => outcome)).toEqual(['shown']);
  });

  it('comes again with the next stage, and the one before is taken back', async () => {
    const { workstation, server } = floor();
    const desk = workstation();
    await desk.start();
    await desk.clock.advance(8 * HOUR);
    expect(said(desk)).toHaveLength(2);
    expect(desk.notifier.notices.map(({ open }) => open)).toEqual([false, true]);
    expect(server.reported.map(({ outcome }) => outcome)).toEqual(['shown', 'shown']);
  });

  it.each([
    ['never', () => never],
    ['later than the first stage', (server: Parameters<typeof expiresIn>[0]) => expiresIn(server, 15 * DAY)],
  ])('does not come for a password that expires %s', async (_what, status) => {
    const { workstation } = floor({ status });
    const desk = workstation();
    await desk.start();
    await desk.clock.advance(HOUR);
    expect(desk.notifier.notices).toEqual([]);
    expect(desk.tray.face.state).toBe('fine');
  });

  it('comes hourly and at once for a password that must be changed, and is urgent', async () => {
    const { workstation } = floor({ status: () => mustChange });
    const desk = workstation();
    await desk.start();
    expect(desk.notifier.present.notice).toMatchObject({
      title: 'Your password must be changed',
      urgent: true,
      later: null,
    });
    await desk.clock.advance(HOUR);
    expect(said(desk)).toHaveLength(2);
  });

  it('falls silent when the password was changed anywhere', async () => {
    const { workstation, server, clock } = floor();
    const desk = workstation();
    await desk.start();
    server.statuses.set('anna', expiresIn(server, 90 * DAY));
    desk.presence.tell('unlock');
    await clock.advance(2_000);
    expect(desk.notifier.notices.map(({ open }) => open)).toEqual([false]);
    // That it was taken back is nobody's dismissal.
    desk.notifier.notices[0]!.heard('closed');
    await clock.advance(DAY);
    expect(said(desk)).toHaveLength(1);
    expect(server.reported.map(({ outcome }) => outcome)).toEqual(['shown']);
  });

  it('is not given to a screen that is locked, but to who comes back', async () => {
    const { workstation } = floor();
    const desk = workstation();
    await desk.companion.start();
    desk.presence.tell('lock');
    await desk.clock.advance(HOUR);
    expect(said(desk)).toEqual([]);
    expect(desk.server.count('claimReminder')).toBe(0);
    desk.presence.tell('unlock');
    await desk.clock.advance(2_000);
    expect(said(desk)).toHaveLength(1);
  });
});

describe('touching a reminder', () => {
  it.each(['clicked', 'change'] as const)('%s: starts the reset of who sits there', async (event) => {
    const { workstation, server, clock } = floor();
    const desk = workstation();
    await desk.start();
    const expiresAt = new Date(server.now() + 15 * MINUTE).toISOString();
    desk.server.on('createReset', good({ id: ID, token: TOKEN, expiresAt, step: verify }));
    desk.notifier.touch(event);
    await clock.advance(1_000);
    expect(desk.windows.isOpen).toBe(true);
    expect(desk.windows.sent).toContainEqual({ event: 'screen-requested', payload: 'reset' });
    expect(desk.server.requests('createReset')).toEqual([
      { body: { username: 'anna', reason: 'expiring', channel: 'companion' } },
    ]);
    expect(server.reported.map(({ outcome }) => outcome)).toEqual(['shown', 'clicked']);
  });

  it('opens the window even where the reset can not be started', async () => {
    const { workstation } = floor({
      status: () => mustChange,
      settings: { reminders: { forceWindow: false } },
    });
    const desk = workstation();
    await desk.start();
    desk.server.on('createReset', unreachable);
    expect(desk.windows.isOpen).toBe(false);
    desk.notifier.touch('clicked');
    await settle();
    expect(desk.windows.isOpen).toBe(true);
    expect(desk.server.requests('createReset')).toMatchObject([{ body: { reason: 'expired' } }]);
  });

  it('that says nothing brings home, where it is said', async () => {
    const { workstation, server } = floor({ settings: { reminders: { bystanders: 'nothing' } } });
    const desk = workstation();
    await desk.start();
    desk.notifier.touch('change');
    await settle();
    expect(desk.windows.isOpen).toBe(true);
    expect(desk.windows.sent).toContainEqual({ event: 'screen-requested', payload: 'home' });
    expect(desk.server.count('createReset')).toBe(0);
    expect(server.reported.map(({ outcome }) => outcome)).toEqual(['shown', 'clicked']);
  });

  it('later puts it off by the first choice, and then it comes once more', async () => {
    const { workstation, server } = floor();
    const desk = workstation();
    await desk.start();
    desk.notifier.touch('later');
    await settle();
    const until = new Date(server.now() + HOUR).toISOString();
    expect(await desk.home()).toMatchObject({ snoozedUntil: until });
    await desk.clock.advance(59 * MINUTE);
    expect(said(desk)).toHaveLength(1);
    await desk.clock.advance(2 * MINUTE);
    expect(said(desk)).toHaveLength(2);
    expect(server.reported.map(({ outcome }) => outcome)).toEqual(['shown', 'snoozed', 'shown']);
  });

  it('closed is a dismissal, and the stage is over', async () => {
    const { workstation, server } = floor();
    const desk = workstation();
    await desk.start();
    desk.notifier.touch('closed');
    await desk.clock.advance(2 * HOUR);
    expect(server.reported.map(({ outcome }) => outcome)).toEqual(['shown', 'dismissed']);
    expect(said(desk)).toHaveLength(1);
  });
});

describe('putting off from the window', () => {
  it('takes one of the choices and no other', async () => {
    const { workstation, server } = floor();
    const desk = workstation();
    await desk.start();
    expect(await desk.home()).toMatchObject({ snoozeMinutes: [60, 240, 1440], snoozedUntil: null });
    expect(await desk.companion.handle('home.snooze', { minutes: 61 })).toEqual({
      ok: false,
      error: { code: 'forbidden' },
    });
    expect(await desk.companion.handle('home.snooze', { minutes: 240 })).toMatchObject({
      value: { snoozedUntil: new Date(server.now() + 4 * HOUR).toISOString() },
    });
    await settle();
    expect(desk.notifier.notices.map(({ open }) => open)).toEqual([false]);
    expect(server.reported.map(({ outcome }) => outcome)).toEqual(['shown', 'snoozed']);
    await desk.clock.advance(4 * HOUR + MINUTE);
    expect(said(desk)).toHaveLength(2);
  });

  it('is no choice while it is put off', async () => {
    const { workstation, server } = floor();
    const desk = workstation();
    await desk.start();
    await desk.companion.handle('home.snooze', { minutes: 60 });
    await settle();
    expect(await desk.home()).toMatchObject({ snoozeMinutes: [] });
    expect(await desk.companion.handle('home.snooze', { minutes: 1440 })).toEqual({
      ok: false,
      error: { code: 'forbidden' },
    });
    await settle();
    expect(server.reported.map(({ outcome }) => outcome)).toEqual(['shown', 'snoozed']);
  });

  it('is no choice in the last hours', async () => {
    const { workstation } = floor({ status: (server) => expiresIn(server, 20 * HOUR) });
    const desk = workstation();
    await desk.start();
    expect(await desk.home()).toMatchObject({ face: 'urgent', snoozeMinutes: [] });
    expect(desk.notifier.present.notice.later).toBeNull();
    expect(await desk.companion.handle('home.snooze', { minutes: 60 })).toMatchObject({
      error: { code: 'forbidden' },
    });
  });

  it('holds for a reminder that the desktop did not show', async () => {
    const { workstation, server, clock } = floor();
    const desk = workstation();
    desk.notifier.outcome = 'failed';
    await desk.start();
    expect(await desk.home()).toMatchObject({ notShown: 'failed' });
    await desk.companion.handle('home.snooze', { minutes: 60 });
    await clock.advance(30 * MINUTE);
    expect(await desk.home()).toMatchObject({ notShown: null });
    expect(said(desk)).toHaveLength(1);
    expect(server.reported.at(-1)).toMatchObject({ outcome: 'snoozed' });
  });
});

describe('the window in the last hours', () => {
  const last = { status: (server: Parameters<typeof expiresIn>[0]) => expiresIn(server, 5 * HOUR) };

  it('comes to the front once per sign-in', async () => {
    const { workstation, clock } = floor(last);
    const desk = workstation();
    await desk.start();
    expect(desk.windows.isOpen).toBe(true);
    desk.windows.close();
    desk.presence.tell('unlock', 'resume');
    await clock.advance(2 * HOUR);
    expect(desk.windows.isOpen).toBe(false);
    desk.presence.tell('leave', 'enter');
    await clock.advance(2_000);
    expect(desk.windows.isOpen).toBe(false);
  });

  it('does not where IT does not want it', async () => {
    const { workstation } = floor({ ...last, settings: { reminders: { forceWindow: false } } });
    const desk = workstation();
    await desk.start();
    expect(desk.windows.isOpen).toBe(false);
  });

  it('never comes in front of a reset', async () => {
    const { workstation, server, clock } = floor({ status: (known) => expiresIn(known, 25 * HOUR) });
    const desk = workstation();
    await desk.start();
    const expiresAt = new Date(server.now() + 3 * HOUR).toISOString();
    desk.server.on('createReset', good({ id: ID, token: TOKEN, expiresAt, step: verify }));
    await desk.companion.handle('reset.start', { username: 'anna', reason: 'expiring' });
    await clock.advance(90 * MINUTE);
    expect(await desk.home()).toMatchObject({ face: 'urgent' });
    expect(desk.windows.sent.filter(({ event }) => event === 'screen-requested')).toEqual([]);
  });
});
