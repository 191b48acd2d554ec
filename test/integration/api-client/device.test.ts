// Calls of a device against the real reset API: the client's proofs are those that the server takes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { softwareKeys } from '../../../main/api/device-keys.ts';
import { createConnectApi } from '../../../main/api/reset-api.ts';
import type { DeviceKey, ResetApi } from '../../../main/ports.ts';
import { systemClock } from '../../../main/system/clock.ts';
import { fakeChance } from '../../fakes/clock.ts';
import { type ApiServer, startServer } from '../../support/server.ts';

let server: ApiServer;
let api: ResetApi;

const connect = (): ResetApi =>
  createConnectApi({ fetch, clock: systemClock, chance: fakeChance(), userAgent: 'Keyturn/test' })(
    server.url,
    () => undefined,
  );

beforeAll(async () => {
  server = await startServer({ env: {} });
  api = connect();
});
afterAll(() => server.stop());

const facts = {
  name: 'FLOOR-12 / anna',
  platform: 'linux',
  osVersion: 'Debian 12',
  appVersion: '0.1.0',
} as const;
const stage = { kind: 'must-change', at: null, ordinal: 0 } as const;

async function enrolled(): Promise<{ readonly key: DeviceKey; readonly token: string }> {
  const { key } = await softwareKeys.create();
  const body = { ...facts, publicJwk: key.publicJwk };
  const result = await api.enrolDevice({ token: server.enrolmentToken, key, body });
  if (!result.ok) throw new Error(`not enrolled: ${JSON.stringify(result.fault)}`);
  return { key, token: result.value.token };
}

const ask = (device: { readonly key: DeviceKey; readonly token: string }, by = api) =>
  by.readPasswordStatus({ ...device, query: { username: 'nobody & nowhere' } });

describe('the client and the real API', () => {
  it('agree on an enrolment, and on a status that says nothing of a name nobody has', async () => {
    const device = await enrolled();
    expect(await ask(device)).toMatchObject({
      ok: true,
      value: {
        status: { kind: 'unknown', locked: false },
        policy: { rules: [] },
        enrolled: [],
        reminders: [],
      },
    });
  });

  it('agree on what is not granted, and on what nobody was granted', async () => {
    const device = await enrolled();
    expect(await api.claimReminder({ ...device, body: { username: 'nobody', stage } })).toMatchObject({
      ok: true,
      value: { granted: false, claim: null },
    });
    const claim = '7f0c2c5e-8c57-4b6e-9d1b-0c0f3f6f6a01';
    const report = { claim, outcome: 'shown', at: new Date().toISOString() } as const;
    expect(await api.reportReminders({ ...device, body: [report] })).toMatchObject({
      fault: { kind: 'problem', name: 'not-found' },
    });
  });

  it('agree on who may not enrol, and on a token that is worth nothing without its key', async () => {
    const { key } = await softwareKeys.create();
    const body = { ...facts, publicJwk: key.publicJwk };
    expect(await api.enrolDevice({ token: 'not the token of IT', key, body })).toMatchObject({
      fault: { kind: 'problem', name: 'enrolment-refused' },
    });
    const { token } = await enrolled();
    expect(await ask({ key, token })).toMatchObject({ fault: { kind: 'problem', name: 'device-unknown' } });
  });

  it('agree on a device over a restart of either, whatever nonce was known before', async () => {
    const device = await enrolled();
    await server.restart();
    expect(await ask(device)).toMatchObject({ ok: true });
    expect(await ask(device, connect())).toMatchObject({ ok: true });
  });
});
