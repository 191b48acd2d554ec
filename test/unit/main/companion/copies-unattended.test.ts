// Who types their password and goes before it is verified: the run that begins then has nobody who waits for it.
import { expect, it } from 'vitest';
import { good } from '../../../fakes/reset-api.ts';
import { at, type CopiesDesk, copiesFloor, NEW, OLD, save } from './copies-bench.ts';
import { completed } from './reset-bench.ts';

it.each<[string, (desk: CopiesDesk) => unknown]>([
  ['the screen is locked', ({ presence }) => presence.tell('lock')],
  ['another session comes in front', ({ presence }) => presence.tell('leave')],
  ['the window is closed', ({ windows }) => windows.close()],
])('the password is forgotten with the end of the run where %s meanwhile', async (_what, go) => {
  const room = copiesFloor();
  const desk = room.workstation();
  save(desk.keychain, OLD);
  desk.keychain.faults.set('chat', 'locked');
  await desk.start();
  room.changeElsewhere();
  await desk.comeBack();
  desk.companion.open('copies');
  desk.notifier.touch('closed');
  const verified = Promise.withResolvers<undefined>();
  desk.server.on('verifyPassword', async () => {
    await verified.promise;
    return good({ verdict: 'current', names: completed.names, changedAt: room.changedAt() });
  });
  const entered = desk.enter(NEW);
  await desk.clock.advance(1_000);
  expect(await desk.view()).toMatchObject({ activity: 'verifying' });
  go(desk);
  verified.resolve(undefined);
  expect(await entered).toMatchObject({ value: { verdict: 'current' } });
  expect(desk.keychain.stored(at('vpn'))).toBe(NEW);
  expect(await desk.view()).toMatchObject({ need: 'leftovers', canRetry: false });
  expect(await desk.call('copies.retry')).toMatchObject({ error: { code: 'forbidden' } });
  // They have read nothing of what is left.
  await desk.comeBack();
  expect(desk.notifier.present.notice.title).toBe('Some saved passwords are out of date');
});
