// What is forgotten of what workstations told of copies, and what stays.
import { expect, test } from 'vitest';
import { copies } from '../../../server/copies/tables.ts';
import { forgetCopies } from '../../../server/copies/upkeep.ts';
import { revokeDevice } from '../../../server/devices/registry.ts';
import { forgetReminders } from '../../../server/reminders/upkeep.ts';
import { openWorkstations, type Workstation } from '../../support/workstations.ts';
import { onBothStores } from '../server/stores.ts';

const daySeconds = 86_400;

onBothStores('after its days', (db) => {
  test('what a workstation told goes with it; of a removed one it goes by itself', async () => {
    const floor = openWorkstations({ db: db() });
    floor.directory.add({ username: 'ana', password: 'x' });
    const [idle, removed, busy] = [await floor.enrol(), await floor.enrol(), await floor.enrol()];
    const tell = async (from: Workstation) => {
      const passwordChangedAt = floor.clock.now().toISOString();
      const body = { username: 'ana', passwordChangedAt, items: [] };
      const { status } = await from.call('POST', '/v1/devices/current/saved-credentials', { body });
      expect(status).toBe(204);
    };
    for (const device of [idle, removed, busy]) await tell(device);
    await revokeDevice(db(), removed.id, { kind: 'administrator', id: 'root' }, floor.clock.now());
    const forget = async () => {
      await forgetCopies(db(), 400, floor.clock.now());
      await forgetReminders(db(), 400, floor.clock.now());
    };
    const left = async () => (await db().select().from(copies)).map(({ deviceId }) => deviceId).sort();
    const all = [idle.id, removed.id, busy.id].sort();
    floor.clock.advance(200 * daySeconds);
    await busy.call('GET', '/v1/password-status?username=ana');
    floor.clock.advance(200 * daySeconds);
    await forget();
    expect(await left()).toEqual(all);
    floor.clock.advance(3_600);
    await forget();
    // It told as long ago, but is still there: its copies are as it said.
    expect(await left()).toEqual([busy.id]);
    await floor.close();
  });
});
