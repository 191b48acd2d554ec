// Who is told of saved copies, and when: over a whole companion, with a desktop that shows notices or does not.
import { describe, expect, it } from 'vitest';
import { settle } from '../../../fakes/clock.ts';
import { type CopiesDesk, copiesFloor, NEW, OLD, save } from './copies-bench.ts';
import { DAY, HOUR, MINUTE } from './floor-bench.ts';

const ELSEWHERE = 'Your password was changed elsewhere';
const LEFTOVERS = 'Some saved passwords are out of date';
const REST = 'Your password is new: some things are left to do';
const NO_LIST = { checklist: { items: [] } };

/** The password was changed elsewhere, and nothing was said of it yet. The floor opens at 10:00 by its own clock. */
async function before(settings: object = {}) {
  const room = copiesFloor({ settings: { ...NO_LIST, ...settings } });
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  room.changeElsewhere();
  return { room, desk };
}
const titles = ({ notifier }: CopiesDesk) => notifier.notices.map(({ notice }) => notice.title);
const open = ({ notifier }: CopiesDesk) =>
  notifier.notices.filter((one) => one.open).map(({ notice }) => notice.title);

describe('a notice', () => {
  it('comes at once, and then once a day, also where the directory is ahead of the server', async () => {
    const { desk, room } = await before();
    const ahead = new Date(room.server.now() + HOUR).toISOString();
    const status = room.server.statuses.get('anna')!;
    if (status.kind !== 'expires') throw new Error('never expires');
    room.server.statuses.set('anna', { ...status, changedAt: ahead });
    await desk.comeBack();
    expect(titles(desk)).toEqual([ELSEWHERE]);
    for (const times of [1, 2]) {
      desk.notifier.touch('closed');
      await desk.clock.advance(22 * HOUR);
      expect(titles(desk)).toHaveLength(times);
      await desk.clock.advance(3 * HOUR);
      expect(titles(desk)).toHaveLength(times + 1);
    }
  });

  it.each([
    ['not where another server, which told the time of the last one, is ahead', 10 * MINUTE, []],
    ['at once where the last one was at a time that is days ahead', 2 * DAY, [ELSEWHERE]],
  ])('comes again within the day: %s', async (_what, ahead, again) => {
    const { desk, room } = await before();
    await desk.comeBack();
    expect(titles(desk)).toEqual([ELSEWHERE]);
    desk.stop();
    const { accounts } = desk.journal()!;
    const remindedAt = new Date(room.server.now() + ahead).toISOString();
    desk.kept.copies.value = { ...desk.journal()!, accounts: [{ ...accounts[0]!, remindedAt }] };
    const next = room.workstation(desk.kept);
    await next.start();
    await next.clock.advance(HOUR);
    expect(titles(next)).toEqual(again);
  });

  it('of a later change does not wait for the day to be over', async () => {
    const { desk, room } = await before();
    await desk.comeBack();
    await desk.enter(NEW);
    await desk.clock.advance(HOUR);
    room.changeElsewhere('the next one');
    await desk.comeBack();
    expect(titles(desk)).toEqual([ELSEWHERE, ELSEWHERE]);
  });

  it('waits for the end of quiet hours', async () => {
    const { desk } = await before({ reminders: { quietHours: { from: '09:00', to: '12:30' } } });
    await desk.comeBack();
    await desk.clock.advance(2 * HOUR);
    expect(titles(desk)).toEqual([]);
    await desk.clock.advance(HOUR);
    expect(titles(desk)).toEqual([ELSEWHERE]);
  });

  it('waits for somebody to see it', async () => {
    const { desk } = await before();
    desk.presence.tell('lock');
    await desk.clock.advance(3 * HOUR);
    expect(titles(desk)).toEqual([]);
    await desk.comeBack();
    expect(titles(desk)).toEqual([ELSEWHERE]);
  });

  it('says nothing to bystanders where they are to know nothing', async () => {
    const { desk } = await before({ reminders: { bystanders: 'nothing' } });
    await desk.comeBack();
    expect(desk.notifier.present.notice).toEqual({
      title: 'Keyturn has a message for you',
      body: 'Open Keyturn to read it.',
      urgent: false,
      change: 'Open Keyturn',
      later: 'Later',
    });
    desk.notifier.touch('clicked');
    await settle();
    expect(await desk.call('app.screen')).toEqual({ ok: true, value: 'copies' });
  });
});

describe.each(['failed', 'suppressed'] as const)('a notice that is %s', (outcome) => {
  it.each([false, true])(
    'is tried again half an hour later; told before it is answered: %s',
    async (prompt) => {
      const { desk } = await before();
      Object.assign(desk.notifier, { outcome, prompt });
      await desk.comeBack();
      expect(titles(desk)).toEqual([ELSEWHERE]);
      await desk.clock.advance(29 * MINUTE);
      expect(titles(desk)).toHaveLength(1);
      await desk.clock.advance(2 * MINUTE);
      expect(titles(desk)).toHaveLength(2);
      desk.notifier.outcome = 'shown';
      await desk.clock.advance(31 * MINUTE);
      expect(titles(desk)).toHaveLength(3);
      await desk.clock.advance(2 * HOUR);
      expect(titles(desk)).toHaveLength(3);
      expect(open(desk)).toEqual([ELSEWHERE]);
      await desk.enter(NEW);
      expect(open(desk)).toEqual([]);
    },
  );
});

describe('a notice on the screen', () => {
  it.each([false, true])(
    'is taken back when a run here makes all right; told at once: %s',
    async (prompt) => {
      const { desk } = await before();
      desk.notifier.prompt = prompt;
      await desk.comeBack();
      expect(open(desk)).toEqual([ELSEWHERE]);
      await desk.enter(NEW);
      expect(open(desk)).toEqual([]);
      await desk.clock.advance(2 * DAY);
      expect(titles(desk)).toEqual([ELSEWHERE]);
    },
  );

  it('is taken back when its owner sees to it, and nothing is said any more', async () => {
    const { desk } = await before();
    await desk.comeBack();
    await desk.call('copies.dismiss');
    expect(open(desk)).toEqual([]);
    await desk.clock.advance(2 * DAY);
    expect(titles(desk)).toEqual([ELSEWHERE]);
  });

  it('does not stand in the way of the next one when it is told of late', async () => {
    const { desk } = await before();
    desk.keychain.faults.set('chat', 'locked');
    await desk.comeBack();
    const [old] = desk.notifier.notices;
    await desk.enter(NEW);
    desk.presence.tell('lock');
    await desk.comeBack();
    await desk.clock.advance(25 * HOUR);
    expect(open(desk)).toEqual([LEFTOVERS]);
    old?.heard('closed');
    await desk.call('copies.dismiss');
    expect(open(desk)).toEqual([]);
  });
});

describe('the rest of the list', () => {
  it('is told of a day after the run, and daily until nothing is left on it', async () => {
    const { desk } = await before({ checklist: { items: ['wifi', 'phone'] } });
    await desk.comeBack();
    await desk.enter(NEW);
    expect(open(desk)).toEqual([]);
    await desk.clock.advance(25 * HOUR);
    expect(desk.notifier.present.notice).toMatchObject({
      title: REST,
      body: '2 things are still on your list. Open Keyturn to tick it off.',
    });
    desk.notifier.touch('later');
    await desk.call('copies.tick', { id: 'wifi', done: true });
    await desk.clock.advance(25 * HOUR);
    expect(desk.notifier.present.notice.body).toContain('1 thing is still on your list');
    await desk.call('copies.tick', { id: 'phone', done: true });
    expect(open(desk)).toEqual([]);
    await desk.clock.advance(2 * DAY);
    expect(titles(desk)).toEqual([ELSEWHERE, REST, REST]);
  });

  it('takes the place of copies that their owner sees to', async () => {
    const { desk } = await before({ checklist: { items: ['wifi'] } });
    await desk.comeBack();
    await desk.call('copies.dismiss');
    expect(open(desk)).toEqual([]);
    await desk.clock.advance(25 * HOUR);
    expect(open(desk)).toEqual([REST]);
  });
});
