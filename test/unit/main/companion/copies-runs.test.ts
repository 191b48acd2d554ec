// Runs over the saved copies in a whole companion: after a reset here, what is left of them, and who is told.
import { describe, expect, it } from 'vitest';
import { settle } from '../../../fakes/clock.ts';
import { at, type CopiesDesk, copiesFloor, LISTED, NEW, OLD, save } from './copies-bench.ts';
import { DAY, HOUR, MINUTE } from './floor-bench.ts';

/** A workstation after a reset in its own window, before which the keychain is prepared. */
async function afterReset(prepare: (desk: CopiesDesk) => void = () => undefined, settings: object = {}) {
  const room = copiesFloor({ settings });
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  prepare(desk);
  await desk.reset(NEW, room);
  return { room, desk };
}
const locked = (desk: Pick<CopiesDesk, 'keychain'>) => void desk.keychain.faults.set('chat', 'locked');

describe('a reset here', () => {
  it('is no change elsewhere, though the directory tells of it before its own reply has come', async () => {
    const { desk, room } = await afterReset();
    expect(desk.notifier.notices).toEqual([]);
    expect(await desk.view()).toMatchObject({ need: null, changedAt: room.changedAt() });
    expect(desk.keychain.stored(at('vpn'))).toBe(NEW);
    // It got ready while the directory was asked.
    expect(desk.keychain.preparations).toBe(1);
    expect(desk.keychain.lettings).toBe(1);
    await desk.comeBack();
    expect(await desk.view()).toMatchObject({ need: null });
    expect(desk.journal()?.accounts[0]).toMatchObject({
      applied: room.changedAt(),
      heard: room.changedAt(),
      run: { why: 'reset' },
    });
  });

  it('of a colleague sees to what is under their own name, and makes nothing', async () => {
    const room = copiesFloor({
      settings: {
        savedCredentials: [
          ...LISTED,
          { id: 'all', name: 'All', service: 'all', account: 'floor' },
          { id: 'new', name: 'New', service: 'new', create: true },
        ],
      },
    });
    const desk = room.workstation(undefined, { osUser: 'bea' });
    save(desk.keychain, OLD);
    desk.keychain.store(at('all', 'floor'), 'of bea');
    await desk.start();
    await desk.reset(NEW, room);
    expect(desk.keychain.stored(at('vpn'))).toBe(NEW);
    expect(desk.keychain.stored(at('all', 'floor'))).toBe('of bea');
    expect(desk.keychain.stored(at('new'))).toBeUndefined();
    // Whose workstation it is hears nothing of it.
    expect(await desk.view()).toMatchObject({ need: null, username: 'bea' });
    expect(desk.journal()?.accounts.map(({ username }) => username)).toContain('anna');
  });

  it('is one whatever the account is called, in large or small letters', async () => {
    for (const account of ['ANNA', String.raw`corp\anna`, 'Anna@corp.test']) {
      const room = copiesFloor({ settings: { seat: { account } } });
      const desk = room.workstation();
      room.server.statuses.set(account, room.server.statuses.get('anna')!);
      save(desk.keychain, OLD);
      await desk.start();
      await desk.reset(NEW, room);
      room.server.statuses.set(account, room.server.statuses.get('anna')!);
      await desk.comeBack();
      expect(await desk.view()).toMatchObject({ need: null, username: account });
      expect(desk.journal()?.accounts).toHaveLength(1);
      expect(desk.keychain.stored(at('vpn'))).toBe(NEW);
    }
  });
});

describe('what is left after a run', () => {
  it('is said in tray and window, and told again a day later', async () => {
    const { desk } = await afterReset(locked);
    expect(await desk.view()).toMatchObject({
      need: 'leftovers',
      canRetry: true,
      lines: [{ state: 'updated' }, { state: 'locked' }, { state: 'not-found' }],
    });
    expect(desk.tray.face.tooltip).toContain('Some saved copies of the password are out of date');
    await desk.clock.advance(23 * HOUR);
    expect(desk.notifier.notices).toEqual([]);
    await desk.clock.advance(2 * HOUR);
    expect(desk.notifier.present.notice.title).toBe('Some saved passwords are out of date');
  });

  it('is told when they come back, where they had gone before its end', async () => {
    const { desk } = await afterReset((one) => {
      locked(one);
      one.keychain.hanging = Promise.withResolvers();
    });
    desk.presence.tell('lock');
    desk.keychain.hanging?.resolve(undefined);
    await settle();
    expect(desk.notifier.notices).toEqual([]);
    await desk.comeBack();
    expect(desk.notifier.present.notice.title).toBe('Some saved passwords are out of date');
    expect(await desk.view()).toMatchObject({ need: 'leftovers', canRetry: false });
  });

  it('is tried again while the password is known, with a question to unlock', async () => {
    const { desk } = await afterReset((one) => {
      one.keychain.fault = 'locked';
    });
    desk.keychain.unlocks = true;
    expect(await desk.call('copies.retry')).toMatchObject({ ok: true });
    expect(desk.keychain.asked).toContain('unlock');
    expect(await desk.view()).toMatchObject({ need: null, canRetry: false });
    expect(await desk.call('copies.retry')).toMatchObject({ error: { code: 'forbidden' } });
  });

  it('is cancelled where they do not want to unlock, and asked for again when they try again', async () => {
    const { desk } = await afterReset(locked);
    await desk.call('copies.retry');
    const lines = [{ state: 'updated' }, { state: 'cancelled' }, { state: 'not-found' }];
    expect(await desk.view()).toMatchObject({ need: 'leftovers', canRetry: true, lines });
    desk.keychain.unlocks = true;
    await desk.call('copies.retry');
    expect(desk.keychain.asked.filter((asked) => asked === 'unlock')).toHaveLength(2);
    expect(desk.keychain.stored(at('chat'))).toBe(NEW);
    expect(await desk.view()).toMatchObject({ need: null });
  });

  it.each<[string, (desk: CopiesDesk) => unknown]>([
    ['five minutes have passed', ({ clock }) => clock.advance(5 * MINUTE)],
    ['the screen is locked', ({ presence }) => presence.tell('lock')],
    ['another session comes in front', ({ presence }) => presence.tell('leave')],
    ['its owner sees to it', ({ call }) => call('copies.dismiss')],
    [
      'the window is closed after its end was read',
      async ({ call, windows }) => {
        await call('reset.finish');
        windows.close();
      },
    ],
  ])('can not be tried without the password once %s', async (_what, happen) => {
    const { desk } = await afterReset(locked);
    expect((await desk.view()).canRetry).toBe(true);
    expect(desk.keychain.lettings).toBe(0);
    await happen(desk);
    await settle();
    expect((await desk.view()).canRetry).toBe(false);
    // Nothing of it stays with the keychain's process either.
    expect(desk.keychain.lettings).toBe(1);
    expect(await desk.call('copies.retry')).toMatchObject({ error: { code: 'forbidden' } });
  });

  it('stays with no process of the keychain either where the five minutes end during a try', async () => {
    const { desk } = await afterReset(locked);
    desk.keychain.hanging = Promise.withResolvers();
    await desk.call('copies.retry');
    await desk.clock.advance(5 * MINUTE);
    expect(desk.keychain.lettings).toBe(1);
    desk.keychain.hanging.resolve(undefined);
    await settle();
    expect(await desk.view()).toMatchObject({ need: 'leftovers', canRetry: false });
    // What the try asked after it is let go too.
    expect(desk.keychain.lettings).toBe(2);
  });

  it('is forgotten with the window also where the run began without a reset', async () => {
    const room = copiesFloor();
    const desk = room.workstation();
    save(desk.keychain, OLD);
    locked(desk);
    await desk.start();
    room.changeElsewhere();
    desk.companion.open('copies');
    await desk.comeBack();
    await desk.enter(NEW);
    expect((await desk.view()).canRetry).toBe(true);
    desk.windows.close();
    expect((await desk.view()).canRetry).toBe(false);
  });

  it('is left to its owner on their wish, until the next change', async () => {
    const { desk, room } = await afterReset(locked, { checklist: { items: [] } });
    await desk.call('copies.dismiss');
    expect((await desk.view()).need).toBeNull();
    await desk.clock.advance(3 * DAY);
    expect(desk.notifier.notices).toEqual([]);
    room.changeElsewhere('the next one');
    await desk.comeBack();
    expect((await desk.view()).need).toBe('changed-elsewhere');
  });
});

describe('a keychain that does not answer', () => {
  it('is waited for, said to be, and given up on their wish', async () => {
    const { desk } = await afterReset((one) => {
      one.keychain.hanging = Promise.withResolvers();
    });
    await desk.clock.advance(2_000);
    expect(await desk.view()).toMatchObject({ activity: 'waiting-for-keychain', need: null });
    expect(await desk.call('reset.current')).toMatchObject({ value: { waitingForKeychain: true } });
    await desk.companion.handle('copies.stop-waiting', undefined);
    await settle();
    const lines = LISTED.map(({ id }) => ({ id, state: 'cancelled' }));
    expect(await desk.view()).toMatchObject({ activity: 'idle', need: 'leftovers', canRetry: true, lines });
    expect(desk.questions()).toEqual(['update vpn']);
  });

  it('is given up for all names of one thing', async () => {
    const savedCredentials = [
      { id: 'rdp', name: 'RDP', service: 'host', aliases: ['host.corp.test', '10.0.0.7'] },
    ];
    const { desk } = await afterReset(
      (one) => {
        one.keychain.hanging = Promise.withResolvers();
      },
      { savedCredentials },
    );
    await desk.call('copies.stop-waiting');
    expect(desk.questions()).toEqual(['update host']);
    expect(await desk.view()).toMatchObject({ lines: [{ state: 'cancelled' }] });
  });

  it('keeps the companion from being quit', async () => {
    const { desk } = await afterReset(
      (one) => {
        one.keychain.hanging = Promise.withResolvers();
      },
      { allowQuit: true },
    );
    await desk.call('reset.finish');
    desk.companion.choose('quit');
    expect(desk.application.quits).toBe(0);
    desk.keychain.hanging?.resolve(undefined);
    await settle();
    desk.companion.choose('quit');
    expect(desk.application.quits).toBe(1);
  });
});
