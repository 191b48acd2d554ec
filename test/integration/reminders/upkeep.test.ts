// What is forgotten of reminders and workstations, and what stays.
import { expect, test } from 'vitest';
import { devices } from '../../../server/devices/tables.ts';
import { revokeDevice } from '../../../server/devices/registry.ts';
import { reminders } from '../../../server/reminders/tables.ts';
import { forgetReminders } from '../../../server/reminders/upkeep.ts';
import { openWorkstations } from '../../support/workstations.ts';
import { onBothStores } from '../server/stores.ts';

const daySeconds = 86_400;

onBothStores('after its days', (db) => {
  test('a reminder goes, and a workstation not seen since once nothing tells of it; one that was removed stays', async () => {
    const floor = openWorkstations({ db: db() });
    const [idle, shown, removed] = [await floor.enrol(), await floor.enrol(), await floor.enrol()];
    await revokeDevice(db(), removed.id, { kind: 'administrator', id: 'root' }, floor.clock.now());
    const show = async (claimedAt: Date, stageKey: string) => {
      const id = crypto.randomUUID();
      const stage = { kind: 'must-change', ordinal: 0, stageKey, channel: 'workstation' } as const;
      const who = { accountId: 'a', username: 'ana', deviceId: shown.id };
      await db()
        .insert(reminders)
        .values({ id, ...who, ...stage, claimedAt });
      return id;
    };
    const forget = () => forgetReminders(db(), 400, floor.clock.now());
    const left = async () => ({
      reminders: (await db().select().from(reminders)).map(({ id }) => id).sort(),
      devices: (await db().select().from(devices)).map(({ id }) => id).sort(),
    });
    const first = await show(floor.clock.now(), 'first');
    floor.clock.advance(daySeconds);
    const second = await show(floor.clock.now(), 'second');
    floor.clock.advance(399 * daySeconds);
    await forget();
    const all = [idle.id, shown.id, removed.id].sort();
    expect(await left()).toEqual({ reminders: [first, second].sort(), devices: all });
    floor.clock.advance(1);
    await forget();
    expect(await left()).toEqual({ reminders: [second], devices: [shown.id, removed.id].sort() });
    floor.clock.advance(daySeconds);
    await forget();
    expect(await left()).toEqual({ reminders: [], devices: [removed.id] });
    await floor.close();
  });
});
