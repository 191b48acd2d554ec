// A way out of whatever is left of saved copies: told also where no password can be verified, and left to its owner
// where they say so.
import { describe, expect, it } from 'vitest';
import { problem } from '../../../fakes/reset-api.ts';
import { type CopiesDesk, copiesFloor, NEW, OLD, save } from './copies-bench.ts';
import { DAY, HOUR, MINUTE } from './floor-bench.ts';

const NO_LIST = { checklist: { items: [] } };
const NOT_ENROLLED: [string, object][] = [
  ['IT gave no enrolment token', { enrolmentToken: undefined }],
  ['the enrolment token is not taken', { enrolmentToken: 'the token of last year' }],
];

async function started(settings: object = {}) {
  const room = copiesFloor({ settings: { ...NO_LIST, ...settings } });
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  return { room, desk };
}
const cutOff = async (settings: object) => {
  const { room, desk } = await started(settings);
  desk.keychain.hanging = Promise.withResolvers();
  await desk.reset(NEW, room);
  desk.stop();
  desk.keychain.hanging = undefined;
  const next = room.workstation(desk.kept);
  await next.start();
  return { room, desk: next };
};
const leftOver = async (settings: object = {}) => {
  const { room, desk } = await started(settings);
  desk.keychain.faults.set('chat', 'locked');
  await desk.reset(NEW, room);
  return { room, desk };
};
const elsewhere = async () => {
  const { room, desk } = await started();
  room.changeElsewhere();
  await desk.comeBack();
  return { room, desk };
};

async function isAskedForNothing(desk: CopiesDesk): Promise<void> {
  expect(await desk.view()).toMatchObject({ verifiable: false });
  expect(await desk.enter(NEW)).toMatchObject({ error: { code: 'forbidden' } });
  expect(desk.server.count('verifyPassword')).toBe(0);
}

describe.each(NOT_ENROLLED)('where %s', (_what, settings) => {
  it('what a run has left is told, after the password is forgotten too, and no password is asked for', async () => {
    const { desk } = await leftOver(settings);
    expect(await desk.view()).toMatchObject({ need: 'leftovers', canRetry: true });
    await desk.clock.advance(6 * MINUTE);
    expect(await desk.view()).toMatchObject({ need: 'leftovers', canRetry: false, leftToOwner: false });
    expect(desk.tray.face.tooltip).toContain('Some saved copies of the password are out of date');
    await isAskedForNothing(desk);
    await desk.clock.advance(25 * HOUR);
    expect(desk.notifier.present.notice.title).toBe('Some saved passwords are out of date');
  });

  it('a run that was cut off is told of, and no password is asked for', async () => {
    const { desk } = await cutOff(settings);
    expect(await desk.view()).toMatchObject({ need: 'unfinished' });
    expect(desk.notifier.present.notice).toMatchObject({
      title: 'Your saved passwords are not all updated',
      body: 'Open Keyturn to see which, and what to do. They may lock your account.',
    });
    await isAskedForNothing(desk);
  });
});

it('a workstation that IT removes asks for no password any more, and says so; one that comes back does', async () => {
  const { desk } = await elsewhere();
  desk.companion.open('copies');
  expect(await desk.view()).toMatchObject({ need: 'changed-elsewhere', verifiable: true });
  desk.server.on('readPasswordStatus', problem('device-revoked'));
  await desk.comeBack();
  await isAskedForNothing(desk);
  expect(desk.windows.sent.filter(({ event }) => event === 'copies-changed').at(-1)).toMatchObject({
    payload: { need: 'changed-elsewhere', verifiable: false },
  });
});

describe.each([
  ['changed-elsewhere', elsewhere],
  ['unfinished', () => cutOff({})],
  ['leftovers', leftOver],
] as const)('%s', (need, come) => {
  it('can be left to its owner, who is asked and told no more, until the next change', async () => {
    const { room, desk } = await come();
    expect(await desk.view()).toMatchObject({ need, leftToOwner: false });
    const told = room.reports.length;
    expect(await desk.call('copies.dismiss')).toMatchObject({ value: { need: null, leftToOwner: true } });
    expect(await desk.enter(NEW)).toMatchObject({ error: { code: 'forbidden' } });
    await desk.comeBack();
    desk.stop();
    const next = room.workstation(desk.kept);
    await next.start();
    await next.clock.advance(2 * DAY);
    expect(await next.view()).toMatchObject({ need: null, leftToOwner: true });
    expect(next.notifier.notices).toEqual([]);
    expect(next.tray.face.state).toBe('fine');
    // The server is told nothing better than it was.
    expect(room.reports.slice(told)).toEqual([]);
    room.changeElsewhere('the next one');
    await next.comeBack();
    expect(await next.view()).toMatchObject({ need: 'changed-elsewhere', leftToOwner: false });
    expect(Date.parse(room.reports.at(-1)!.passwordChangedAt)).toBeLessThan(Date.parse(room.changedAt()));
  });
});

it('what an earlier run made right is not told of a change that is left to its owner', async () => {
  const { room, desk } = await started();
  await desk.reset(NEW, room);
  expect((await desk.view()).lines.map(({ state }) => state)).toContain('updated');
  room.changeElsewhere('the next one');
  await desk.comeBack();
  await desk.call('copies.dismiss');
  expect(new Set((await desk.view()).lines.map(({ state }) => state))).toEqual(new Set(['waiting']));
});

it('where nothing is left, nothing is left to its owner', async () => {
  const { desk } = await started();
  expect(await desk.call('copies.dismiss')).toMatchObject({ value: { leftToOwner: false } });
});
