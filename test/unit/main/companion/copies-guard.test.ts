// What must never be written or told: a password that is none any more, into a keychain that is nobody's, and that all is
// right where nobody knows.
import { expect, it } from 'vitest';
import { settle } from '../../../fakes/clock.ts';
import { good } from '../../../fakes/reset-api.ts';
import { at, copiesFloor, LISTED, NEW, OLD, save, workstationInARun } from './copies-bench.ts';
import { completed } from './reset-bench.ts';

it('a reset at an OS account that is nobody writes over nothing of the account, and makes nothing', async () => {
  const savedCredentials = [
    ...LISTED,
    { id: 'all', name: 'All', service: 'all', account: 'floor' },
    { id: 'new', name: 'New', service: 'new', create: true },
    { id: 'domain', name: 'Domain', service: 'domain', account: '{domain}' },
  ];
  const room = copiesFloor({ settings: { savedCredentials, seat: { exclude: ['kiosk'] } } });
  const desk = room.workstation(undefined, { osUser: 'kiosk' });
  desk.keychain.store(at('all', 'floor'), 'of the kiosk');
  desk.keychain.store(at('domain', 'CORP'), 'of the kiosk');
  await desk.start();
  await desk.reset(NEW, room);
  expect(desk.keychain.stored(at('all', 'floor'))).toBe('of the kiosk');
  expect(desk.keychain.stored(at('domain', 'CORP'))).toBe('of the kiosk');
  expect(desk.keychain.stored(at('new'))).toBeUndefined();
});

it('a password that was verified is not written where a later change has come meanwhile', async () => {
  const room = copiesFloor();
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  room.changeElsewhere('first');
  await desk.comeBack();
  const first = room.changedAt();
  const reply = Promise.withResolvers<null>();
  desk.server.on('verifyPassword', async () => {
    await reply.promise;
    return good({ verdict: 'current', names: completed.names, changedAt: first });
  });
  const entered = desk.enter('first');
  await settle();
  await desk.reset(NEW, room);
  expect(desk.keychain.stored(at('vpn'))).toBe(NEW);
  reply.resolve(null);
  expect(await entered).toMatchObject({ ok: true, value: { verdict: 'undetermined' } });
  expect(desk.keychain.stored(at('vpn'))).toBe(NEW);
  expect(await desk.view()).toMatchObject({ need: null });
});

it('of a run that was cut off the server is told that its copies hold the change before', async () => {
  const room = copiesFloor();
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  const before = room.changedAt();
  desk.keychain.hanging = Promise.withResolvers();
  await desk.reset(NEW, room);
  desk.stop();
  const kept = { ...desk.kept };
  kept.keychain.hanging = undefined;
  const next = room.workstation(kept);
  await next.start();
  expect(await next.view()).toMatchObject({ need: 'unfinished' });
  expect(room.reports.at(-1)).toMatchObject({ passwordChangedAt: before });
});

it('where nothing is listed nothing is told, and so nothing is behind', async () => {
  const room = copiesFloor({ settings: { savedCredentials: [] } });
  const desk = room.workstation();
  await desk.start();
  await desk.reset(NEW, room);
  room.changeElsewhere('another');
  await desk.comeBack();
  expect(room.reports).toEqual([]);
});

it('what a later change has overtaken is tried again no more: the new password is asked for', async () => {
  const room = copiesFloor();
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  desk.keychain.faults.set('chat', 'locked');
  await desk.reset(NEW, room);
  expect(await desk.view()).toMatchObject({ need: 'leftovers', canRetry: true });
  room.changeElsewhere('the next one');
  desk.keychain.faults.clear();
  desk.keychain.store(at('chat'), 'the next one');
  await desk.comeBack();
  expect(await desk.view()).toMatchObject({ need: 'changed-elsewhere', canRetry: false });
  expect(await desk.call('copies.retry')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  expect(desk.keychain.stored(at('chat'))).toBe('the next one');
  await desk.enter('the next one');
  await settle();
  expect(await desk.view()).toMatchObject({ need: null });
  expect(desk.keychain.stored(at('vpn'))).toBe('the next one');
});

it('a run that a later change overtakes writes nothing more', async () => {
  const { room, desk, goOn } = await workstationInARun();
  room.changeElsewhere('the next one');
  await desk.comeBack();
  await goOn();
  expect(desk.questions()).toEqual(['update vpn']);
  expect(desk.keychain.stored(at('chat'))).toBe(OLD);
  expect(await desk.view()).toMatchObject({ need: 'changed-elsewhere', activity: 'idle', canRetry: false });
});
