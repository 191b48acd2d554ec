// What IT takes from the list for a while, or settings that are refused for a moment: nobody is asked for it meanwhile,
// and its copy is not taken for right when it is listed again.
import { expect, it } from 'vitest';
import { settle } from '../../../fakes/clock.ts';
import { at, copiesFloor, LISTED, NEW, OLD, save } from './copies-bench.ts';

async function started() {
  const room = copiesFloor({ settings: { checklist: { items: [] } } });
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  return { room, desk };
}

it('an entry that is listed again is left over as before', async () => {
  const { room, desk } = await started();
  desk.keychain.faults.set('vpn', 'locked');
  await desk.reset(NEW, room);
  await desk.call('reset.finish');
  expect(await desk.view()).toMatchObject({ need: 'leftovers' });
  const before = desk.settings.reading;
  await desk.reads(desk.withList(LISTED.slice(1)));
  expect(await desk.view()).toMatchObject({ need: null });
  await desk.reads(before);
  expect(await desk.view()).toMatchObject({ need: 'leftovers' });
  desk.keychain.faults.clear();
  expect(await desk.enter(NEW)).toMatchObject({ value: { verdict: 'current', view: { need: null } } });
  expect(desk.keychain.stored(at('vpn'))).toBe(NEW);
});

it('what is left while the settings are refused is left when they are read again', async () => {
  const { room, desk } = await started();
  desk.keychain.faults.set('chat', 'denied');
  desk.keychain.hanging = Promise.withResolvers();
  await desk.reset(NEW, room);
  const before = desk.settings.reading;
  await desk.reads({ kind: 'refused', reason: 'anybody may write it', location: '/etc/keyturn' });
  desk.keychain.hanging.resolve(undefined);
  await settle();
  await desk.reads(before);
  expect(await desk.view()).toMatchObject({ need: 'leftovers' });
  expect(desk.keychain.stored(at('chat'))).toBe(OLD);
  expect(room.reports.at(-1)).toMatchObject({
    items: [{ outcome: 'updated' }, { outcome: 'denied', required: true }, { outcome: 'not-found' }],
  });
});
