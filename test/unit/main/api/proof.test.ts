// Calls of a device: bound to its key, with the server's nonce, and asked once more where it was missing.
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeDeviceKeys } from '../../../fakes/device-keys.ts';
import { closeServers, json, problem, serve } from './http-bench.ts';

afterEach(closeServers);

const TOKEN = 'A'.repeat(43);
const STATUS = {
  status: { kind: 'never', changedAt: null, locked: false, lockedAt: null },
  policy: { rules: [] },
  enrolled: [],
  reminders: [],
  serverTime: '2026-11-23T09:00:00.250Z',
};
const facts = {
  name: 'FLOOR-12 / anna',
  platform: 'linux',
  osVersion: 'Debian 12',
  appVersion: '0.1.0',
} as const;

/** Wants a nonce that is never the same for long. */
const wantsNonce = (nonces: string[], respond: RequestListener): RequestListener => {
  const given: string[] = [];
  return (request, response) => {
    const proof = JSON.parse(String(request.headers['dpop'])) as { nonce?: string };
    if (proof.nonce !== undefined && given.at(-1) === proof.nonce) {
      respond(request, response);
      return;
    }
    given.push(nonces.shift() ?? 'the last one');
    problem('proof-of-key-needed', 401, {}, { 'dpop-nonce': given.at(-1)! })(request, response);
  };
};

const device = async () => {
  const { key } = await new FakeDeviceKeys().create();
  return { token: TOKEN, key };
};
const proofs = (heard: { readonly headers: Record<string, unknown> }[]) =>
  heard.map(({ headers }) => JSON.parse(String(headers['dpop'])) as Record<string, unknown>);

describe('a call of a device', () => {
  it('carries its token for the proof, and a proof of this very call', async () => {
    const { api, heard, address } = await serve(json(200, STATUS), '/keyturn');
    expect(
      await api.readPasswordStatus({ ...(await device()), query: { username: 'anna & co' } }),
    ).toMatchObject({
      ok: true,
    });
    expect(heard[0]).toMatchObject({
      url: '/keyturn/v1/password-status?username=anna+%26+co',
      headers: { authorization: `DPoP ${TOKEN}` },
    });
    expect(proofs(heard)).toMatchObject([
      { method: 'GET', url: `${address}/v1/password-status`, token: TOKEN },
    ]);
    expect(proofs(heard)[0]).not.toHaveProperty('nonce');
  });

  it('is made once more with the nonce that was missing, which the next calls know', async () => {
    const { api, heard, samples } = await serve(wantsNonce(['one'], json(200, STATUS)));
    const call = { ...(await device()), query: { username: 'anna' } };
    expect(await api.readPasswordStatus(call)).toMatchObject({ ok: true, value: STATUS });
    expect(await api.readPasswordStatus(call)).toMatchObject({ ok: true });
    expect(proofs(heard).map(({ nonce }) => nonce)).toEqual([undefined, 'one', 'one']);
    // The proof is dated by the server's clock, as soon as it is known.
    expect(samples.at(-1)).toMatchObject({ serverMs: Date.parse(STATUS.serverTime) });
    expect(Math.abs((proofs(heard)[2]?.['now'] as number) - Date.parse(STATUS.serverTime))).toBeLessThan(
      60_000,
    );
  });

  it('is made once more beside another one that wanted the same nonce', async () => {
    const waiting: (() => void)[] = [];
    const nonce = (proof: unknown) => (JSON.parse(String(proof)) as { nonce?: string }).nonce;
    const { api, heard } = await serve((request, response) => {
      if (nonce(request.headers['dpop']) === 'new') {
        json(200, STATUS, { 'dpop-nonce': 'new' })(request, response);
        return;
      }
      waiting.push(() => problem('proof-of-key-needed', 401, {}, { 'dpop-nonce': 'new' })(request, response));
      // Both are on their way before either is refused.
      if (waiting.length === 2) for (const refuse of waiting) refuse();
    });
    const call = { ...(await device()), query: { username: 'anna' } };
    const results = await Promise.all([api.readPasswordStatus(call), api.readPasswordStatus(call)]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(heard).toHaveLength(4);
  });

  it('takes the next nonce from any reply', async () => {
    let count = 0;
    const { api, heard } = await serve((request, response) =>
      json(200, STATUS, { 'dpop-nonce': `n${++count}` })(request, response),
    );
    const call = { ...(await device()), query: { username: 'anna' } };
    await api.readPasswordStatus(call);
    await api.readPasswordStatus(call);
    expect(proofs(heard).map(({ nonce }) => nonce)).toEqual([undefined, 'n1']);
  });

  it('is not made a third time', async () => {
    let count = 0;
    const { api, heard } = await serve((request, response) =>
      problem('proof-of-key-needed', 401, {}, { 'dpop-nonce': `n${++count}` })(request, response),
    );
    const result = await api.readPasswordStatus({ ...(await device()), query: { username: 'anna' } });
    expect(result).toMatchObject({ fault: { name: 'proof-of-key-needed' } });
    expect(heard).toHaveLength(2);
  });

  it('is not made again where the server has no other nonce to give', async () => {
    const { api, heard } = await serve(problem('device-unknown', 401));
    const result = await api.readPasswordStatus({ ...(await device()), query: { username: 'anna' } });
    expect(result).toMatchObject({ fault: { name: 'device-unknown' } });
    expect(heard).toHaveLength(1);
  });

  it('that writes keeps its key when it is made once more', async () => {
    const { api, heard } = await serve(
      wantsNonce(['one'], (_request, response) => void response.writeHead(204).end()),
    );
    const report = {
      claim: '7f0c2c5e-8c57-4b6e-9d1b-0c0f3f6f6a01',
      outcome: 'shown',
      at: STATUS.serverTime,
    } as const;
    expect(await api.reportReminders({ ...(await device()), body: [report] })).toMatchObject({ ok: true });
    expect(new Set(heard.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });
});

describe('an enrolment', () => {
  it('carries the enrolment token as such, and a proof that is bound to no token', async () => {
    const deviceId = '7f0c2c5e-8c57-4b6e-9d1b-0c0f3f6f6a01';
    const { api, heard } = await serve(json(201, { deviceId, token: TOKEN }));
    const { key } = await new FakeDeviceKeys().create();
    const body = { ...facts, publicJwk: key.publicJwk };
    expect(await api.enrolDevice({ token: 'the enrolment token', key, body })).toEqual({
      ok: true,
      value: { deviceId, token: TOKEN },
    });
    expect(heard[0]?.headers).toMatchObject({ authorization: 'Bearer the enrolment token' });
    expect(proofs(heard)[0]).toMatchObject({ method: 'POST' });
    expect(proofs(heard)[0]).not.toHaveProperty('token');
  });
});

describe('a reply in text', () => {
  it('is taken as it came', async () => {
    const { api } = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/csv' }).end('account,stage\n'),
    );
    expect(await api.exportReminders({ token: TOKEN, query: {} })).toEqual({
      ok: true,
      value: 'account,stage\n',
    });
  });
});
