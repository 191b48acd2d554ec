// Reminders while the API is away, over crashes, and on two workstations at once.
import { describe, expect, it } from 'vitest';
import { stageKey } from '../../../../src/expiry/ledger.ts';
import { FakeClock, settle } from '../../../fakes/clock.ts';
import { problem } from '../../../fakes/reset-api.ts';
import { DAY, expiresIn, floor, HOUR, MINUTE, said } from './floor-bench.ts';

/** No stage of an account was reported as shown twice. */
const shownOnce = (server: ReturnType<typeof floor>['server']) => {
  const shown = server.reported
    .filter(({ outcome }) => outcome === 'shown')
    .map(({ stage }) => stageKey(stage));
  expect(new Set(shown).size).toBe(shown.length);
};

describe('without the API', () => {
  it('a stage is shown once, as of when it was known, and told when the API is back', async () => {
    const { workstation, server, clock } = floor();
    const desk = workstation();
    await desk.start();
    desk.way.away = true;
    desk.presence.tell('network');
    await clock.advance(8 * HOUR);
    expect(said(desk)).toHaveLength(2);
    expect(said(desk)[1]).toMatch(
      /^Your password expires Thursday 26 November at 11:00, in 3 days\. As of today at 10:00\.$/,
    );
    expect(await desk.home()).toMatchObject({ connection: 'offline', face: 'soon' });
    expect(desk.tray.face).toMatchObject({
      state: 'offline',
      tooltip: 'Password expires Thursday 26 November, in 3 days (as of today at 10:00)',
    });
    expect(server.reported).toHaveLength(1);
    desk.way.away = false;
    desk.presence.tell('network');
    await clock.advance(31 * MINUTE);
    expect(server.reported.map(({ outcome }) => outcome)).toEqual(['shown', 'shown']);
    expect(said(desk)).toHaveLength(2);
    expect(await desk.home()).toMatchObject({ connection: 'current' });
    shownOnce(server);
  });

  it('a start says what was known last, and reminds of it', async () => {
    const { workstation, server, clock } = floor();
    const before = workstation();
    await before.start();
    before.stop();
    await clock.advance(8 * HOUR);
    const desk = workstation(before);
    desk.way.away = true;
    await desk.companion.start();
    // Nothing is known of the server's time in this run but what the run before has left.
    await clock.advance(2 * MINUTE);
    expect(await desk.home()).toMatchObject({
      connection: 'offline',
      known: { status: { kind: 'expires' } },
    });
    expect(said(desk)).toHaveLength(1);
    expect(server.reported).toHaveLength(1);
  });

  it('nothing is said of an account that nobody has told of yet', async () => {
    const { workstation, clock } = floor();
    const desk = workstation();
    desk.way.away = true;
    await desk.start();
    await clock.advance(HOUR);
    expect(said(desk)).toEqual([]);
    expect(await desk.home()).toMatchObject({ connection: 'offline', face: 'unknown', known: null });
    expect(desk.tray.face).toMatchObject({
      state: 'offline',
      tooltip: 'Keyturn cannot reach the reset service',
    });
  });

  it('what another workstation has shown meanwhile is not told, nor shown again', async () => {
    const { workstation, server, clock } = floor();
    const [here, there] = [workstation(), workstation()];
    await here.start();
    here.way.away = true;
    await there.start();
    await clock.advance(8 * HOUR);
    expect([said(here).length, said(there).length]).toEqual([2, 1]);
    here.way.away = false;
    here.presence.tell('network');
    await clock.advance(31 * MINUTE);
    shownOnce(server);
    expect(said(here)).toHaveLength(2);
  });
});

describe('a crash', () => {
  it('between the intent and the notice never shows a stage twice here', async () => {
    const { workstation, server, clock } = floor();
    const desk = workstation();
    // It dies in the moment in which the desktop is asked.
    desk.notifier.show = () => () => undefined;
    await desk.start();
    expect(server.reported).toEqual([]);
    desk.stop();
    const next = workstation(desk);
    await next.start();
    await clock.advance(10 * MINUTE);
    expect(said(next)).toEqual([]);
    await clock.advance(8 * HOUR);
    expect(said(next)).toHaveLength(1);
  });

  it('after the notice repeats nothing, and tells what was not told', async () => {
    const { workstation, server, clock } = floor();
    const desk = workstation();
    const report = desk.server.api.reportReminders;
    expect(report).toBeDefined();
    await desk.start();
    desk.way.away = true;
    desk.notifier.touch('closed');
    await settle();
    desk.stop();
    const next = workstation(desk);
    await next.start();
    await clock.advance(10 * MINUTE);
    expect(said(next)).toEqual([]);
    expect(server.reported.map(({ outcome }) => outcome)).toEqual(['shown', 'dismissed']);
  });

  it('that spoils the file starts afresh, says so, and the account’s ledger holds', async () => {
    const { workstation } = floor();
    const desk = workstation();
    await desk.start();
    desk.stop();
    desk.store.value = { version: 99, lines: 'nonsense' };
    const next = workstation(desk);
    await next.start();
    expect(said(next)).toEqual([]);
    expect(next.log.lines.join()).toContain('ledger-unreadable');
  });

  it('a full disk does not keep a reminder back', async () => {
    const { workstation } = floor();
    const desk = workstation();
    desk.store.full = true;
    await desk.start();
    expect(said(desk)).toHaveLength(1);
    expect(desk.log.lines.join()).toContain('ledger-not-written');
  });
});

describe('two workstations', () => {
  it('show a stage on one of them', async () => {
    const { workstation, server, clock } = floor();
    const [here, there] = [workstation(), workstation()];
    await Promise.all([here.companion.start(), there.companion.start()]);
    await clock.advance(3 * DAY);
    expect(said(here).length + said(there).length).toBe(server.reached('anna').length);
    expect(server.reached('anna').length).toBeGreaterThan(20);
    shownOnce(server);
    expect(server.devices).toBe(2);
  });

  it('the other one shows it where the first can not', async () => {
    const { workstation, server, clock } = floor();
    const [here, there] = [workstation(), workstation()];
    here.notifier.outcome = 'failed';
    await here.start();
    await there.start();
    await clock.advance(6 * MINUTE);
    expect(said(there)).toHaveLength(1);
    expect(server.reported.map(({ outcome }) => outcome).sort()).toEqual(['failed', 'shown']);
    expect(said(here)).toHaveLength(1);
  });

  it('the other one shows it when the first does not come to it', async () => {
    const { workstation, clock } = floor();
    const [here, there] = [workstation(), workstation()];
    here.notifier.show = () => () => undefined;
    await here.start();
    await there.start();
    expect(said(there)).toEqual([]);
    await clock.advance(3 * MINUTE);
    expect(said(there)).toHaveLength(1);
  });
});

describe('time', () => {
  it('that was slept through is caught up with once', async () => {
    const { workstation, server, clock } = floor();
    const desk = workstation();
    await desk.start();
    desk.presence.tell('suspend', 'suspend');
    clock.sleep(2 * DAY);
    server.slept(2 * DAY);
    desk.presence.tell('resume', 'resume', 'unlock');
    await clock.advance(3_000);
    expect(said(desk)).toHaveLength(2);
    expect(said(desk)[1]).toContain('tomorrow at 11:00, in 1 day');
    shownOnce(server);
  });

  it('that was slept through without the API is right too', async () => {
    const { workstation, server, clock } = floor();
    const desk = workstation();
    await desk.start();
    desk.way.away = true;
    desk.presence.tell('suspend');
    clock.sleep(4 * DAY);
    server.slept(4 * DAY);
    desk.presence.tell('resume');
    await clock.advance(2 * MINUTE);
    expect(await desk.home()).toMatchObject({ face: 'expired', connection: 'offline' });
    expect(said(desk).at(-1)).toMatch(/^It expired Thursday 26 November at 11:00\./);
  });

  it('that was slept through while the password was changed brings no wrong word, network or not', async () => {
    const { workstation, server, clock } = floor();
    const desk = workstation();
    await desk.start();
    desk.presence.tell('suspend');
    clock.sleep(DAY);
    server.slept(DAY);
    server.statuses.set('anna', expiresIn(server, 90 * DAY));
    // The network comes long after the timers that fell due in sleep.
    desk.way.away = true;
    desk.presence.tell('resume');
    await clock.advance(40_000);
    expect(said(desk)).toHaveLength(1);
    desk.way.away = false;
    desk.presence.tell('network');
    await clock.advance(10 * MINUTE);
    expect(said(desk)).toHaveLength(1);
    expect(await desk.home()).toMatchObject({ face: 'fine' });
  });

  it('in which the API takes statuses and no claims costs one more question, not the reminder', async () => {
    const { workstation, clock } = floor();
    const desk = workstation();
    desk.server.on('claimReminder', problem('database-unavailable'));
    await desk.start();
    await clock.advance(5 * MINUTE);
    expect(said(desk)).toHaveLength(1);
    expect(desk.server.count('readPasswordStatus')).toBe(2);
  });

  it.each([3 * DAY, -30 * DAY, 4 * HOUR])(
    'by a clock that is moved by %i ms changes nothing',
    async (jump) => {
      const { workstation, clock, server } = floor();
      const desk = workstation();
      await desk.start();
      clock.wallAtStart += jump;
      desk.presence.tell('unlock');
      await clock.advance(10 * MINUTE);
      expect(said(desk)).toHaveLength(1);
      expect(desk.tray.face.tooltip).toBe('Password expires Thursday 26 November, in 3 days');
      expect(server.reported).toHaveLength(1);
    },
  );

  it('is counted in days of the calendar across a change of clocks', async () => {
    // Berlin goes back an hour on 25 October 2026: three days are 73 hours.
    const { workstation, server } = floor({
      clock: new FakeClock(Date.parse('2026-10-23T07:00:00.000Z')),
      status: (known) => expiresIn(known, 3 * DAY + HOUR),
    });
    const desk = workstation();
    await desk.start();
    expect(said(desk)).toEqual(['Your password expires Monday 26 October at 09:00, in 3 days.']);
    expect(server.reported).toHaveLength(1);
  });

  it('is told in the zone where the workstation is now', async () => {
    const { workstation, clock } = floor();
    let zone = 'Europe/Berlin';
    const desk = workstation(undefined, { zone: () => zone });
    await desk.start();
    zone = 'Asia/Manila';
    await clock.advance(8 * HOUR);
    expect(said(desk)[1]).toContain('Thursday 26 November at 18:00');
  });
});
