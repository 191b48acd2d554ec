// The home screen: what it is told, when, and what it can ask for.
import { describe, expect, it } from 'vitest';
import { settle } from '../../../fakes/clock.ts';
import { problem } from '../../../fakes/reset-api.ts';
import { type Bench, DAY, expiresIn, floor, HOUR, MINUTE } from './floor-bench.ts';
import { settings } from './companion-bench.ts';

const told = (desk: Bench) => desk.windows.sent.filter(({ event }) => event === 'home-changed');

describe('the home screen', () => {
  it('knows how the password stands, by the server’s clock', async () => {
    const { workstation, server } = floor();
    const desk = workstation();
    await desk.start();
    expect(await desk.home()).toMatchObject({
      seat: { mode: 'os-user', username: 'anna' },
      known: { status: server.statuses.get('anna'), enrolled: ['totp'], policy: { rules: [] } },
      connection: 'current',
      face: 'soon',
      reminders: [{ outcome: 'shown', channel: 'workstation' }],
      notShown: null,
      clockOffsetMs: 1_000,
    });
  });

  it('is told when something has changed, and only then', async () => {
    const { workstation, server, clock } = floor();
    const desk = workstation();
    await desk.start();
    desk.companion.open('home');
    await clock.advance(2_000);
    const before = told(desk).length;
    await clock.advance(20 * MINUTE);
    expect(told(desk)).toHaveLength(before);
    server.statuses.set('anna', expiresIn(server, 90 * DAY));
    desk.presence.tell('network');
    await clock.advance(2_000);
    expect(told(desk).at(-1)).toMatchObject({ payload: { face: 'fine' } });
  });

  it('asks anew when it is opened once more, though its window is there already', async () => {
    const { workstation, server, clock } = floor();
    const desk = workstation();
    await desk.start();
    desk.companion.open();
    await clock.advance(MINUTE);
    server.statuses.set('anna', expiresIn(server, 90 * DAY));
    desk.companion.open();
    await clock.advance(2_000);
    expect(told(desk).at(-1)).toMatchObject({ payload: { face: 'fine' } });
  });

  it('is told when the clock of the workstation was moved, since what it counts down is the time of the server', async () => {
    const { workstation, clock } = floor();
    const desk = workstation();
    await desk.start();
    desk.companion.open('home');
    clock.wallAtStart += HOUR;
    await clock.advance(6 * MINUTE);
    expect(told(desk).at(-1)).toMatchObject({ payload: { clockOffsetMs: 1_000 - HOUR } });
  });

  it('hears the answer to its own question', async () => {
    const { workstation, server } = floor();
    const desk = workstation();
    await desk.start();
    server.statuses.set('anna', expiresIn(server, 90 * DAY));
    expect(await desk.companion.handle('home.refresh', undefined)).toMatchObject({
      value: { face: 'fine', connection: 'current' },
    });
    desk.way.away = true;
    expect(await desk.companion.handle('home.refresh', undefined)).toMatchObject({
      value: { face: 'fine', connection: 'offline' },
    });
  });

  it('turns with time alone: soon, urgent, expired', async () => {
    const { workstation, clock } = floor({ status: (server) => expiresIn(server, 25 * HOUR) });
    const desk = workstation();
    await desk.start();
    const faces: string[] = [];
    for (let hour = 0; hour < 28; hour += 3) {
      faces.push((await desk.home()).face);
      expect(desk.tray.face.state).toBe(faces.at(-1));
      await clock.advance(3 * HOUR);
    }
    expect([...new Set(faces)]).toEqual(['soon', 'urgent', 'expired']);
  });

  it('and the tray count down by the minute in the last hour', async () => {
    const { workstation, clock } = floor({ status: (server) => expiresIn(server, 30 * MINUTE + 5_000) });
    const desk = workstation();
    await desk.start();
    expect(desk.tray.face.tooltip).toMatch(/, in 30 minutes$/);
    await clock.advance(MINUTE + 10_000);
    expect(desk.tray.face.tooltip).toMatch(/, in 28 minutes$/);
  });
});

describe('a workstation that IT does not let in', () => {
  it('says that it was removed, and reminds of nothing', async () => {
    const { workstation, server, clock } = floor();
    const desk = workstation();
    await desk.start();
    server.revokeAll();
    desk.presence.tell('unlock');
    await clock.advance(DAY);
    expect(await desk.home()).toMatchObject({ connection: 'revoked', known: null, face: 'unknown' });
    expect(desk.notifier.notices.map(({ open }) => open)).toEqual([false]);
    expect(server.devices).toBe(1);
  });

  it('comes back with another enrolment token, without a restart', async () => {
    const { workstation, server, clock, reading } = floor();
    const desk = workstation();
    await desk.start();
    server.revokeAll();
    server.enrolmentToken = 'the token of next year';
    await clock.advance(HOUR);
    expect(await desk.home()).toMatchObject({ connection: 'revoked' });
    desk.settings.reading = reading();
    await clock.advance(HOUR);
    expect(await desk.home()).toMatchObject({ connection: 'current', face: 'soon' });
    expect(server.devices).toBe(2);
  });

  it('has no enrolment token: it asks nothing, and notices when one comes', async () => {
    const { workstation, clock, reading } = floor();
    const desk = workstation();
    desk.settings.reading = settings();
    await desk.start();
    expect(await desk.home()).toMatchObject({ connection: 'not-enrolled' });
    expect(desk.server.asked).toEqual([]);
    desk.settings.reading = reading();
    await clock.advance(HOUR);
    expect(await desk.home()).toMatchObject({ connection: 'current' });
  });

  it('is forgotten by the server: enrols anew without a word', async () => {
    const { workstation, server, clock } = floor();
    const desk = workstation();
    await desk.start();
    server.forgetDevices();
    desk.presence.tell('network');
    await clock.advance(2_000);
    expect(await desk.home()).toMatchObject({ connection: 'current' });
  });

  it('is told to wait: leaves it alone, and shows nothing on its own', async () => {
    const { workstation, clock } = floor();
    const desk = workstation();
    desk.server.on('claimReminder', problem('too-many-requests', { retryAfterSeconds: 600 }));
    await desk.start();
    desk.presence.tell('unlock', 'network');
    await clock.advance(9 * MINUTE);
    expect(desk.server.count('claimReminder')).toBe(1);
    expect(desk.notifier.notices).toEqual([]);
    await clock.advance(2 * MINUTE);
    expect(desk.server.count('claimReminder')).toBe(2);
  });
});

describe('the settings', () => {
  it('switch the start at sign-in on and off', async () => {
    const { workstation, clock, reading } = floor();
    const desk = workstation();
    await desk.start();
    expect(desk.autostart.on).toBe(true);
    const now = reading();
    if (now.kind !== 'settings') throw new Error('no settings');
    desk.settings.reading = { ...now, settings: { ...now.settings, autostart: false } };
    await clock.advance(HOUR);
    expect(desk.autostart.on).toBe(false);
  });

  it('leave it as it is on a workstation that is not set up', async () => {
    const desk = floor().workstation();
    desk.settings.reading = { kind: 'absent' };
    await desk.start();
    await settle();
    expect(desk.autostart.on).toBeUndefined();
  });
});
