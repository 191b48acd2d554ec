// Reminders that the desktop keeps back or can't show: what is said of them, and when they are tried again.
import { describe, expect, it } from 'vitest';
import { DAY, floor, HOUR, MINUTE, said } from './floor-bench.ts';

describe('a desktop that does not show it', () => {
  it.each([
    ['suppressed', 'A reminder waits: do not disturb is on'],
    ['failed', 'A reminder waits: this desktop did not show it'],
  ] as const)(
    '%s: tray and window say so, and it is tried again after five minutes, then after twice as long each time',
    async (outcome, line) => {
      const { workstation, server, clock } = floor();
      const desk = workstation();
      desk.notifier.outcome = outcome;
      await desk.start();
      expect(await desk.home()).toMatchObject({ notShown: outcome });
      expect(desk.tray.face.items[1]).toEqual({ kind: 'line', label: line });
      desk.presence.tell('unlock');
      await clock.advance(4 * MINUTE);
      expect(said(desk)).toHaveLength(1);
      await clock.advance(2 * MINUTE);
      expect(said(desk)).toHaveLength(2);
      await clock.advance(8 * MINUTE);
      expect(said(desk)).toHaveLength(2);
      desk.notifier.outcome = 'shown';
      await clock.advance(2 * MINUTE);
      expect(await desk.home()).toMatchObject({ notShown: null });
      expect(desk.tray.face.items[1]).toEqual({ kind: 'separator' });
      expect(server.reported.map((one) => one.outcome)).toEqual([outcome, outcome, 'shown']);
      await clock.advance(HOUR);
      expect(said(desk)).toHaveLength(3);
    },
  );
});

it('a desktop that never shows anything costs a few claims for each stage', async () => {
  const { workstation, server, clock } = floor();
  const desk = workstation();
  desk.notifier.outcome = 'failed';
  await desk.start();
  await clock.advance(DAY);
  // Three stages of twelve hours, or parts of them: 0, 5, 15 and 35 minutes after each was tried first, then each half hour.
  expect(server.reported.length).toBeLessThanOrEqual(58);
  expect(server.reported.length).toBeGreaterThan(40);
});

it('what was kept back for hours comes soon after that is over', async () => {
  const { workstation, clock } = floor();
  const desk = workstation();
  desk.notifier.outcome = 'suppressed';
  await desk.start();
  await clock.advance(6.4 * HOUR);
  desk.notifier.outcome = 'shown';
  await clock.advance(31 * MINUTE);
  expect(await desk.home()).toMatchObject({ notShown: null });
});
