// The API client against the real reset API, through a proxy that fails on demand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnectApi } from '../../../main/api/reset-api.ts';
import { ServerTime } from '../../../main/companion/server-time.ts';
import type { ResetApi } from '../../../main/ports.ts';
import { systemClock } from '../../../main/system/clock.ts';
import { fakeChance } from '../../fakes/clock.ts';
import { startTcpProxy, type TcpProxy } from '../../support/proxy.ts';
import { type ApiServer, startServer } from '../../support/server.ts';

let server: ApiServer;
let proxy: TcpProxy;
let api: ResetApi;
const time = new ServerTime(systemClock);

beforeAll(async () => {
  server = await startServer({ env: {} });
  proxy = await startTcpProxy({ host: '127.0.0.1', port: Number(new URL(server.url).port) });
  const connect = createConnectApi({
    fetch,
    clock: systemClock,
    // Half a bound each time: long enough for the proxy to be back.
    chance: fakeChance(),
    userAgent: 'Keyturn/test',
  });
  api = connect(`http://${proxy.host}:${proxy.port}`, (sample) => time.learn(sample));
});
afterAll(async () => {
  proxy.stop();
  await server.stop();
});

const body = { username: 'nobody.here', reason: 'forgotten', channel: 'companion' } as const;

/** The value of a reply that has to be good. */
async function value<T>(answer: Promise<{ ok: true; value: T } | { ok: false; fault: object }>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(`no good reply: ${JSON.stringify(result.fault)}`);
  return result.value;
}

describe('the client and the real API', () => {
  it('agree on who is there, what time it is, and what is ready', async () => {
    expect(await value(api.discover({}))).toMatchObject({ api: 'v1' });
    expect(Math.abs(time.offsetMs() ?? Infinity)).toBeLessThan(2_000);
    expect(await value(api.healthLive({}))).toEqual({ status: 'live' });
    expect(await api.healthReady({})).toMatchObject({ ok: expect.any(Boolean) as boolean });
  });

  it('agree on a reset from its start to its cancellation', async () => {
    const { id, token, step } = await value(api.createReset({ body }));
    expect(step.kind).toBe('verify');
    const key = { params: { id }, token };
    expect(await value(api.readReset(key))).toMatchObject({ id, step });
    const rejected = await api.verifyReset({ ...key, body: { factor: 'totp', response: '000000' } });
    expect(rejected).toMatchObject({ fault: { kind: 'problem', name: 'factor-rejected' } });
    const early = await api.setPassword({ ...key, body: { password: 'correct horse battery' } });
    expect(early).toMatchObject({ fault: { kind: 'problem', name: 'wrong-step' } });
    expect(await value(api.extend(key))).toMatchObject({ expiresAt: expect.any(String) as string });
    expect(await api.cancelReset(key)).toEqual({ ok: true, value: undefined });
    expect(await value(api.readReset(key))).toMatchObject({ step: { kind: 'ended', outcome: 'cancelled' } });
  });

  it('agree on what a wrong token is', async () => {
    const { id } = await value(api.createReset({ body: { ...body, username: 'somebody.else' } }));
    const refused = await api.readReset({ params: { id }, token: 'B'.repeat(43) });
    expect(refused).toMatchObject({ fault: { kind: 'problem', name: 'sign-in-needed' } });
    expect(await api.listFactors({ token: 'B'.repeat(43) })).toMatchObject({
      fault: { kind: 'problem', name: 'sign-in-needed' },
    });
    const wrong = { username: 'nobody.here', password: 'not hers' };
    expect(await api.createSession({ body: wrong })).toMatchObject({
      fault: { kind: 'problem', name: 'sign-in-rejected' },
    });
  });

  it('get over one lost connection when reading', async () => {
    proxy.onRequest('GET /.well-known/keyturn', () => {
      proxy.cut();
      void proxy.pass();
    });
    expect(await value(api.discover({}))).toMatchObject({ api: 'v1' });
  });

  it('say that nobody answers while the way is cut', async () => {
    proxy.cut();
    expect(await api.createReset({ body })).toEqual({
      ok: false,
      fault: { kind: 'unreachable', cause: 'refused' },
    });
    await proxy.pass();
    expect(await api.discover({})).toMatchObject({ ok: true });
  });
});
