// A directory that says an earlier change than it did: a controller that is behind or cut off, or a restored backup. What
// it takes then is an old password, and is never written over the new one.
import { describe, expect, it } from 'vitest';
import { at, copiesFloor, NEW, OLD, save } from './copies-bench.ts';
import { DAY, HOUR, MINUTE } from './floor-bench.ts';

/** Changed elsewhere, and heard of. */
async function changed() {
  const room = copiesFloor({ settings: { checklist: { items: [] } } });
  const before = room.server.statuses.get('anna')!;
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  room.changeElsewhere();
  await desk.comeBack();
  const after = room.server.statuses.get('anna')!;
  const says = async (status: typeof before, password: string) => {
    room.server.statuses.set('anna', status);
    room.directory.password = password;
    await desk.clock.advance(HOUR);
    await desk.comeBack();
  };
  return {
    room,
    desk,
    /** One that has not heard of the change answers from now on. */
    earlier: () => says(before, OLD),
    later: () => says(after, NEW),
  };
}

/** Changed elsewhere, and brought to every copy. */
async function brought() {
  const all = await changed();
  await all.desk.enter(NEW);
  await all.desk.clock.advance(MINUTE);
  return all;
}

it('a controller that lags behind makes nobody forget a change, and its password is not written', async () => {
  const { desk, earlier, later } = await changed();
  for (let hours = 0; hours < 40; hours++) {
    await earlier();
    expect(await desk.view()).toMatchObject({ need: 'changed-elsewhere' });
  }
  expect(await desk.enter(OLD)).toMatchObject({
    value: { verdict: 'undetermined', view: { unsure: 'not-replicated' } },
  });
  expect(desk.questions()).toEqual([]);
  await later();
  expect(await desk.enter(NEW)).toMatchObject({ value: { verdict: 'current', view: { need: null } } });
  expect(desk.keychain.stored(at('vpn'))).toBe(NEW);
});

describe('where every copy holds the new password', () => {
  it.each([1, 3])('an earlier word %d days after the change is no news', async (days) => {
    const { room, desk, earlier } = await brought();
    const [journal, reports] = [JSON.stringify(desk.journal()), room.reports.length];
    await desk.clock.advance(days * DAY);
    await earlier();
    expect(await desk.view()).toMatchObject({ need: null, checklist: [] });
    expect(await desk.enter(OLD)).toMatchObject({ error: { code: 'forbidden' } });
    expect(desk.keychain.stored(at('vpn'))).toBe(NEW);
    expect(JSON.stringify(desk.journal())).toBe(journal);
    expect(room.reports).toHaveLength(reports);
  });

  it('controllers that take turns ask for nothing, and nobody is told anything', async () => {
    const { desk, earlier, later } = await brought();
    const told = desk.notifier.notices.length;
    await desk.clock.advance(3 * DAY);
    for (let turn = 0; turn < 4; turn++) {
      await earlier();
      expect(await desk.view()).toMatchObject({ need: null });
      await later();
      expect(await desk.view()).toMatchObject({ need: null });
    }
    expect(desk.notifier.notices).toHaveLength(told);
    expect(desk.keychain.stored(at('vpn'))).toBe(NEW);
  });

  it('a run under way is brought to its end whatever is said meanwhile', async () => {
    const { desk, earlier } = await changed();
    desk.keychain.hanging = Promise.withResolvers();
    const entering = desk.enter(NEW);
    await desk.clock.advance(DAY + MINUTE);
    await earlier();
    expect(desk.journal()?.accounts[0]?.run?.entries[0]?.state).toBe('intended');
    desk.keychain.hanging.resolve(undefined);
    await entering;
    expect(await desk.view()).toMatchObject({ need: null });
    expect(desk.keychain.stored(at('vpn'))).toBe(NEW);
  });
});

describe('a directory that was restored to the time before the change', () => {
  it('can tell of no password; its owner ends the asking by seeing to it themselves', async () => {
    const { desk, earlier } = await changed();
    await desk.clock.advance(3 * DAY);
    await earlier();
    expect(await desk.enter(OLD)).toMatchObject({ value: { verdict: 'undetermined' } });
    await desk.call('copies.dismiss');
    expect(await desk.view()).toMatchObject({ need: null, leftToOwner: true });
    const told = desk.notifier.notices.length;
    await desk.clock.advance(3 * DAY);
    expect(desk.notifier.notices).toHaveLength(told);
  });

  it('is followed again from the next change on', async () => {
    const { room, desk, earlier } = await brought();
    await earlier();
    room.changeElsewhere('the one of winter');
    await desk.comeBack();
    expect(await desk.view()).toMatchObject({ need: 'changed-elsewhere', changedAt: room.changedAt() });
    await desk.enter('the one of winter');
    expect(desk.keychain.stored(at('vpn'))).toBe('the one of winter');
    expect(await desk.view()).toMatchObject({ need: null });
  });
});
