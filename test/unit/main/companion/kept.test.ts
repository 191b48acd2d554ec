// What is left on disk about people: the owner of the OS account's own, and nothing about who sits at a shared seat.
import { describe, expect, it } from 'vitest';
import { settle } from '../../../fakes/clock.ts';
import { FakeKeychain } from '../../../fakes/keychain.ts';
import { FakeStore } from '../../../fakes/seat.ts';
import { settings } from './companion-bench.ts';
import { type Bench, floor, HOUR, said } from './floor-bench.ts';

const signIn = { settings: { seat: { mode: 'sign-in' } } } as const;
const onDisk = ({ store }: Pick<Bench, 'store'>) => JSON.stringify(store.value ?? null);

async function enter(desk: Bench, username: string): Promise<void> {
  await desk.companion.handle('seat.enter', { username });
  await desk.clock.advance(2_000);
  for (let turn = 0; turn < 4; turn++) await settle();
}

describe('at a shared seat', () => {
  it('nobody is written down, while they sit there or after', async () => {
    const { workstation, server } = floor(signIn);
    const desk = workstation();
    await desk.start();
    await enter(desk, 'anna');
    expect(said(desk)).toHaveLength(1);
    expect(server.reported.map(({ outcome }) => outcome)).toEqual(['shown']);
    expect(onDisk(desk)).not.toContain('anna');
    await desk.companion.handle('seat.leave', undefined);
    await desk.clock.advance(HOUR);
    expect(onDisk(desk)).not.toContain('anna');
    await enter(desk, 'anna');
    // The API knows that it was shown.
    expect(said(desk)).toHaveLength(1);
  });

  it('who left while nobody could be told is still told of, from memory', async () => {
    const { workstation, server, clock } = floor(signIn);
    const desk = workstation();
    await desk.start();
    desk.server.on('reportReminders', () => ({
      ok: false,
      fault: { kind: 'unreachable', cause: 'refused' },
    }));
    await enter(desk, 'anna');
    await desk.companion.handle('seat.leave', undefined);
    await settle();
    expect(onDisk(desk)).not.toContain('anna');
    let told: string[] = [];
    desk.server.on('reportReminders', ({ body }) => {
      told = body.map(({ outcome }) => outcome);
      return { ok: true, value: undefined };
    });
    server.statuses.set('bea', server.statuses.get('anna')!);
    await enter(desk, 'bea');
    await clock.advance(HOUR);
    expect(told).toContain('shown');
  });

  it('what was kept while it was somebody’s own goes with the next start', async () => {
    const { workstation } = floor();
    const earlier = { store: new FakeStore(), keychain: new FakeKeychain() };
    const desk = workstation(earlier);
    await desk.start();
    expect(onDisk(desk)).toContain('anna');
    desk.stop();
    const next = floor(signIn).workstation(earlier);
    await next.start();
    expect(onDisk(next)).not.toContain('anna');
  });

  it('and with the change of its settings', async () => {
    const { workstation, clock, server } = floor();
    const desk = workstation();
    await desk.start();
    expect(onDisk(desk)).toContain('anna');
    desk.settings.reading = settings({ enrolmentToken: server.enrolmentToken, ...signIn.settings });
    await clock.advance(HOUR);
    expect(await desk.home()).toMatchObject({ seat: { mode: 'sign-in', username: null } });
    expect(onDisk(desk)).not.toContain('anna');
    // Nor is who comes now written down when it is somebody's own again.
    server.statuses.set('bea', server.statuses.get('anna')!);
    await enter(desk, 'bea');
    desk.settings.reading = settings({ enrolmentToken: server.enrolmentToken });
    await clock.advance(HOUR);
    expect(onDisk(desk)).toContain('anna');
    expect(onDisk(desk)).not.toContain('bea');
  });
});

it('a screen that is locked while a reminder is written down gets none, and who comes back does', async () => {
  const { workstation } = floor();
  const store = new FakeStore();
  const desk = workstation({ store, keychain: new FakeKeychain() });
  const write = store.write.bind(store);
  let locked = false;
  store.write = async (value) => {
    await write(value);
    if (locked || !JSON.stringify(value).includes('intended')) return;
    locked = true;
    desk.presence.tell('lock');
  };
  await desk.start();
  expect(locked).toBe(true);
  expect(said(desk)).toEqual([]);
  expect(onDisk(desk)).not.toContain('intended');
  desk.presence.tell('unlock');
  await desk.clock.advance(2_000);
  expect(said(desk)).toHaveLength(1);
});
