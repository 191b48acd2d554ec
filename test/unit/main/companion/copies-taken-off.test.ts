// What IT takes from the list for a while, or settings that are refused for a moment: nobody is asked for it meanwhile,
// and its copy is not taken for right when it is listed again.
import { expect, it } from 'vitest';
import { settle } from '../../../fakes/clock.ts';
import { ManagedSettings } from '../../../../src/settings/managed-settings.ts';
import type { SettingsReading } from '../../../../main/ports.ts';
import { at, copiesFloor, type CopiesDesk, LISTED, NEW, OLD, save } from './copies-bench.ts';

async function started() {
  const room = copiesFloor({ settings: { checklist: { items: [] } } });
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  return { room, desk };
}

/** The managed settings are other ones, and the companion has seen it. */
async function reads(desk: CopiesDesk, reading: SettingsReading): Promise<void> {
  desk.settings.reading = reading;
  await desk.clock.advance(60_000);
  await desk.comeBack();
}

/** As they are now, with other saved credentials. */
function withList(desk: CopiesDesk, savedCredentials: readonly object[]): SettingsReading {
  const { reading } = desk.settings;
  if (reading.kind !== 'settings') throw new Error('not set up');
  return {
    kind: 'settings',
    settings: ManagedSettings.parse({ ...reading.settings, savedCredentials }),
  };
}

it('an entry that is listed again is left over as before', async () => {
  const { room, desk } = await started();
  desk.keychain.faults.set('vpn', 'locked');
  await desk.reset(NEW, room);
  await desk.call('reset.finish');
  expect(await desk.view()).toMatchObject({ need: 'leftovers' });
  const before = desk.settings.reading;
  await reads(desk, withList(desk, LISTED.slice(1)));
  expect(await desk.view()).toMatchObject({ need: null });
  await reads(desk, before);
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
  await reads(desk, { kind: 'refused', reason: 'anybody may write it', location: '/etc/keyturn' });
  desk.keychain.hanging.resolve(undefined);
  await settle();
  await reads(desk, before);
  expect(await desk.view()).toMatchObject({ need: 'leftovers' });
  expect(desk.keychain.stored(at('chat'))).toBe(OLD);
  expect(room.reports.at(-1)).toMatchObject({
    items: [{ outcome: 'updated' }, { outcome: 'denied', required: true }, { outcome: 'not-found' }],
  });
});
