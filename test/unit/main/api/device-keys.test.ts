// Keys of a device: what they prove can be checked by anybody with the public half, and nothing else shows.
import { createHash } from 'node:crypto';
import { importJWK, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { softwareKeys } from '../../../../main/api/device-keys.ts';
import type { DeviceKeys } from '../../../../main/ports.ts';
import { PublicJwk } from '../../../../src/contract/reminders.ts';
import { FakeDeviceKeys } from '../../../fakes/device-keys.ts';

const what = { method: 'GET', url: 'https://reset.corp.test/v1/password-status', now: 1_795_424_400_900 };

describe.each<[string, () => DeviceKeys]>([
  ['the real keys', () => softwareKeys],
  ['the fake keys', () => new FakeDeviceKeys()],
])('%s', (_name, make) => {
  it('are new each time, and the same after they were saved', async () => {
    const keys = make();
    const [one, other] = [await keys.create(), await keys.create()];
    expect(PublicJwk.parse(one.key.publicJwk)).not.toEqual(other.key.publicJwk);
    expect((await keys.open(one.saved))?.publicJwk).toEqual(one.key.publicJwk);
  });

  it.each(['', 'nonsense', '{}', '{"kty":"EC"}', 'null', '[]'])('are not made of %j', async (saved) => {
    expect(await make().open(saved)).toBeNull();
  });
});

describe('a saved key', () => {
  it('that was tampered with is none', async () => {
    const { saved } = await softwareKeys.create();
    const jwk = JSON.parse(saved) as Record<string, string>;
    const other = JSON.parse((await softwareKeys.create()).saved) as Record<string, string>;
    expect(await softwareKeys.open(JSON.stringify({ ...jwk, x: other['x'] }))).toBeNull();
    expect(await softwareKeys.open(JSON.stringify({ ...jwk, d: 'short' }))).toBeNull();
  });
});

describe('a proof (RFC 9449 §4.2)', () => {
  it('names the call, the token and the nonce, and is signed by the key it shows', async () => {
    const { key } = await softwareKeys.create();
    const proof = await key.prove({ ...what, token: 'the token', nonce: 'the nonce' });
    const { payload, protectedHeader } = await jwtVerify(proof, await importJWK(key.publicJwk, 'ES256'), {
      currentDate: new Date(what.now),
    });
    expect(protectedHeader).toEqual({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk });
    expect(payload).toEqual({
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      htm: 'GET',
      htu: what.url,
      iat: 1_795_424_400,
      ath: createHash('sha256').update('the token').digest('base64url'),
      nonce: 'the nonce',
    });
  });

  it('is another one each time, and holds only what there is', async () => {
    const { key } = await softwareKeys.create();
    const [one, other] = [await key.prove(what), await key.prove(what)];
    expect(one).not.toBe(other);
    const { payload } = await jwtVerify(one, await importJWK(key.publicJwk, 'ES256'));
    expect(Object.keys(payload).sort()).toEqual(['htm', 'htu', 'iat', 'jti']);
  });
});
