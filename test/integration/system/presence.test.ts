// What a Linux desktop tells about the person, heard from buses of the test's own.
import dbus from 'dbus-next';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { PresenceEvent } from '../../../main/ports.ts';
import { systemClock } from '../../../main/system/clock.ts';
import { watchLinuxPresence } from '../../../main/system/linux-presence.ts';
import { FakeClock, settle } from '../../fakes/clock.ts';
import { type Desktop, startDesktop } from '../../support/desktop.ts';
import { callMethod } from '../../support/desktop/bus.ts';
import type { Login } from '../../support/desktop/login.ts';
import { waitUntil } from '../../support/ready.ts';

const bare = { keyring: false, tray: false, notifications: false } as const;
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** The connections that there are. */
async function namesOn(bus: dbus.MessageBus): Promise<string[]> {
  const place = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
  const call = { ...place, interface: 'org.freedesktop.DBus', member: 'ListNames' };
  const [names] = await callMethod(bus, call, z.tuple([z.array(z.string())]));
  return names.filter((name) => name.startsWith(':'));
}

/** Listens in a session, and hears what was told so far. */
async function listen(env: Readonly<Record<string, string>>, clock = systemClock) {
  const heard: PresenceEvent[] = [];
  const watching = watchLinuxPresence({ clock, env, tell: (event) => void heard.push(event) });
  stops.push(watching.stop);
  await watching.heard;
  return heard;
}

describe('a desktop', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop(bare);
  });
  afterAll(() => desktop.stop());

  it.each<[string, (login: Login) => void, PresenceEvent]>([
    ['asks for a lock', (login) => login.lock(), 'lock'],
    ['asks to unlock', (login) => login.unlock(), 'unlock'],
    ['says that it is locked', (login) => login.locked(true), 'lock'],
    ['says that it is not', (login) => login.locked(false), 'unlock'],
    ['lets another session in front', (login) => login.active(false), 'leave'],
    ['comes in front again', (login) => login.active(true), 'enter'],
    ['goes to sleep', (login) => login.sleep(true), 'suspend'],
    ['wakes up', (login) => login.sleep(false), 'resume'],
    ['has a screen saver', (login) => login.screenSaver(true), 'lock'],
    ['has it no more', (login) => login.screenSaver(false), 'unlock'],
    ['comes to a network', (login) => login.network(70), 'network'],
  ])('that %s is heard', async (_what, happens, event) => {
    const heard = await listen(desktop.env);
    happens(desktop.login);
    await waitUntil(event, () => heard.length > 0);
    expect(heard).toEqual([event]);
    // As the next one expects it.
    desktop.login.locked(false);
    desktop.login.active(true);
  });

  it.each<[string, { active: boolean; locked: boolean }, PresenceEvent[]]>([
    ['locked', { active: true, locked: true }, ['lock']],
    ['in the background', { active: false, locked: false }, ['leave']],
    ['both', { active: false, locked: true }, ['leave', 'lock']],
  ])('is heard to be %s by who begins to listen then', async (_what, { active, locked }, expected) => {
    desktop.login.active(active);
    desktop.login.locked(locked);
    expect(await listen(desktop.env)).toEqual(expected);
    desktop.login.locked(false);
    desktop.login.active(true);
  });

  it('is not heard of other sessions, of a network that is gone, and of strangers', async () => {
    const heard = await listen(desktop.env);
    const stranger = dbus.sessionBus({ busAddress: desktop.env['DBUS_SYSTEM_BUS_ADDRESS']! });
    const manager = ['/org/freedesktop/login1', 'org.freedesktop.login1.Manager'] as const;
    // To everybody by name: what is addressed to somebody arrives whether they asked for it or not.
    for (const name of await namesOn(stranger)) {
      const signal = dbus.Message.newSignal(...manager, 'PrepareForSleep', 'b', [true]);
      signal.destination = name;
      stranger.send(signal);
    }
    // Answered, so that all that follows on this bus comes after it.
    await namesOn(stranger);
    desktop.login.lockOther();
    desktop.login.network(20);
    desktop.login.lock();
    await waitUntil('lock', () => heard.length > 0);
    expect(heard).toEqual(['lock']);
    stranger.disconnect();
  });

  it.each<[string, object]>([
    ['that the environment names', { XDG_SESSION_ID: '1' }],
    ['in front of the person, where the environment names none', {}],
    ['in front of the person, where the environment names one that is no more', { XDG_SESSION_ID: '7' }],
  ])('is heard by a program of no session about the one %s', async (_which, env) => {
    desktop.login.belongs = false;
    const heard = await listen({ ...desktop.env, ...env });
    desktop.login.belongs = true;
    desktop.login.lock();
    await waitUntil('lock', () => heard.length > 0);
  });
});

describe('a desktop without some of it', () => {
  it('tells the rest', async () => {
    const desktop = await startDesktop({ ...bare, login: false });
    const heard = await listen(desktop.env);
    desktop.login.screenSaver(true);
    await waitUntil('lock', () => heard.length > 0);
    await desktop.stop();
  });

  it('is asked again when its buses went away, ever more rarely', async () => {
    const clock = new FakeClock();
    const heard = await listen({ DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nowhere/bus' }, clock);
    expect(heard).toEqual([]);
    for (const seconds of [30, 60, 120]) {
      expect(clock.timers).toBe(2);
      await clock.advance(seconds * 1000 - 1);
      expect(clock.timers).toBe(2);
      await clock.advance(1);
      await waitUntil('both to give up again', () => clock.timers === 2);
    }
    await settle();
  });

  it('is heard again when its bus has come back', async () => {
    const first = await startDesktop(bare);
    const env = { ...first.env };
    const clock = new FakeClock();
    const heard = await listen(env, clock);
    await first.stop();
    await waitUntil('both buses to be missed', () => clock.timers === 2);
    const second = await startDesktop(bare);
    Object.assign(env, second.env);
    await clock.advance(30_000);
    await waitUntil('lock', () => {
      second.login.lock();
      return heard.length > 0;
    });
    expect(new Set(heard)).toEqual(new Set(['lock']));
    await second.stop();
  });

  it('tells what has become of the session while its bus was away', async () => {
    const first = await startDesktop(bare);
    const env = { ...first.env };
    const clock = new FakeClock();
    const heard = await listen(env, clock);
    first.login.active(false);
    await waitUntil('leave', () => heard.length > 0);
    await first.stop();
    await waitUntil('both buses to be missed', () => clock.timers === 2);
    const second = await startDesktop(bare);
    second.login.locked(true);
    Object.assign(env, second.env);
    await clock.advance(30_000);
    await waitUntil('both', () => heard.length > 2);
    expect(heard).toEqual(['leave', 'enter', 'lock']);
    await second.stop();
  });
});
