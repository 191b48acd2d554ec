// What the server hears of saved copies: as this workstation, again and again until it gets through; by the reset itself
// where the server does not take the workstation's word.
import { describe, expect, it } from 'vitest';
import { settle } from '../../../fakes/clock.ts';
import { good, problem, unreachable } from '../../../fakes/reset-api.ts';
import { type CopiesDesk, copiesFloor, LISTED, NEW, OLD, save } from './copies-bench.ts';
import { TOKEN } from './reset-bench.ts';

const UPDATED = [
  { id: 'vpn', outcome: 'updated' },
  { id: 'chat', outcome: 'updated', required: true },
  { id: 'crm', outcome: 'not-found' },
];

async function started(settings: object = {}, facts: object = {}) {
  const room = copiesFloor({ settings });
  const desk = room.workstation(undefined, facts);
  save(desk.keychain, OLD);
  await desk.start();
  // Of the password that was found here.
  room.reports.length = 0;
  return { room, desk };
}
async function changed() {
  const { room, desk } = await started();
  room.changeElsewhere();
  await desk.comeBack();
  // That its copies are behind the change it has heard of.
  expect(room.reports).toHaveLength(1);
  expect(Date.parse(room.reports[0]!.passwordChangedAt)).toBeLessThan(Date.parse(room.changedAt()));
  room.reports.length = 0;
  return { room, desk };
}
const attempts = ({ server }: CopiesDesk) => server.count('reportDeviceCredentials');
const byReset = ({ server }: CopiesDesk) => server.requests('reportSavedCredentials');

describe('this workstation', () => {
  it('tells each time the server is reached, until it was heard, and then no more', async () => {
    const { desk, room } = await changed();
    const heard: unknown[] = [];
    const before = attempts(desk);
    desk.server.on('reportDeviceCredentials', unreachable, problem('unexpected'), ({ body }) => {
      heard.push(body);
      return good(undefined);
    });
    await desk.enter(NEW);
    expect(attempts(desk)).toBe(before + 1);
    await desk.comeBack();
    expect(attempts(desk)).toBe(before + 2);
    expect(heard).toEqual([]);
    await desk.comeBack();
    expect(heard).toEqual([{ username: 'anna', passwordChangedAt: room.changedAt(), items: UPDATED }]);
    await desk.comeBack();
    expect(attempts(desk)).toBe(before + 3);
  });

  it('tells after a restart what it could not tell before it', async () => {
    const { desk, room } = await changed();
    desk.server.on('reportDeviceCredentials', unreachable);
    await desk.enter(NEW);
    desk.stop();
    expect(room.reports).toEqual([]);
    const next = room.workstation(desk.kept);
    await next.start();
    expect(room.reports).toEqual([{ username: 'anna', passwordChangedAt: room.changedAt(), items: UPDATED }]);
  });

  it('tells once more when what is left was tried again, also while the first is being told', async () => {
    const { desk } = await changed();
    desk.keychain.fault = 'locked';
    desk.keychain.unlocks = true;
    const answer = Promise.withResolvers<undefined>();
    const told: unknown[] = [];
    desk.server.on('reportDeviceCredentials', async ({ body }) => {
      told.push(body.items.map(({ outcome }) => outcome));
      await answer.promise;
      return good(undefined);
    });
    await desk.enter(NEW);
    await desk.call('copies.retry');
    expect(told).toEqual([['locked', 'locked', 'locked']]);
    answer.resolve(undefined);
    await settle();
    expect(told).toEqual([
      ['locked', 'locked', 'locked'],
      ['updated', 'updated', 'not-found'],
    ]);
  });

  it('tells of a reset as itself, and the reset says nothing', async () => {
    const { desk, room } = await started();
    await desk.reset(NEW, room);
    expect(room.reports.at(-1)).toMatchObject({ passwordChangedAt: room.changedAt(), items: UPDATED });
    expect(byReset(desk)).toEqual([]);
  });

  it('tells of a reset later where the server is away now', async () => {
    const { desk, room } = await started();
    desk.server.on('reportDeviceCredentials', unreachable, good(undefined));
    const before = attempts(desk);
    await desk.reset(NEW, room);
    await desk.comeBack();
    await settle();
    expect(attempts(desk)).toBe(before + 2);
    expect(byReset(desk)).toEqual([]);
  });
});

describe('the reset tells with its own token', () => {
  it.each([
    ['IT gave no enrolment token', undefined],
    ['the enrolment token is not taken', 'the token of last year'],
  ])('where %s', async (_what, enrolmentToken) => {
    const { desk, room } = await started({ enrolmentToken });
    await desk.reset(NEW, room);
    await settle();
    expect(room.reports).toEqual([]);
    expect(byReset(desk)).toMatchObject([{ token: TOKEN, body: { items: UPDATED } }]);
  });

  it('where IT has removed this workstation', async () => {
    const { desk, room } = await started();
    desk.server.on('reportDeviceCredentials', problem('device-revoked'));
    await desk.reset(NEW, room);
    await settle();
    expect(byReset(desk)).toMatchObject([{ token: TOKEN, body: { items: UPDATED } }]);
  });

  it('of a colleague of who sits here', async () => {
    const { desk, room } = await started({}, { osUser: 'bea' });
    await desk.reset(NEW, room);
    // In the keychain of somebody else nothing of theirs must be there.
    const items = UPDATED.map(({ id, outcome }) => ({ id, outcome }));
    expect(byReset(desk).map(({ body }) => body)).toEqual([{ items }]);
    expect(JSON.stringify(room.reports)).not.toContain('anna');
  });
});

it('what must be there and is out of reach is told beside the run, once the copies are brought up to the change', async () => {
  const rdp = { id: 'rdp', name: 'RDP', service: 'TERMSRV/host', exactTarget: true };
  const { desk, room } = await started({ savedCredentials: [{ ...rdp, required: true }, ...LISTED] });
  room.changeElsewhere();
  await desk.comeBack();
  await desk.enter(NEW);
  const left = { id: 'rdp', outcome: 'unavailable', required: true };
  expect(room.reports.at(-1)).toEqual({
    username: 'anna',
    passwordChangedAt: room.changedAt(),
    items: [...UPDATED, left],
  });
  expect(Date.parse(room.reports[0]!.passwordChangedAt)).toBeLessThan(Date.parse(room.changedAt()));
  // What a run has found, and is out of reach by now, is told once.
  desk.stop();
  const later = copiesFloor({
    settings: { savedCredentials: [{ ...rdp, id: 'vpn', required: true }, ...LISTED.slice(1)] },
    clock: room.clock,
  });
  later.server.statuses.set('anna', room.server.statuses.get('anna')!);
  const next = later.workstation(desk.kept);
  await next.start();
  expect(later.reports.at(-1)!.items).toEqual([...UPDATED.slice(1), { ...left, id: 'vpn' }]);
});

it('of a change elsewhere nothing is told where IT has removed this workstation', async () => {
  const { desk, room } = await changed();
  desk.server.on('reportDeviceCredentials', problem('device-revoked'));
  await desk.enter(NEW);
  await settle();
  expect(room.reports).toEqual([]);
  expect(byReset(desk)).toEqual([]);
});
