// What somebody with a token, a proof or a key of somebody else can do with them: nothing.
import { generateKeyPair, SignJWT, UnsecuredJWT, exportJWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { revokeDevice } from '../../../server/devices/registry.ts';
import { type Store, openStore } from '../../../server/store/database.ts';
import { athOf, newKey } from '../../support/device-proof.ts';
import {
  openWorkstations,
  type CallOptions,
  type Workstation,
  type Workstations,
} from '../../support/workstations.ts';

const path = '/v1/password-status?username=ana';
const url = 'http://reset.corp.test/v1/password-status';
let store: Store;
let floor: Workstations;
let workstation: Workstation;
beforeAll(async () => {
  store = await openStore({ memory: true });
});
afterAll(() => store.close());
beforeEach(async () => {
  floor = openWorkstations({ db: store.db, servers: 2 });
  floor.directory.add({ username: 'ana', password: 'x' });
  workstation = await floor.enrol();
  return () => floor.close();
});

const nameOf = (answer: { body: { type: string } }) => answer.body.type.replace('urn:keyturn:problem:', '');
const ask = (given: CallOptions = {}) => workstation.call('GET', path, given);

test('the right proof is let in, in any case of the scheme, with a query or a fragment that do not count', async () => {
  expect((await ask()).status).toBe(200);
  expect((await ask({ headers: { authorization: `dpop ${workstation.token}` } })).status).toBe(200);
  for (const htu of [
    `${url}?username=bela`,
    `${url}#x`,
    url.replace('http', 'HTTP').replace('reset', 'RESET'),
  ])
    expect((await ask({ proof: { claims: { htu } } })).status, htu).toBe(200);
});

describe('a proof', () => {
  test.each<[string, CallOptions]>([
    ['for another method', { proof: { method: 'POST' } }],
    ['for another address', { proof: { url: 'http://reset.corp.test/v1/reminders/claims' } }],
    ['for another host', { proof: { url: 'http://evil.test/v1/password-status' } }],
    ['for another scheme', { proof: { url: url.replace('http', 'https') } }],
    ['for what is no address', { proof: { url: 'v1/password-status' } }],
    ['for another token', { proof: { token: 'x'.repeat(43) } }],
    ['for no token', { proof: { claims: { ath: undefined } } }],
    ['without a name of its own', { proof: { claims: { jti: undefined } } }],
    ['without the time it was made', { proof: { claims: { iat: undefined } } }],
    ['of another kind', { proof: { header: { typ: 'JWT' } } }],
    ['with a nonce nobody gave', { proof: { nonce: 'AAAAAAAAAAAAAAAAAAAAAA' } }],
    ['with what must be understood', { proof: { header: { crit: ['x-new'], 'x-new': 1 } } }],
    ['that is none', { headers: { dpop: 'x.y.z' } }],
    ['that is empty', { headers: { dpop: '' } }],
    ['that is very long', { headers: { dpop: 'x'.repeat(8_000) } }],
  ])('%s is refused, with a nonce for the next', async (_, given) => {
    const answer = await ask(given);
    expect(answer.status).toBe(401);
    expect(nameOf(answer)).toBe('proof-of-key-needed');
    expect(answer.headers['dpop-nonce']).toBe(floor.nonce());
    expect(answer.headers['www-authenticate']).toMatch(/^DPoP .*error="(use_dpop_nonce|invalid_dpop_proof)"/);
  });

  test('is good once, on all servers', async () => {
    const proof = { claims: { jti: 'the-same' } };
    expect((await ask({ proof })).status).toBe(200);
    expect(nameOf(await ask({ proof, server: 1 }))).toBe('proof-of-key-needed');
    const other = await floor.enrol('FLOOR-13 / bela');
    expect((await other.call('GET', path, { proof })).status).toBe(200);
  });

  test('sent many times at once is let in once', async () => {
    const proof = { claims: { jti: 'at-once' } };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_each, index) => ask({ proof, server: index % 2 })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('of five minutes ago is still good and brings the next nonce; of eleven it is not', async () => {
    const nonce = floor.nonce();
    expect((await ask()).headers['dpop-nonce']).toBeUndefined();
    floor.clock.advance(5 * 60);
    const late = await ask({ proof: { nonce } });
    expect([late.status, late.headers['dpop-nonce']]).toEqual([200, floor.nonce()]);
    floor.clock.advance(6 * 60);
    expect(nameOf(await ask({ proof: { nonce } }))).toBe('proof-of-key-needed');
  });

  const claims = () => ({
    jti: crypto.randomUUID(),
    htm: 'GET',
    htu: url,
    iat: 1,
    nonce: floor.nonce(),
    ath: athOf(workstation.token),
  });

  test('without a signature is refused', async () => {
    const dpop = new UnsecuredJWT(claims()).encode();
    expect(nameOf(await ask({ headers: { dpop } }))).toBe('proof-of-key-needed');
    const [, payload] = dpop.split('.');
    const header = { typ: 'dpop+jwt', alg: 'none', jwk: workstation.key.publicJwk };
    const none = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${payload}.`;
    expect(nameOf(await ask({ headers: { dpop: none } }))).toBe('proof-of-key-needed');
  });

  test.each(['RS256', 'ES384', 'HS256'])('signed by %s is refused', async (alg) => {
    const made =
      alg === 'HS256' ? null : await generateKeyPair(alg, { extractable: true, modulusLength: 2_048 });
    const jwk = made === null ? workstation.key.publicJwk : await exportJWK(made.publicKey);
    // A public key as the secret of an HMAC: what naive servers take.
    const signer = made?.privateKey ?? Buffer.from(JSON.stringify(workstation.key.publicJwk));
    const dpop = await new SignJWT(claims()).setProtectedHeader({ typ: 'dpop+jwt', alg, jwk }).sign(signer);
    expect(nameOf(await ask({ headers: { dpop } }))).toBe('proof-of-key-needed');
  });

  test('that holds a private key is refused, though it is right', async () => {
    const jwk = await exportJWK(workstation.key.privateKey);
    expect(nameOf(await ask({ proof: { header: { jwk } } }))).toBe('proof-of-key-needed');
  });

  test('that names one key and is signed by another is refused', async () => {
    const header = { jwk: workstation.key.publicJwk };
    expect(nameOf(await ask({ key: await newKey(), proof: { header } }))).toBe('proof-of-key-needed');
  });
});

describe('a token', () => {
  test('is worth nothing with another key, even that of another device', async () => {
    const other = await floor.enrol('FLOOR-13 / bela');
    for (const key of [await newKey(), other.key]) {
      const answer = await ask({ key });
      expect([answer.status, nameOf(answer)]).toEqual([401, 'device-unknown']);
      expect(answer.headers['www-authenticate']).toContain('DPoP realm="keyturn", error="invalid_token"');
    }
  });

  test('is worth nothing as a bearer token', async () => {
    expect(nameOf(await ask({ headers: { authorization: `Bearer ${workstation.token}` } }))).toBe(
      'device-unknown',
    );
  });

  test('that nobody has is unknown', async () => {
    workstation.token = 'x'.repeat(43);
    expect(nameOf(await ask())).toBe('device-unknown');
  });

  test('of a removed device says so, to whoever has its key', async () => {
    await revokeDevice(store.db, workstation.id, { kind: 'administrator', id: 'root' }, floor.clock.now());
    const answer = await ask();
    expect([answer.status, nameOf(answer)]).toEqual([403, 'device-revoked']);
    expect(nameOf(await ask({ key: await newKey() }))).toBe('device-unknown');
  });
});

test('behind a proxy a proof is for the address that people use', async () => {
  const behind = openWorkstations({ db: store.db, publicUrl: 'https://corp.test/keyturn/' });
  const device = await behind.enrol();
  expect((await device.call('GET', path)).status).toBe(200);
  expect((await device.call('GET', path, { proof: { url } })).status).toBe(401);
  await behind.close();
});

test('a device that calls without end is told to wait', async () => {
  const limits = { DEVICE_CALLS: { count: 5, windowSeconds: 300, pauseSeconds: 0 } };
  const busy = openWorkstations({ db: store.db, limits });
  const [one, other] = [await busy.enrol(), await busy.enrol()];
  const storm = await Promise.all(Array.from({ length: 9 }, () => one.call('GET', path)));
  expect(storm.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(storm.find(({ status }) => status === 429)?.headers['retry-after']).toBe('300');
  expect((await other.call('GET', path)).status).toBe(200);
  await busy.close();
});
