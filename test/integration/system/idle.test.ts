// The idle time of a GNOME desktop on Wayland, told by a Mutter that the test plays.
import dbus from 'dbus-next';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isGnomeWayland, mutterIdleSeconds } from '../../../main/system/mutter-idle.ts';
import { type Desktop, startDesktop } from '../../support/desktop.ts';

class Mutter extends dbus.interface.Interface {
  idle = 0n;
  GetIdletime(): bigint {
    return this.idle;
  }
}
Mutter.configureMembers({ methods: { GetIdletime: { inSignature: '', outSignature: 't' } } });

let desktop: Desktop;
beforeAll(async () => {
  desktop = await startDesktop({ keyring: false, tray: false, notifications: false });
});
afterAll(() => desktop.stop());

it('is asked of Mutter, in whole seconds', async () => {
  const bus = dbus.sessionBus({ busAddress: desktop.env['DBUS_SESSION_BUS_ADDRESS']! });
  expect(await mutterIdleSeconds(desktop.env)).toBeUndefined();
  const mutter = new Mutter('org.gnome.Mutter.IdleMonitor');
  bus.export('/org/gnome/Mutter/IdleMonitor/Core', mutter);
  await bus.requestName('org.gnome.Mutter.IdleMonitor', 0);
  for (const [idle, seconds] of [
    [0n, 0],
    [61_999n, 61],
    [9_000_000_000_000n, 9_000_000_000],
  ] as const) {
    mutter.idle = idle;
    expect(await mutterIdleSeconds(desktop.env)).toBe(seconds);
  }
  bus.disconnect();
});

it('is not known where there is no bus', async () => {
  expect(await mutterIdleSeconds({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' })).toBeUndefined();
  expect(await mutterIdleSeconds({})).toBeUndefined();
});

it.each([
  ['wayland', 'GNOME', true],
  ['wayland', 'ubuntu:GNOME', true],
  ['x11', 'GNOME', false],
  ['wayland', 'KDE', false],
  ['wayland', undefined, false],
])('of a session on %s, desktop %s: %s', (type, desktopName, told) => {
  expect(isGnomeWayland({ XDG_SESSION_TYPE: type, XDG_CURRENT_DESKTOP: desktopName })).toBe(told);
});
