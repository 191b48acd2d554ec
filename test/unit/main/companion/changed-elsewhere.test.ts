// The password was changed where this workstation did not see it: noticed, said, asked for once, and never written by
// hope.
import { describe, expect, it } from 'vitest';
import { good, problem, unreachable } from '../../../fakes/reset-api.ts';
import { at, copiesFloor, type CopiesDesk, NEW, OLD, save } from './copies-bench.ts';
import { DAY, expiresIn, HOUR, MINUTE } from './floor-bench.ts';
import { completed } from './reset-bench.ts';

const ELSEWHERE = 'Your password was changed elsewhere';

async function changed(settings: object = {}) {
  const room = copiesFloor({ settings });
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  await desk.clock.advance(MINUTE);
  room.changeElsewhere();
  await desk.comeBack();
  return { room, desk };
}
const titles = ({ notifier }: CopiesDesk) => notifier.notices.map(({ notice }) => notice.title);

it('is not thought of a password that the first word of the directory is about', async () => {
  const desk = copiesFloor().workstation();
  save(desk.keychain, OLD);
  await desk.start();
  await desk.comeBack();
  expect(await desk.view()).toMatchObject({ need: null, changedAt: null, checklist: [] });
  expect(titles(desk)).toEqual([]);
  expect(desk.questions()).toEqual([]);
});

describe('a change elsewhere', () => {
  it('is said in the tray, in one notice, and on the screen, with nothing written', async () => {
    const { desk, room } = await changed();
    expect(desk.tray.face).toMatchObject({
      state: 'soon',
      tooltip: expect.stringContaining('Password was changed elsewhere') as string,
    });
    expect(titles(desk)).toEqual([ELSEWHERE]);
    expect(await desk.view()).toMatchObject({ need: 'changed-elsewhere', changedAt: room.changedAt() });
    await desk.comeBack();
    expect(titles(desk)).toHaveLength(1);
    expect(desk.questions()).toEqual([]);
  });

  it.each(['resume', 'network'] as const)('is noticed on %s', async (event) => {
    const room = copiesFloor();
    const desk = room.workstation();
    await desk.start();
    room.changeElsewhere();
    desk.presence.tell(event);
    await desk.clock.advance(3_000);
    expect((await desk.view()).need).toBe('changed-elsewhere');
  });

  it('is noticed at the next start, and by a check without anybody doing anything', async () => {
    const room = copiesFloor();
    const desk = room.workstation();
    await desk.start();
    desk.stop();
    room.changeElsewhere();
    const next = room.workstation(desk.kept);
    await next.start();
    expect((await next.view()).need).toBe('changed-elsewhere');
    expect(titles(next)).toEqual([ELSEWHERE]);

    const idle = room.workstation();
    await idle.start();
    room.changeElsewhere('another');
    await idle.clock.advance(2 * HOUR);
    expect((await idle.view()).need).toBe('changed-elsewhere');
  });

  it('is told again a day later, and the day after, until it is seen to', async () => {
    const { desk } = await changed();
    for (const times of [2, 3]) {
      desk.notifier.touch('closed');
      await desk.clock.advance(22 * HOUR);
      expect(titles(desk)).toHaveLength(times - 1);
      await desk.clock.advance(3 * HOUR);
      expect(titles(desk)).toHaveLength(times);
    }
    await desk.enter(NEW);
    expect(desk.notifier.notices.some(({ open, notice }) => open && notice.title === ELSEWHERE)).toBe(false);
  });

  it('opens the screen from its notice, and is told again a day after that too', async () => {
    const { desk } = await changed();
    desk.notifier.touch('change');
    await desk.clock.advance(1_000);
    expect(desk.windows.isOpen).toBe(true);
    expect(await desk.call('app.screen')).toEqual({ ok: true, value: 'copies' });
    await desk.clock.advance(DAY + HOUR);
    expect(titles(desk)).toHaveLength(2);
  });
});

describe('a password that is typed then', () => {
  it.each<['wrong' | 'undetermined', string, string | null]>([
    ['wrong', NEW, null],
    ['undetermined', OLD, '2026-11-23T10:00:00.000Z'],
  ])('%s is not written', async (verdict, current, retryAt) => {
    const { room, desk } = await changed();
    room.directory.password = current;
    if (verdict === 'undetermined') room.directory.undetermined = { why: 'grace', retryAt };
    const answer = await desk.enter(OLD);
    expect(answer).toMatchObject({
      value: {
        verdict,
        view: { unsure: retryAt && 'grace', retryAt, need: 'changed-elsewhere', activity: 'idle' },
      },
    });
    expect(desk.questions()).toEqual([]);
    expect(desk.keychain.stored(at('vpn'))).toBe(OLD);
  });

  it('is written everywhere once the directory has said that it is the one', async () => {
    const { room, desk } = await changed();
    expect(await desk.enter(NEW)).toMatchObject({ value: { verdict: 'current' } });
    expect(desk.keychain.stored(at('vpn'))).toBe(NEW);
    expect(desk.keychain.stored(at('chat'))).toBe(NEW);
    expect(desk.keychain.stored(at('crm'))).toBeUndefined();
    expect(await desk.view()).toMatchObject({
      need: null,
      activity: 'idle',
      lines: [{ state: 'updated' }, { state: 'updated' }, { state: 'not-found' }],
    });
    expect(desk.tray.face.state).toBe('fine');
    expect(room.reports.at(-1)).toEqual({
      username: 'anna',
      passwordChangedAt: room.changedAt(),
      items: [
        { id: 'vpn', outcome: 'updated' },
        { id: 'chat', outcome: 'updated', required: true },
        { id: 'crm', outcome: 'not-found' },
      ],
    });
  });

  it('asks the keychain nothing before the answer, and shows that it is being verified', async () => {
    const { desk } = await changed();
    const said = Promise.withResolvers<typeof unreachable>();
    desk.server.on('verifyPassword', () => said.promise);
    const entering = desk.enter(NEW);
    await desk.clock.advance(1_000);
    expect(await desk.view()).toMatchObject({ activity: 'verifying' });
    expect(await desk.enter(NEW)).toMatchObject({ error: { code: 'busy' } });
    said.resolve(unreachable);
    expect(await entering).toMatchObject({ ok: false });
    expect(await desk.view()).toMatchObject({ activity: 'idle', need: 'changed-elsewhere' });
    expect(desk.questions()).toEqual([]);
  });

  it('is refused with what the server says, and nothing is written', async () => {
    const { desk } = await changed();
    desk.server.on('verifyPassword', problem('too-many-requests', { retryAfterSeconds: 900 }));
    expect(await desk.enter(NEW)).toMatchObject({
      error: { code: 'api', problem: 'too-many-requests', details: { retryAfterSeconds: 900 } },
    });
    expect(desk.questions()).toEqual([]);
  });

  it('is not believed of a controller that has not heard of the change', async () => {
    const { desk } = await changed();
    const { names } = completed;
    const changedAt = '2026-01-01T00:00:00.000Z';
    desk.server.on('verifyPassword', good({ verdict: 'current', names, changedAt }));
    expect(await desk.enter(OLD)).toMatchObject({
      value: { verdict: 'undetermined', view: { unsure: 'not-replicated', retryAt: null } },
    });
    expect(desk.questions()).toEqual([]);
  });

  it('says no more why the last one could not be told once another change is heard of', async () => {
    const { room, desk } = await changed();
    room.directory.undetermined = { why: 'no-try-left', retryAt: '2026-11-23T10:00:00.000Z' };
    await desk.enter(NEW);
    expect(await desk.view()).toMatchObject({ unsure: 'no-try-left' });
    await desk.clock.advance(MINUTE);
    room.server.statuses.set('anna', expiresIn(room.server, 90 * DAY));
    await desk.comeBack();
    expect(await desk.view()).toMatchObject({ need: 'changed-elsewhere', unsure: null, retryAt: null });
  });

  it('is not asked for where nothing is known to be left', async () => {
    const desk = copiesFloor().workstation();
    await desk.start();
    expect(await desk.enter(OLD)).toMatchObject({ error: { code: 'forbidden' } });
    expect(desk.server.count('verifyPassword')).toBe(0);
  });
});

it('two workstations with one account each notice, and each is brought up by itself', async () => {
  const room = copiesFloor();
  const [one, other] = [room.workstation(), room.workstation()];
  for (const desk of [one, other]) {
    save(desk.keychain, OLD);
    await desk.start();
  }
  await one.reset(NEW, room);
  expect((await one.view()).need).toBeNull();
  expect(one.keychain.stored(at('vpn'))).toBe(NEW);
  await other.comeBack();
  expect(await other.view()).toMatchObject({ need: 'changed-elsewhere' });
  expect(other.keychain.stored(at('vpn'))).toBe(OLD);
  await other.enter(NEW);
  expect(other.keychain.stored(at('vpn'))).toBe(NEW);
  expect((await other.view()).need).toBeNull();
});
