// A workstation for which IT has listed no saved credential, or none that its system lets Keyturn reach: the rest of the
// list is there after every change, no password is asked for, and nothing of it is behind.
import { describe, expect, it } from 'vitest';
import { copiesFloor, type CopiesDesk, NEW, OLD, save } from './copies-bench.ts';
import { DAY, HOUR } from './floor-bench.ts';

const REST = 'Your password is new: some things are left to do';
const EXACT = [{ id: 'rdp', name: 'RDP', service: 'TERMSRV/host', exactTarget: true }];
const NOTHING: [string, object][] = [
  ['nothing is listed', { savedCredentials: [] }],
  ['nothing listed is in reach', { savedCredentials: EXACT }],
];
const ON_LINUX = ['wifi', 'mail-app', 'network-drives', 'browser', 'phone', 'other-workstations'];

async function started(settings: object, facts: object = {}) {
  const room = copiesFloor({ settings });
  const desk = room.workstation(undefined, facts);
  await desk.start();
  return { room, desk };
}
const ids = async (desk: CopiesDesk) => (await desk.view()).checklist.map(({ id }) => id);
const titles = ({ notifier }: CopiesDesk) => notifier.notices.map(({ notice }) => notice.title);
const menu = ({ tray }: CopiesDesk) => tray.face.items.map((item) => 'command' in item && item.command);

describe.each(NOTHING)('where %s', (_what, settings) => {
  it('a change elsewhere opens what fits the system, tells of it once a day, and asks for no password', async () => {
    const { room, desk } = await started(settings);
    expect(await ids(desk)).toEqual([]);
    room.changeElsewhere();
    await desk.comeBack();
    expect(await desk.view()).toMatchObject({ need: null, changedAt: room.changedAt(), canRetry: false });
    expect(await ids(desk)).toEqual(ON_LINUX);
    expect(titles(desk)).toEqual([REST]);
    expect(menu(desk)).toContain('copies');
    expect(await desk.enter(NEW)).toMatchObject({ error: { code: 'forbidden' } });
    desk.notifier.touch('later');
    await desk.clock.advance(25 * HOUR);
    expect(titles(desk)).toEqual([REST, REST]);
    for (const id of ON_LINUX) await desk.call('copies.tick', { id, done: true });
    await desk.clock.advance(2 * DAY);
    expect(titles(desk)).toEqual([REST, REST]);
    expect(desk.questions()).toEqual([]);
    expect(room.reports).toEqual([]);
  });

  it('a reset here opens the list, and tells of it a day later', async () => {
    const { room, desk } = await started(settings);
    await desk.reset(NEW, room);
    expect(await ids(desk)).toEqual(ON_LINUX);
    await desk.call('reset.finish');
    await desk.comeBack();
    expect(titles(desk)).toEqual([]);
    await desk.clock.advance(25 * HOUR);
    expect(titles(desk)).toEqual([REST]);
    desk.stop();
    const next = room.workstation(desk.kept);
    await next.start();
    expect(await ids(next)).toEqual(ON_LINUX);
    expect(room.reports).toEqual([]);
  });

  it('a reset opens it also where the workstation is not enrolled', async () => {
    const { room, desk } = await started({ ...settings, enrolmentToken: undefined });
    await desk.reset(NEW, room);
    expect(await ids(desk)).toEqual(ON_LINUX);
  });

  it('a reset of a colleague opens nothing for who sits here', async () => {
    const { room, desk } = await started(settings, { osUser: 'bea' });
    await desk.reset(NEW, room);
    expect(await ids(desk)).toEqual([]);
    expect(desk.journal()).toBeUndefined();
  });
});

it('the menu has no way to saved passwords before there is anything to see', async () => {
  const { desk } = await started({ savedCredentials: [] });
  expect(menu(desk)).not.toContain('copies');
});

it.each([
  ['win32', ['windows-sign-in', ...ON_LINUX.slice(0, 3), 'remote-desktop', ...ON_LINUX.slice(3)]],
  ['darwin', ON_LINUX],
] as const)('on %s it is what that system has', async (platform, items) => {
  const { room, desk } = await started({ savedCredentials: [] }, { platform });
  await desk.reset(NEW, room);
  expect(await ids(desk)).toEqual(items);
});

describe('where what must be there is out of reach', () => {
  const savedCredentials = [{ ...EXACT[0]!, required: true }];
  const items = [{ id: 'rdp', outcome: 'unavailable', required: true }];

  it('nothing is told to be left before a change, and of each change at once', async () => {
    const { room, desk } = await started({ savedCredentials });
    expect(room.reports).toEqual([{ username: 'anna', passwordChangedAt: room.changedAt(), items: [] }]);
    room.changeElsewhere();
    await desk.comeBack();
    expect(room.reports.at(-1)).toEqual({ username: 'anna', passwordChangedAt: room.changedAt(), items });
    await desk.clock.advance(DAY);
    await desk.reset('the next one', room);
    expect(room.reports.at(-1)).toEqual({ username: 'anna', passwordChangedAt: room.changedAt(), items });
    // Its owner's word is no proof.
    const told = room.reports.length;
    await desk.call('copies.tick', { id: 'saved:rdp', done: true });
    await desk.comeBack();
    expect(room.reports).toHaveLength(told);
  });

  it('a reset tells it where the workstation is not enrolled, and nothing of it for a colleague', async () => {
    const told = async (facts: object) => {
      const { room, desk } = await started({ savedCredentials, enrolmentToken: undefined }, facts);
      await desk.reset(NEW, room);
      return desk.server.requests('reportSavedCredentials').map(({ body }) => body);
    };
    expect(await told({})).toEqual([{ items }]);
    expect(await told({ osUser: 'bea' })).toEqual([]);
  });
});

it('what IT lists later is asked for then: a change since may not have reached it', async () => {
  const { room, desk } = await started({ savedCredentials: [], checklist: { items: [] } });
  room.changeElsewhere();
  await desk.comeBack();
  desk.stop();
  const later = copiesFloor({ settings: { checklist: { items: [] } }, clock: room.clock });
  later.server.statuses.set('anna', room.server.statuses.get('anna')!);
  later.directory.password = NEW;
  const next = later.workstation(desk.kept);
  save(next.keychain, OLD);
  await next.start();
  expect(await next.view()).toMatchObject({ need: 'changed-elsewhere' });
});

it('a shared seat has no list either', async () => {
  const { room, desk } = await started({ savedCredentials: [], seat: { mode: 'sign-in' } });
  await desk.call('seat.enter', { username: 'anna' });
  await desk.clock.advance(2_000);
  await desk.reset(NEW, room);
  expect(await ids(desk)).toEqual([]);
  expect(desk.kept.copies.writes).toBe(0);
});
