// How the companion is launched on different desktops.
import { expect, it } from 'vitest';
import { hasDisplay, hasSessionBus, hasTray } from '../../../scripts/companion/desktop.mjs';
import { companionCommand } from '../../../scripts/companion/launch.mjs';
import { root } from '../../../scripts/lib/paths.mjs';

const desktop = {
  electron: '/e/electron',
  args: ['--settings', '/s.json'],
  env: { DISPLAY: ':0' },
  platform: 'linux' as const,
  isRoot: false,
  sessionBus: true,
  scratch: '/scratch',
};

it('keeps the sandbox on for everyone but root on Linux', () => {
  expect(companionCommand(desktop)).toEqual(['/e/electron', root, '--settings', '/s.json']);
  expect(companionCommand({ ...desktop, isRoot: true })).toContain('--no-sandbox');
  expect(companionCommand({ ...desktop, isRoot: true, platform: 'darwin' })).not.toContain('--no-sandbox');
});

it('brings a bus and a keychain of its own where there is no session', () => {
  const command = companionCommand({ ...desktop, sessionBus: false });
  const session = `${root}/scripts/companion/private-session.mjs`;
  expect(command.slice(0, 4)).toEqual([process.execPath, session, '/scratch/keychain', '/e/electron']);
});

it('speaks Wayland where there is no X', () => {
  expect(companionCommand({ ...desktop, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toContain(
    '--ozone-platform=wayland',
  );
});

it('knows a display and a bus by the variables that desktops set', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'win32')).toBe(true);
  expect(hasSessionBus({}, 'linux')).toBe(false);
  expect(hasSessionBus({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x' }, 'linux')).toBe(true);
  expect(hasSessionBus({}, 'darwin')).toBe(true);
});

it('runs a wrapper inside the session that has the keychain', () => {
  const command = companionCommand({ ...desktop, sessionBus: false, wrapper: ['/node', '/wrapper.mjs'] });
  const [electron, wrapper] = [command.indexOf('/e/electron'), command.indexOf('/wrapper.mjs')];
  expect(command[1]).toMatch(/private-session\.mjs$/);
  expect(wrapper).toBe(electron - 1);
});

it('expects no tray on a bus that the companion has for itself, and one wherever it can’t be known', () => {
  expect(hasTray({}, 'linux')).toBe(false);
  expect(hasTray({}, 'win32')).toBe(true);
  const nobody = { PATH: process.env['PATH'], DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };
  expect(hasTray(nobody, 'linux')).toBe(true);
});
