// The window that comes by itself: once per sign-in to the OS, whatever becomes of the companion meanwhile.
import { describe, expect, it } from 'vitest';
import { type Bench, expiresIn, floor, HOUR, mustChange } from './floor-bench.ts';

const last = { status: (server: Parameters<typeof expiresIn>[0]) => expiresIn(server, 20 * HOUR) };

/** What happens to the window from one run to the next. */
async function twoRuns(
  [first, second]: readonly [string | null, string | null],
  hours: number,
): Promise<{ before: Bench; after: Bench }> {
  const { workstation, clock } = floor(last);
  const before = workstation(undefined, { signIn: first });
  await before.start();
  expect(before.windows.isOpen).toBe(true);
  before.stop();
  await clock.advance(hours * HOUR);
  const after = workstation(before, { signIn: second });
  await after.start();
  return { before, after };
}

describe('the window in the last hours', () => {
  it.each<[string, [string | null, string | null], number, boolean]>([
    ['of the same sign-in', ['boot-1 3', 'boot-1 3'], 10, false],
    ['of another sign-in', ['boot-1 3', 'boot-1 4'], 0, true],
    ['a little later where nobody names sign-ins', [null, null], 7, false],
    ['a shift later where nobody names sign-ins', [null, null], 9, true],
  ])('after a restart %s: %j, %d hours later, comes again: %s', async (_which, signIns, hours, again) => {
    const { before, after } = await twoRuns(signIns, hours);
    expect(after.windows.isOpen).toBe(again);
    expect(JSON.stringify(before.signIns.value)).not.toContain('anna');
  });

  it('comes where nothing can be kept, or what was kept is not ours', async () => {
    const { workstation } = floor(last);
    const desk = workstation();
    desk.signIns.value = { version: 9 };
    desk.signIns.full = true;
    await desk.start();
    expect(desk.windows.isOpen).toBe(true);
  });

  it('leaves nothing of who sits at a shared seat, and comes for each of them', async () => {
    const { workstation, clock } = floor({ ...last, settings: { seat: { mode: 'sign-in' } } });
    const desk = workstation();
    await desk.start();
    for (let turn = 0; turn < 2; turn++) {
      await desk.companion.handle('seat.enter', { username: 'anna' });
      await clock.advance(2_000);
      expect(desk.windows.isOpen).toBe(true);
      await desk.companion.handle('seat.leave', undefined);
      desk.windows.close();
    }
    expect(desk.signIns.writes).toBe(0);
  });

  it('waits for the end of quiet hours', async () => {
    // It is 10:00 in Berlin when it begins.
    const quietHours = { from: '08:00', to: '13:00' };
    const reminders = { quietHours, breakThroughDays: 0 };
    const { workstation, clock } = floor({ ...last, settings: { reminders } });
    const desk = workstation();
    await desk.start();
    await clock.advance(2 * HOUR);
    expect(desk.windows.isOpen).toBe(false);
    await clock.advance(3 * HOUR);
    expect(desk.windows.isOpen).toBe(true);
  });

  it('comes through quiet hours when it is urgent', async () => {
    const reminders = { quietHours: { from: '08:00', to: '13:00' } };
    const { workstation } = floor({ status: () => mustChange, settings: { reminders } });
    const desk = workstation();
    await desk.start();
    expect(desk.windows.isOpen).toBe(true);
  });
});
