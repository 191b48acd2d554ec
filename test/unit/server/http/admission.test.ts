// Routes for devices, with queries and with text: what the table says of them holds for their calls.
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../src/contract/problems.ts';
import { type DeviceDoor, type Presented, openDoor } from '../../../../server/http/admission.ts';
import { type Call, implement } from '../../../../server/http/implement.ts';
import { createHttpServer } from '../../../../server/http/server.ts';

const token = 't'.repeat(43);
const device = { id: '9f1c8b2e-5a5b-4a0f-9a6e-0c8b7f1f2d3c', name: 'FLOOR-12 / ana' };
let app: FastifyInstance;
let knocks: Presented[];
let calls: Call<'readPasswordStatus'>[];

const door = {
  admitDevice: (call) => {
    knocks.push(call);
    call.tell('dpop-nonce', 'next');
    return Promise.resolve(device);
  },
  admitKey: (call) => {
    knocks.push(call);
    return Promise.resolve('the-thumbprint');
  },
} satisfies DeviceDoor;

beforeEach(() => {
  [knocks, calls] = [[], []];
  app = createHttpServer({ trustedProxies: ['127.0.0.1'] });
  implement(app, 'readPasswordStatus', (call) => {
    calls.push(call);
    const status = { kind: 'unknown', locked: false, lockedAt: null } as const;
    const serverTime = '2026-03-01T09:00:00.000Z';
    return Promise.resolve({ status, policy: { rules: [] }, enrolled: [], reminders: [], serverTime });
  });
  implement(app, 'enrolDevice', (call) =>
    Promise.resolve({ deviceId: device.id, token: `${call.thumbprint}${'x'.repeat(29)}` }),
  );
  implement(app, 'exportReminders', () => Promise.resolve('account,stage\r\n'));
});
afterEach(() => app.close());

const typeOf = (reply: LightMyRequestResponse) => reply.json<Problem>().type;

describe('a route for devices', () => {
  it('shows the door what the client has addressed, and hands on who came in', async () => {
    openDoor(app, door);
    const headers = { authorization: `DPoP ${token}`, dpop: 'proof', 'x-forwarded-proto': 'https' };
    const url = '/v1/password-status?username=%20ana%20';
    const reply = await app.inject({ url, headers: { ...headers, 'x-forwarded-host': 'reset.corp.test' } });
    expect([reply.statusCode, reply.headers['dpop-nonce']]).toEqual([200, 'next']);
    expect(knocks).toMatchObject([
      {
        method: 'GET',
        origin: 'https://reset.corp.test',
        path: '/v1/password-status',
        token,
        proof: 'proof',
      },
    ]);
    expect(calls).toMatchObject([{ device, query: { username: 'ana' } }]);
  });

  it('shows no token of another scheme or shape', async () => {
    openDoor(app, door);
    for (const authorization of [`Bearer ${token}`, 'DPoP short', `DPoP ${token} x`, ''])
      await app.inject({ url: '/v1/password-status?username=ana', headers: { authorization } });
    expect(knocks.map((call) => call.token)).toEqual([null, null, null, null]);
  });

  it('lets nobody in where there is no door', async () => {
    const reply = await app.inject({
      url: '/v1/password-status?username=ana',
      headers: { authorization: `DPoP ${token}` },
    });
    expect(typeOf(reply)).toBe('urn:keyturn:problem:device-unknown');
    const enrolment = await app.inject({ method: 'POST', url: '/v1/devices', payload: {} });
    expect(typeOf(enrolment)).toBe('urn:keyturn:problem:enrolment-refused');
    expect(calls).toEqual([]);
  });

  it.each([
    ['', 'query.username'],
    ['?username=', 'query.username'],
    ['?username=ana&username=bela', 'query.username'],
    ['?username=ana&why=1', 'query'],
  ])('with the query %j says what is wrong with it', async (query, path) => {
    openDoor(app, door);
    const reply = await app.inject({
      url: `/v1/password-status${query}`,
      headers: { authorization: `DPoP ${token}` },
    });
    expect(reply.statusCode).toBe(400);
    expect(reply.json<Problem>().violations?.map((violation) => violation.path)).toEqual([path]);
  });
});

it('an enrolment brings the token of all and a key of its own', async () => {
  openDoor(app, door);
  const xy = 'A'.repeat(43);
  const payload = {
    name: 'FLOOR-12 / ana',
    platform: 'linux',
    osVersion: '6.1',
    appVersion: '1.0.0',
    publicJwk: { kty: 'EC', crv: 'P-256', x: xy, y: xy },
  };
  const headers = { authorization: 'Bearer an enrolment', 'idempotency-key': 'k' };
  const reply = await app.inject({ method: 'POST', url: '/v1/devices', headers, payload });
  expect([reply.statusCode, knocks[0]?.token]).toEqual([201, null]);
  await app.inject({
    method: 'POST',
    url: '/v1/devices',
    payload,
    headers: { authorization: 'Bearer any-words-without-spaces' },
  });
  expect(knocks[1]?.token).toBe('any-words-without-spaces');
  expect(reply.json()).toMatchObject({ token: `the-thumbprint${'x'.repeat(29)}` });
});

it('text is answered as the text it is', async () => {
  const headers = { authorization: `Bearer ${token}` };
  const reply = await app.inject({ url: '/v1/audit/reminders.csv', headers });
  expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(reply.body).toBe('account,stage\r\n');
});
