// The API client against servers that behave and servers that do not, over real HTTP on loopback.
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { readReply } from '../../../../main/api/reply.ts';
import { closeServers, connect, json, open, problem, serve } from './http-bench.ts';

const ID = '7f0c2c5e-8c57-4b6e-9d1b-0c0f3f6f6a01';
const TOKEN = 'A'.repeat(43);
const DISCOVERY = { name: 'Keyturn', api: 'v1', time: '2026-11-23T09:00:00.250Z', portal: null };

afterEach(closeServers);

describe('a call', () => {
  it('goes where the contract says, below the path of the address, with its token and nothing more', async () => {
    const { api, heard } = await serve(json(422, {}), '/keyturn/');
    await api.verifyReset({ params: { id: ID }, token: TOKEN, body: { factor: 'totp', response: '123456' } });
    expect(heard).toMatchObject([
      {
        method: 'POST',
        url: `/keyturn/v1/resets/${ID}/verifications`,
        headers: {
          authorization: `Bearer ${TOKEN}`,
          'content-type': 'application/json',
          'user-agent': 'Keyturn/test',
          'idempotency-key': '00000000-0000-4000-8000-000000000000',
        },
        body: '{"factor":"totp","response":"123456"}',
      },
    ]);
    expect(heard[0]?.headers).not.toHaveProperty('cookie');
  });

  it('has a body only where the contract has one, and a key only where something is written', async () => {
    const { api, heard } = await serve(json(200, DISCOVERY));
    await api.discover({});
    await api.unlock({ params: { id: ID }, token: TOKEN });
    expect(heard[0]?.headers).not.toHaveProperty('idempotency-key');
    expect(heard[0]?.headers).not.toHaveProperty('authorization');
    expect(heard[1]).toMatchObject({ method: 'POST', body: '' });
    expect(heard[1]?.headers).not.toHaveProperty('content-type');
  });

  it('keeps the key it is given', async () => {
    const { api, heard } = await serve((_request, response) => response.writeHead(204).end());
    const idempotencyKey = 'the same as before';
    const request = { params: { id: ID }, token: TOKEN, body: { items: [] }, idempotencyKey };
    expect(await api.reportSavedCredentials(request)).toEqual({ ok: true, value: undefined });
    expect(heard[0]?.headers['idempotency-key']).toBe(idempotencyKey);
  });

  it('escapes what goes into the path', async () => {
    const { api, heard } = await serve(json(404, {}));
    await api.readReset({ params: { id: '../../../x?y#z' }, token: TOKEN });
    expect(heard[0]?.url).toBe('/v1/resets/..%2F..%2F..%2Fx%3Fy%23z');
  });

  it.each([
    'http://reset.corp.test',
    'https://user:pw@reset.corp.test',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
  ])('never goes to %s', (address) => {
    expect(() => connect(address)).toThrow();
  });
});

describe('a reply', () => {
  it("is parsed, and tells the server's time", async () => {
    const { api, samples } = await serve(json(200, DISCOVERY, { date: 'Mon, 23 Nov 2026 09:00:00 GMT' }));
    expect(await api.discover({})).toEqual({ ok: true, value: DISCOVERY });
    expect(samples).toMatchObject([{ serverMs: Date.parse(DISCOVERY.time) }]);
  });

  it('tells the time by its date where it says nothing better', async () => {
    const { api, samples } = await serve(
      problem('sign-in-needed', 401, {}, { date: 'Mon, 23 Nov 2026 09:00:00 GMT' }),
    );
    await api.readReset({ params: { id: ID }, token: TOKEN });
    expect(samples).toMatchObject([{ serverMs: Date.parse('2026-11-23T09:00:00.500Z') }]);
  });

  it.each<[string, RequestListener]>([
    ['is no JSON', json(200, '<html>Welcome to the hotel</html>')],
    ['has another shape', json(200, { name: 'Something else' })],
    ['has another status', json(201, DISCOVERY)],
    ['is empty', json(200, '')],
    ['is endless', json(200, { ...DISCOVERY, name: 'x'.repeat(2 * 1024 * 1024) })],
    ['is a problem nobody knows', problem('nonsense', 400)],
    ['is an error without a problem', json(500, { error: 'oh' })],
  ])('that %s is called malformed', async (_what, respond) => {
    const { api } = await serve(respond);
    expect(await api.discover({})).toEqual({ ok: false, fault: { kind: 'malformed-reply' } });
  });

  it('that is a problem keeps its details', async () => {
    const { api } = await serve(
      problem('password-refused', 422, { reason: 'too-short', reference: '7K3-M2P' }),
    );
    const call = { params: { id: ID }, token: TOKEN, body: { password: 'short' } };
    expect(await api.setPassword(call)).toMatchObject({
      fault: {
        kind: 'problem',
        name: 'password-refused',
        details: { reason: 'too-short', reference: '7K3-M2P' },
      },
    });
  });

  it.each([
    ['seconds', '7'],
    ['a date', 'Mon, 23 Nov 2026 09:00:07 GMT'],
  ])('says how long to wait: %s', async (_what, header) => {
    const date = 'Mon, 23 Nov 2026 09:00:00 GMT';
    const { api } = await serve(problem('too-many-requests', 429, {}, { 'retry-after': header, date }));
    const body = { username: 'anna', reason: 'expired', channel: 'companion' } as const;
    expect(await api.createReset({ body })).toMatchObject({ fault: { details: { retryAfterSeconds: 7 } } });
  });

  it('that leads elsewhere is not followed', async () => {
    const elsewhere = await serve(json(200, DISCOVERY));
    const { api } = await serve((_request, response) =>
      response.writeHead(307, { location: `${elsewhere.address}/.well-known/keyturn` }).end(),
    );
    expect(await api.discover({})).toEqual({ ok: false, fault: { kind: 'malformed-reply' } });
    expect(elsewhere.heard).toEqual([]);
  });

  it.each([
    [502, 'other'],
    [504, 'other'],
  ] as const)("of something in between (%i) is not the API's", async (status, cause) => {
    const { api } = await serve(json(status, '<html></html>', { 'content-type': 'text/html' }));
    expect(await api.discover({})).toEqual({ ok: false, fault: { kind: 'unreachable', cause } });
  });
});

describe('a proxy that wants a name and a password', () => {
  it('is told as such', () => {
    expect(readReply('discover', { status: 407, headers: {}, body: '' })).toEqual({
      ok: false,
      fault: { kind: 'unreachable', cause: 'proxy' },
    });
  });
});

describe('no reply', () => {
  it('is told as refused where nobody listens', async () => {
    const { address } = await serve(json(200, {}));
    await new Promise((resolve) => open.splice(0)[0]?.close(resolve));
    const { api } = connect(address);
    expect(await api.discover({})).toEqual({ ok: false, fault: { kind: 'unreachable', cause: 'refused' } });
  });

  it('is told where the name leads nowhere', async () => {
    const { api } = connect('https://reset.invalid');
    expect(await api.discover({})).toMatchObject({ fault: { kind: 'unreachable' } });
  });

  it("ends with the caller's signal", async () => {
    const { api } = await serve(() => undefined);
    const stop = new AbortController();
    const call = { params: { id: ID }, token: TOKEN, body: { factor: 'totp', response: '1' } } as const;
    const asking = api.verifyReset({ ...call, signal: stop.signal });
    stop.abort();
    expect(await asking).toMatchObject({ fault: { kind: 'unreachable' } });
  });

  it('that breaks off in the middle is unreachable', async () => {
    const { api } = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{');
      response.destroy();
    });
    expect(await api.discover({})).toMatchObject({ fault: { kind: 'unreachable' } });
  });
});

describe('asking again', () => {
  const flaky = (failures: number, fail: RequestListener): RequestListener => {
    let left = failures;
    return (request, response) =>
      left-- > 0 ? fail(request, response) : json(200, DISCOVERY)(request, response);
  };
  const hangUp: RequestListener = (_request, response) => void response.destroy();

  it('happens for reading, with a growing wait', async () => {
    const { api, heard, waits } = await serve(flaky(2, hangUp));
    expect(await api.discover({})).toMatchObject({ ok: true });
    expect(heard).toHaveLength(3);
    expect(waits).toEqual([150, 300]);
  });

  it('waits as long as it is told to', async () => {
    const { api, waits } = await serve(flaky(1, problem('stopping', 503, {}, { 'retry-after': '2' })));
    expect(await api.discover({})).toMatchObject({ ok: true });
    expect(waits).toEqual([2_150]);
  });

  it('does not happen when that would be long', async () => {
    const { api, heard } = await serve(
      flaky(1, problem('too-many-requests', 429, {}, { 'retry-after': '60' })),
    );
    expect(await api.discover({})).toMatchObject({ fault: { name: 'too-many-requests' } });
    expect(heard).toHaveLength(1);
  });

  it('never happens for anything that is written, a password least of all', async () => {
    const { api, heard } = await serve(hangUp);
    const key = { params: { id: ID }, token: TOKEN };
    await api.setPassword({ ...key, body: { password: 'correct horse battery' } });
    await api.verifyReset({ ...key, body: { factor: 'totp', response: '123456' } });
    await api.createSession({ body: { username: 'anna', password: 'hers' } });
    expect(heard.map(({ url }) => url)).toEqual([
      `/v1/resets/${ID}/password`,
      `/v1/resets/${ID}/verifications`,
      '/v1/sessions',
    ]);
  });
});
