// A floor starts its shift: everybody asks at once, over one pool of connections, and everybody is answered.
import { expect, test } from 'vitest';
import { createAccount } from '../../../server/directory/embedded/admin.ts';
import { createEmbeddedDirectory } from '../../../server/directory/embedded/index.ts';
import { openStore } from '../../../server/store/database.ts';
import { startPostgres } from '../../support/postgres.ts';
import { openWorkstations } from '../../support/workstations.ts';

const seats = 250;

test(`${seats} workstations at once`, async () => {
  const postgres = await startPostgres();
  const store = await openStore({ url: postgres.url });
  // It reads from the same pool: a call that held a connection meanwhile would starve the others.
  const realDirectory = createEmbeddedDirectory({ db: store.db });
  const floor = openWorkstations({ db: store.db, servers: 2, realDirectory });
  await createAccount(store.db, { username: 'ana', displayName: 'Ana', password: 'correct horse battery' });
  const devices = [];
  for (let count = 0; count < seats; count += 1) devices.push(await floor.enrol(`FLOOR-${count}`));

  const answers = await Promise.all(
    devices.map((device, index) =>
      device.call('GET', '/v1/password-status?username=ana', { server: index % 2 }),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const { status } = answers[0]!.body;
  if (status.kind !== 'expires') throw new Error(status.kind);
  const stage = { kind: 'expires', at: status.at, ordinal: 90 * 24 * 60 };
  const claims = await Promise.all(
    devices.map((device, index) =>
      device.call('POST', '/v1/reminders/claims', { body: { username: 'ana', stage }, server: index % 2 }),
    ),
  );
  expect(new Set(claims.map((claim) => claim.status))).toEqual(new Set([200]));
  expect(claims.filter(({ body }) => body.granted)).toHaveLength(1);

  await floor.close();
  await store.close();
  await postgres.stop();
});
