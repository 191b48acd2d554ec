// Keys of a device in software: P-256 pairs that prove possession with each call (DPoP, RFC 9449).
// jose is read with the first key: the tray does not wait for it.
import * as z from 'zod';
import { PublicJwk } from '../../src/contract/reminders.ts';
import { parseJson } from '../../src/json.ts';
import type { DeviceKey, DeviceKeys, ProofFor } from '../ports.ts';

/** The only algorithm; the server takes no other. */
const ALGORITHM = 'ES256';

/** A private P-256 key (RFC 7518 §6.2.2) as the keychain keeps it. */
const PrivateJwk = PublicJwk.extend({ d: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
type PrivateJwk = z.infer<typeof PrivateJwk>;

export const softwareKeys: DeviceKeys = {
  create: async () => {
    const { exportJWK, generateKeyPair } = await import('jose');
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const { kty, crv, x, y, d } = await exportJWK(privateKey);
    const jwk = PrivateJwk.parse({ kty, crv, x, y, d });
    return { key: await keyOf(jwk), saved: JSON.stringify(jwk) };
  },
  open: async (saved) => {
    const jwk = PrivateJwk.safeParse(parseJson(saved));
    if (!jwk.success) return null;
    // Right in shape, but perhaps no point of the curve.
    return keyOf(jwk.data).catch(() => null);
  },
};

async function keyOf({ d, ...publicJwk }: PrivateJwk): Promise<DeviceKey> {
  const { importJWK, SignJWT } = await import('jose');
  const key = await importJWK({ ...publicJwk, d }, ALGORITHM);
  return {
    publicJwk,
    prove: async ({ method, url, token, nonce, now }: ProofFor) =>
      new SignJWT({
        jti: crypto.randomUUID(),
        htm: method,
        htu: url,
        iat: Math.floor(now / 1000),
        ...(token === undefined ? {} : { ath: await hashOf(token) }),
        ...(nonce === undefined ? {} : { nonce }),
      })
        .setProtectedHeader({ typ: 'dpop+jwt', alg: ALGORITHM, jwk: publicJwk })
        .sign(key),
  };
}

/** RFC 9449 §4.2: the token's SHA-256, base64url. */
async function hashOf(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Buffer.from(digest).toString('base64url');
}
