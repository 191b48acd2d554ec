// What a workstation keeps of saved copies: nothing without the disk, nothing of anybody at a shared seat.
import { describe, expect, it } from 'vitest';
import type { ManagedSettings } from '../../../../src/settings/managed-settings.ts';
import { at, type CopiesDesk, copiesFloor, NEW, OLD, save, workstationInARun } from './copies-bench.ts';

const failed = ['vpn', 'chat', 'crm'].map((id) => ({ id, state: 'failed' }));

it('nothing is written to the keychain where the disk takes no intent, and it is told of each', async () => {
  const room = copiesFloor();
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  desk.kept.copies.full = true;
  await desk.reset(NEW, room);
  expect(desk.questions()).toEqual([]);
  expect(await desk.view()).toMatchObject({ need: 'leftovers', canRetry: true, lines: failed });
  expect(desk.log.lines.join()).toContain('copies-not-written');
  desk.kept.copies.full = false;
  await desk.call('copies.retry');
  expect(await desk.view()).toMatchObject({ need: null });
  expect(desk.keychain.stored(at('vpn'))).toBe(NEW);
});

/** IT makes the seat a shared one, or somebody's own again. */
async function makeSeat(desk: CopiesDesk, seat: Partial<ManagedSettings['seat']>): Promise<void> {
  if (desk.settings.reading.kind !== 'settings') throw new Error('not set up');
  const { settings } = desk.settings.reading;
  desk.settings.reading = {
    kind: 'settings',
    settings: { ...settings, seat: { ...settings.seat, ...seat } },
  };
  await desk.clock.advance(16_000);
}

describe('a shared seat', () => {
  it('keeps nothing and writes nothing, not even a journal', async () => {
    const room = copiesFloor({ settings: { seat: { mode: 'sign-in' } } });
    const desk = room.workstation();
    save(desk.keychain, OLD);
    await desk.start();
    await desk.call('seat.enter', { username: 'anna' });
    await desk.clock.advance(2_000);
    await desk.reset(NEW, room);
    expect(desk.questions()).toEqual([]);
    expect(desk.kept.copies.writes).toBe(0);
    expect(await desk.view()).toMatchObject({ username: null, need: null, lines: [], checklist: [] });
  });

  it.each([{ version: 2, accounts: [{ username: 'anna' }] }, 'anna'])(
    'forgets what was kept before, also where it can not be read: %j',
    async (found) => {
      const desk = copiesFloor({ settings: { seat: { mode: 'sign-in' } } }).workstation();
      desk.kept.copies.value = found;
      await desk.start();
      expect(desk.kept.copies.value).toEqual({ version: 1, accounts: [] });
    },
  );

  it('that it becomes in the middle of a run ends it there, and keeps no name', async () => {
    const { desk, goOn } = await workstationInARun();
    await makeSeat(desk, { mode: 'sign-in' });
    await goOn();
    expect(desk.questions()).toEqual(['update vpn']);
    expect(JSON.stringify(desk.kept.copies.value)).not.toContain('anna');
  });

  it('that it is for a moment in the middle of a run ends it too: nothing would be written down of it', async () => {
    const { desk, goOn } = await workstationInARun();
    await makeSeat(desk, { mode: 'sign-in' });
    await makeSeat(desk, { mode: 'os-user' });
    await goOn();
    expect(desk.questions()).toEqual(['update vpn']);
    expect(desk.keychain.stored(at('chat'))).toBe(OLD);
  });
});

describe.each([{ version: 2, accounts: [] }, 'garbage', { version: 1, accounts: [{}] }])(
  'a journal that can not be read: %j',
  (found) => {
    it('is noted, says nothing right to the server, and the password is asked for once', async () => {
      const room = copiesFloor();
      const desk = room.workstation();
      save(desk.keychain, OLD);
      desk.kept.copies.value = found;
      await desk.start();
      expect(desk.log.lines.join()).toContain('copies-unreadable');
      expect(await desk.view()).toMatchObject({ need: 'changed-elsewhere', changedAt: room.changedAt() });
      room.changeElsewhere();
      await desk.comeBack();
      expect(room.reports).toEqual([]);
      expect(await desk.enter(NEW)).toMatchObject({ value: { verdict: 'current', view: { need: null } } });
      expect(room.reports).toMatchObject([{ passwordChangedAt: room.changedAt() }]);
      desk.stop();
      const next = room.workstation(desk.kept);
      await next.start();
      expect(await next.view()).toMatchObject({ need: null });
      expect(next.log.lines.join()).not.toContain('copies-unreadable');
    });
  },
);

it('a journal that the disk does not give is one that can not be read', async () => {
  const desk = copiesFloor().workstation();
  desk.kept.copies.read = () => Promise.reject(new Error('input/output error'));
  await desk.start();
  expect(await desk.view()).toMatchObject({ need: 'changed-elsewhere' });
});

it('a look at what is there tells what a run would find, writes nothing, and needs no password', async () => {
  const savedCredentials = [
    { id: 'vpn', name: 'VPN', service: 'vpn' },
    { id: 'new', name: 'New', service: 'new', create: true },
    { id: 'crm', name: 'CRM', service: 'crm' },
    { id: 'chat', name: 'Chat', service: 'chat', account: '{domain}' },
    { id: 'rdp', name: 'RDP', service: 'TERMSRV/host', exactTarget: true },
    { id: 'mail', name: 'Mail', service: 'mail' },
  ];
  const desk = copiesFloor({ settings: { savedCredentials } }).workstation();
  desk.keychain.store(at('vpn'), OLD);
  desk.keychain.store(at('chat', 'CORP'), OLD);
  desk.keychain.faults.set('mail', 'locked');
  await desk.start();
  expect(await desk.call('copies.look')).toMatchObject({
    value: [
      { id: 'vpn', name: 'VPN', found: 'there' },
      { id: 'new', found: 'would-be-made' },
      { id: 'crm', found: 'not-found' },
      { id: 'chat', found: 'there' },
      { id: 'rdp', found: 'out-of-reach' },
      { id: 'mail', found: 'locked' },
    ],
  });
  expect(desk.questions().every((question) => question.startsWith('look'))).toBe(true);
  expect(desk.keychain.stored(at('vpn'))).toBe(OLD);
});
