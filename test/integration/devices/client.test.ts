// The companion's own client against the real API as a process: it enrols, proves its key, and comes through restarts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { softwareKeys } from '../../../main/api/device-keys.ts';
import { createConnectApi } from '../../../main/api/reset-api.ts';
import type { DeviceKey, ResetApi } from '../../../main/ports.ts';
import { systemClock } from '../../../main/system/clock.ts';
import { fakeChance } from '../../fakes/clock.ts';
import { type ApiServer, startServer } from '../../support/server.ts';

let server: ApiServer;
let api: ResetApi;
let key: DeviceKey;
beforeAll(async () => {
  server = await startServer({ env: {} });
  const connect = createConnectApi({
    fetch,
    clock: systemClock,
    userAgent: 'Keyturn/test',
    // A key of its own for each call, as the system's chance gives it.
    chance: { ...fakeChance(), uuid: () => crypto.randomUUID() },
  });
  api = connect(server.url, () => undefined);
  ({ key } = await softwareKeys.create());
});
afterAll(() => server.stop());

const enrol = (token: string) =>
  api.enrolDevice({
    token,
    key,
    body: {
      name: 'FLOOR-12 / ana',
      platform: 'linux',
      osVersion: '6.1',
      appVersion: '1.0.0',
      publicJwk: key.publicJwk,
    },
  });

test('the token of the managed settings enrols, another one does not', async () => {
  expect(await enrol('not-the-enrolment-token')).toMatchObject({ fault: { name: 'enrolment-refused' } });
  const enrolled = await enrol(server.enrolmentToken);
  if (!enrolled.ok) throw new Error(JSON.stringify(enrolled.fault));
  const { token } = enrolled.value;
  const ask = () => api.readPasswordStatus({ token, key, query: { username: 'nobody.here' } });
  expect(await ask()).toMatchObject({ ok: true, value: { status: { kind: 'unknown' } } });

  await server.restart();
  expect(await ask()).toMatchObject({ ok: true });
  const stage = { kind: 'must-change', at: null, ordinal: 0 } as const;
  const claimed = await api.claimReminder({ token, key, body: { username: 'nobody.here', stage } });
  expect(claimed).toEqual({ ok: true, value: { granted: false, claim: null, retryAfterSeconds: null } });

  const { key: another } = await softwareKeys.create();
  const stolen = await api.readPasswordStatus({ token, key: another, query: { username: 'nobody.here' } });
  expect(stolen).toMatchObject({ fault: { name: 'device-unknown' } });

  // Neither token is for the log.
  expect(server.logs()).not.toContain(token);
  expect(server.logs()).not.toContain(server.enrolmentToken);
});
