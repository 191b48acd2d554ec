// A directory that says an earlier change than it did: a controller that lags behind for a while, or one that was restored
// from a backup.
import { expect, it } from 'vitest';
import { at, copiesFloor, NEW, OLD, save } from './copies-bench.ts';
import { DAY, HOUR, MINUTE } from './floor-bench.ts';

async function changed() {
  const room = copiesFloor({ settings: { checklist: { items: [] } } });
  const before = room.server.statuses.get('anna')!;
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  room.changeElsewhere();
  await desk.comeBack();
  const after = room.server.statuses.get('anna')!;
  const says = (status: typeof before, password: string) => {
    room.server.statuses.set('anna', status);
    room.directory.password = password;
  };
  return { room, desk, before, after, says };
}

it('a controller that lags behind for hours makes nobody forget a change', async () => {
  const { desk, before, after, says } = await changed();
  says(before, OLD);
  for (let hours = 0; hours < 20; hours++) {
    await desk.clock.advance(HOUR);
    await desk.comeBack();
    expect(await desk.view()).toMatchObject({ need: 'changed-elsewhere' });
  }
  // What it takes is the password of before: it is not written.
  expect(await desk.enter(OLD)).toMatchObject({ value: { verdict: 'undetermined' } });
  says(after, NEW);
  await desk.comeBack();
  expect(await desk.enter(NEW)).toMatchObject({ value: { verdict: 'current', view: { need: null } } });
  expect(desk.keychain.stored(at('vpn'))).toBe(NEW);
});

it('a directory that was restored asks for nothing where the copies hold what it holds again', async () => {
  const { desk, before, says } = await changed();
  says(before, OLD);
  await desk.clock.advance(DAY + MINUTE);
  await desk.comeBack();
  expect(await desk.view()).toMatchObject({ need: null });
  await desk.clock.advance(2 * DAY);
  expect(desk.notifier.notices).toHaveLength(1);
});

it('a directory that was restored is what the copies are brought back to, and is not asked about for ever', async () => {
  const { room, desk, before, says } = await changed();
  await desk.enter(NEW);
  says(before, OLD);
  await desk.clock.advance(HOUR);
  await desk.comeBack();
  expect(await desk.view()).toMatchObject({ need: null });
  await desk.clock.advance(DAY);
  await desk.comeBack();
  expect(await desk.view()).toMatchObject({ need: 'changed-elsewhere', changedAt: room.changedAt() });
  expect(await desk.enter(OLD)).toMatchObject({ value: { verdict: 'current', view: { need: null } } });
  expect(desk.keychain.stored(at('vpn'))).toBe(OLD);
  expect(room.reports.at(-1)).toMatchObject({ passwordChangedAt: room.changedAt() });
});
