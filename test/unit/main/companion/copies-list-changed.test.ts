// What the server hears where IT changes the list: what was told follows it, and is told once.
import { describe, expect, it } from 'vitest';
import { settle } from '../../../fakes/clock.ts';
import { good, problem, unreachable } from '../../../fakes/reset-api.ts';
import { copiesFloor, LISTED, NEW, OLD, save } from './copies-bench.ts';
import { DAY } from './floor-bench.ts';

const rdp = { id: 'rdp', name: 'RDP', service: 'TERMSRV/host', exactTarget: true, required: true };
const LEFT = 'rdp=unavailable';
const UPDATED = ['vpn=updated', 'chat=updated', 'crm=not-found'];

async function started(savedCredentials: readonly object[]) {
  const room = copiesFloor({ settings: { savedCredentials } });
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  const lists = (list: readonly object[]) => desk.reads(desk.withList(list));
  /** What was told since it was asked last. */
  const heard = () =>
    room.reports.splice(0).map(({ passwordChangedAt, items }) => ({
      passwordChangedAt,
      items: items.map(({ id, outcome }) => `${id}=${outcome}`),
    }));
  /** Of the change that is the latest now. */
  const latest = (...items: string[]) => ({ passwordChangedAt: room.changedAt(), items });
  return { room, desk, lists, heard, latest };
}

/** A reset has brought all within reach up to it; what is out of reach is left. */
async function brought(savedCredentials: readonly object[]) {
  const floor = await started(savedCredentials);
  await floor.desk.reset(NEW, floor.room);
  while ((await floor.desk.view()).activity !== 'idle');
  await settle();
  const told = floor.heard().at(-1)!;
  return { ...floor, told };
}

describe('is told, once,', () => {
  it('where what is out of reach need not be there any more, and where it must be again', async () => {
    const { desk, lists, heard, latest, told } = await brought([rdp, ...LISTED]);
    expect(told).toEqual(latest(...UPDATED, LEFT));
    await lists(LISTED);
    expect(heard()).toEqual([latest(...UPDATED)]);
    await lists([rdp, ...LISTED]);
    expect(heard()).toEqual([latest(...UPDATED, LEFT)]);
    await lists([{ ...rdp, required: false }, ...LISTED]);
    expect(heard()).toEqual([latest(...UPDATED)]);
    await desk.clock.advance(3 * DAY);
    expect(heard()).toEqual([]);
  });

  it('where what a run has left is taken off the list, and where it must be there', async () => {
    const { room, desk, lists, heard, latest } = await started(LISTED);
    desk.keychain.faults.set('vpn', 'locked');
    await desk.reset(NEW, room);
    expect(heard().at(-1)).toEqual(latest('vpn=locked', ...UPDATED.slice(1)));
    await lists(LISTED.slice(1));
    expect(heard()).toEqual([latest(...UPDATED.slice(1))]);
    await lists([...LISTED.slice(1, 2), { ...LISTED[2]!, required: true }]);
    expect(room.reports.at(-1)!.items).toContainEqual({ id: 'crm', outcome: 'not-found', required: true });
    expect(await desk.view()).toMatchObject({ need: 'leftovers' });
  });

  it('where nothing is listed any more, and of each change after', async () => {
    const { room, desk, lists, heard, latest } = await brought([rdp]);
    await lists([]);
    expect(heard()).toEqual([latest()]);
    room.changeElsewhere('the next one');
    await desk.comeBack();
    expect(heard()).toEqual([latest()]);
    await desk.clock.advance(3 * DAY);
    expect(heard()).toEqual([]);
  });

  it('where nothing within reach is listed any more: of a change after it a run of before says nothing', async () => {
    const { room, desk, lists, heard, latest } = await brought(LISTED);
    await lists([rdp]);
    expect(heard()).toEqual([latest(LEFT)]);
    room.changeElsewhere('the next one');
    await desk.comeBack();
    expect(heard()).toEqual([latest(LEFT)]);
  });
});

it('of the change before nothing is told to be unavailable once a later one was heard', async () => {
  const { room, desk, heard } = await started([rdp, ...LISTED]);
  const before = heard();
  expect(before).toEqual([{ passwordChangedAt: room.changedAt(), items: [] }]);
  room.changeElsewhere();
  await desk.comeBack();
  // Told again all the same: the server asks the directory of the change then.
  expect(heard()).toEqual(before);
});

it('a reset with nothing in reach that is heard of before its own reply is told once', async () => {
  const { room, desk, heard, latest } = await started([rdp]);
  heard();
  await desk.reset(NEW, room);
  expect(heard()).toEqual([latest(LEFT)]);
  for (let look = 0; look < 5; look++) await desk.comeBack();
  await desk.clock.advance(3 * DAY);
  expect(heard()).toEqual([]);
});

it('a list at its most that has changed since a run makes no more items than a report may have', async () => {
  const many = Array.from({ length: 200 }, (_none, index) => ({ ...LISTED[0]!, id: `vpn-${index}` }));
  const { lists, heard } = await brought(many);
  await lists([...many.slice(1), rdp]);
  const [told] = heard();
  expect(told?.items).toHaveLength(200);
  expect(told?.items).toContain(LEFT);
  expect(told?.items).not.toContain('vpn-0=updated');
});

it('what was told stays so after a restart, and is not told again', async () => {
  const { room, desk, heard } = await brought([rdp, ...LISTED]);
  desk.stop();
  const next = room.workstation(desk.kept);
  await next.start();
  await next.clock.advance(DAY);
  expect(heard()).toEqual([]);
});

it('what may have got through without an answer does not stand where the list is again as it was', async () => {
  const { room, desk, lists, heard, told } = await brought([rdp, ...LISTED]);
  let silent = true;
  desk.server.on('reportDeviceCredentials', ({ body }) => {
    room.reports.push(body);
    return silent ? unreachable : good(undefined);
  });
  await lists(LISTED);
  expect(heard()).not.toContainEqual(told);
  silent = false;
  await lists([rdp, ...LISTED]);
  expect(heard()).toEqual([told]);
  await desk.comeBack();
  expect(heard()).toEqual([]);
});

it('what the server refuses is told once at each look, and no more once it is taken', async () => {
  const { room, desk } = await brought([rdp, ...LISTED]);
  const { server } = desk;
  const counts = () => [server.count('reportDeviceCredentials'), server.count('readPasswordStatus')] as const;
  server.on('reportDeviceCredentials', problem('bad-request'));
  const before = counts();
  room.changeElsewhere('the next one');
  await desk.comeBack();
  await desk.clock.advance(DAY);
  const [reports, looks] = counts().map((count, index) => count - before[index]!);
  expect(looks).toBeGreaterThan(10);
  expect(reports).toBe(looks);
  server.on('reportDeviceCredentials', good(undefined));
  await desk.comeBack();
  const after = server.count('reportDeviceCredentials');
  await desk.clock.advance(DAY);
  expect(server.count('reportDeviceCredentials')).toBe(after);
});
