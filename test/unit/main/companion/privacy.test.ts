// What nobody else may find: locked, left, idle; and who sits at a shared seat.
import { describe, expect, it } from 'vitest';
import { directoryName } from '../../../../main/companion/seat.ts';
import { settle } from '../../../fakes/clock.ts';
import { good, problem } from '../../../fakes/reset-api.ts';
import { type Bench, expiresIn, floor, HOUR, MINUTE, DAY } from './floor-bench.ts';
import { completed, ID, newPassword, TOKEN, verify, VPN, working } from './reset-bench.ts';

const savedCredentials = [{ id: 'vpn', name: 'VPN', service: VPN.service }];

async function withReset(desk: Bench, step: typeof verify | typeof newPassword = verify): Promise<void> {
  const expiresAt = new Date(desk.clock.wall() + HOUR).toISOString();
  desk.server.on('createReset', good({ id: ID, token: TOKEN, expiresAt, step }));
  desk.server.on('readReset', good({ id: ID, reference: '7K3-M2P', expiresAt, extendable: true, step }));
  desk.server.on('cancelReset', good(undefined));
  desk.companion.open('reset');
  await desk.companion.handle('reset.start', { username: 'anna', reason: 'expiring' });
  await settle();
}
const current = async (desk: Bench) => {
  const answer = await desk.companion.handle('reset.current', undefined);
  return answer.ok ? answer.value : undefined;
};
const desk = (settings: object = {}) => floor({ settings: { savedCredentials, ...settings } }).workstation();

describe('an open reset', () => {
  it.each(['lock', 'leave'] as const)('closes with its window on %s, and is cancelled', async (event) => {
    const seat = desk();
    await seat.start();
    await withReset(seat);
    seat.presence.tell(event);
    await settle();
    expect(seat.windows.isOpen).toBe(false);
    expect(await current(seat)).toBeNull();
    expect(seat.server.count('cancelReset')).toBe(1);
  });

  it('closes when nobody has touched the workstation for long, and not before', async () => {
    const seat = desk({ resetIdleSeconds: 60 });
    await seat.start();
    await withReset(seat);
    seat.presence.idle = 50;
    await seat.clock.advance(59_000);
    expect(seat.windows.isOpen).toBe(true);
    seat.presence.idle = 61;
    await seat.clock.advance(11_000);
    expect(seat.windows.isOpen).toBe(false);
    expect(await current(seat)).toBeNull();
  });

  it('that is being opened is given up too', async () => {
    const seat = desk();
    await seat.start();
    let answer: () => void = () => undefined;
    const expiresAt = new Date(seat.clock.wall() + HOUR).toISOString();
    seat.server.on(
      'createReset',
      () =>
        new Promise(
          (resolve) => (answer = () => resolve(good({ id: ID, token: TOKEN, expiresAt, step: verify }))),
        ),
    );
    const starting = seat.companion.handle('reset.start', { username: 'anna', reason: 'expired' });
    await settle();
    seat.presence.tell('lock');
    answer();
    expect(await starting).toEqual({ ok: false, error: { code: 'no-reset' } });
    expect(seat.server.count('cancelReset')).toBe(1);
    expect(await current(seat)).toBeNull();
  });

  it('is brought to its end first while a password is handed over', async () => {
    const seat = desk();
    await seat.start();
    seat.keychain.store(VPN, 'old');
    await withReset(seat, newPassword);
    let answer: () => void = () => undefined;
    seat.server.on(
      'setPassword',
      () => new Promise((resolve) => (answer = () => resolve(good({ step: completed })))),
    );
    seat.server.on('reportSavedCredentials', good(undefined));
    const setting = seat.companion.handle('reset.set-password', { password: 'correct horse battery' });
    await settle();
    seat.presence.tell('lock');
    await settle();
    expect(await current(seat)).toMatchObject({ step: { kind: working.kind } });
    expect(seat.windows.isOpen).toBe(true);
    answer();
    await setting;
    await settle();
    await settle();
    expect(seat.keychain.stored(VPN)).toBe('correct horse battery');
    expect(seat.windows.isOpen).toBe(false);
    expect(await current(seat)).toBeNull();
    expect(seat.server.count('cancelReset')).toBe(0);
  });

  it('makes the reminders fall silent when it is completed', async () => {
    const room = floor();
    const seat = room.workstation();
    await seat.start();
    await withReset(seat, newPassword);
    room.server.statuses.set('anna', expiresIn(room.server, 90 * DAY));
    seat.server.on('setPassword', good({ step: completed }));
    await seat.companion.handle('reset.set-password', { password: 'correct horse battery' });
    await room.clock.advance(2_000);
    expect(seat.notifier.notices.every(({ open }) => !open)).toBe(true);
    expect(seat.tray.face).toMatchObject({
      state: 'fine',
      tooltip: expect.stringContaining('in 90 days') as string,
    });
  });
});

describe('an account session', () => {
  it('ends on lock', async () => {
    const seat = desk();
    await seat.start();
    const expiresAt = new Date(seat.clock.wall() + HOUR).toISOString();
    seat.server.on('createSession', good({ token: TOKEN, expiresAt, step: { kind: 'signed-in' } }));
    seat.companion.open('enrolment');
    await seat.companion.handle('session.sign-in', { username: 'anna', password: 'hers' });
    seat.presence.tell('lock');
    await settle();
    expect(await seat.companion.handle('session.current', undefined)).toEqual({ ok: true, value: null });
    expect(seat.server.count('endSession')).toBe(1);
    expect(seat.windows.isOpen).toBe(false);
  });
});

describe('the owner of the OS account', () => {
  it.each([
    ['anna', 'CORP', '{user}', 'anna'],
    ['anna', 'CORP', '{domain}\\{user}', 'CORP\\anna'],
    ['anna', 'CORP', '{user}@corp.example', 'anna@corp.example'],
    ['anna', null, '{domain}\\{user}', null],
    ['$&', 'CORP', '{user}', '$&'],
    ['root', null, '{user}', null],
    ['ROOT', null, '{user}', null],
    ['local-7', null, '{user}', null],
    ['my-local-7', null, '{user}', 'my-local-7'],
    ['', null, '{user}', null],
  ])('%s of %s by %s is %s', (osUser, domain, account, name) => {
    const exclude = ['root', 'Administrator', 'local-*'];
    expect(directoryName({ account, exclude }, { osUser, domain })).toBe(name);
  });

  it('who is nobody in the directory is asked nothing about', async () => {
    const seat = floor().workstation(undefined, { osUser: 'root' });
    await seat.start();
    expect(seat.server.asked).toEqual([]);
    expect(seat.tray.face).toMatchObject({
      state: 'offline',
      tooltip: 'This account of the computer has no password that Keyturn looks after',
    });
    expect(await seat.companion.handle('home.current', undefined)).toMatchObject({
      value: { seat: { mode: 'os-user', username: null, leftOut: 'root' } },
    });
    expect(await seat.companion.handle('seat.enter', { username: 'anna' })).toMatchObject({
      error: { code: 'forbidden' },
    });
  });
});

describe('a shared seat', () => {
  const shared = (more: object = {}) => {
    const room = floor({ settings: { savedCredentials, seat: { mode: 'sign-in', ...more } } });
    return { ...room, seat: room.workstation() };
  };
  const enter = async ({ seat, clock }: ReturnType<typeof shared>) => {
    await seat.start();
    await seat.companion.handle('seat.enter', { username: 'anna' });
    await clock.advance(2_000);
  };
  const who = async (seat: Bench) => (await seat.home()).seat.username;

  it('asks nothing until somebody says who they are, and then reminds them', async () => {
    const room = shared();
    await room.seat.start();
    expect(room.seat.server.count('readPasswordStatus')).toBe(0);
    expect(room.seat.tray.face).toMatchObject({
      state: 'offline',
      tooltip: 'Nobody has told Keyturn who sits here',
    });
    await enter(room);
    expect(room.seat.notifier.present.notice.body).toContain('in 3 days');
    expect(await room.seat.companion.handle('app.state', undefined)).toMatchObject({
      value: { suggestedUsername: 'anna' },
    });
  });

  it.each<[string, (room: ReturnType<typeof shared>) => unknown]>([
    ['the screen is locked', ({ seat }) => seat.presence.tell('lock')],
    ['another session comes in front', ({ seat }) => seat.presence.tell('leave')],
    ['they leave', ({ seat }) => seat.companion.handle('seat.leave', undefined)],
    [
      'nobody touches it for long',
      ({ seat, clock }) => {
        seat.presence.idle = 16 * 60;
        return clock.advance(16 * MINUTE);
      },
    ],
    ['the shift is over', ({ clock }) => clock.advance(12 * HOUR + MINUTE)],
    [
      'the shift was slept through',
      ({ seat, clock }) => {
        clock.sleep(13 * HOUR);
        seat.presence.tell('resume');
        return clock.advance(1_000);
      },
    ],
  ])('forgets them when %s, with their reset and their notice', async (_what, happen) => {
    const room = shared();
    await enter(room);
    await withReset(room.seat);
    room.seat.presence.idle = 0;
    await happen(room);
    await settle();
    expect(await who(room.seat)).toBeNull();
    expect(await current(room.seat)).toBeNull();
    expect(await room.seat.home()).toMatchObject({ known: null, reminders: [], face: 'unknown' });
    expect(room.seat.notifier.notices.every(({ open }) => !open)).toBe(true);
    expect(JSON.stringify(await room.seat.companion.handle('app.state', undefined))).not.toContain('anna');
  });

  it('does not take an answer for who sat there before', async () => {
    const room = shared();
    await room.seat.start();
    let answer: () => void = () => undefined;
    room.seat.server.on(
      'readPasswordStatus',
      () => new Promise((resolve) => (answer = () => resolve(problem('directory-unavailable')))),
      problem('directory-unavailable'),
    );
    await room.seat.companion.handle('seat.enter', { username: 'anna' });
    await room.clock.advance(1_000);
    await room.seat.companion.handle('seat.enter', { username: 'bea' });
    answer();
    await settle();
    expect(await room.seat.home()).toMatchObject({
      seat: { username: 'bea' },
      connection: 'asking',
      known: null,
    });
    await room.clock.advance(2_000);
    expect(room.seat.server.requests('readPasswordStatus').at(-1)).toMatchObject({
      query: { username: 'bea' },
    });
  });

  it('saves no password and updates none', async () => {
    const room = shared();
    await enter(room);
    room.seat.keychain.store(VPN, 'a colleague’s');
    await withReset(room.seat, newPassword);
    room.seat.server.on('setPassword', good({ step: completed }));
    const done = await room.seat.companion.handle('reset.set-password', {
      password: 'correct horse battery',
    });
    expect(done).toMatchObject({ value: { credentials: [], canRetryCredentials: false } });
    await room.clock.advance(10 * MINUTE);
    expect(room.seat.keychain.stored(VPN)).toBe('a colleague’s');
    expect(room.seat.keychain.asked.filter((one) => !one.includes('own'))).toEqual([]);
    expect(room.seat.server.count('reportSavedCredentials')).toBe(0);
  });
});
