// Proofs of a device's key (RFC 9449) as a workstation makes them, and as it should not.
import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { PublicJwk } from '../../src/contract/reminders.ts';

export interface TestKey {
  readonly publicJwk: PublicJwk;
  readonly privateKey: CryptoKey;
}

export async function newKey(): Promise<TestKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { publicJwk: PublicJwk.parse(await exportJWK(publicKey)), privateKey };
}

/** What a proof is for; `header` and `claims` are laid over what is right, undefined takes a member away. */
export interface ProofFor {
  readonly method: string;
  readonly url: string;
  readonly token?: string | undefined;
  readonly nonce?: string | undefined;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** RFC 9449 §4.2. */
export const athOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export async function prove(key: TestKey, made: ProofFor): Promise<string> {
  const { method, url, token, nonce } = made;
  const claims = {
    jti: randomUUID(),
    htm: method,
    htu: url,
    iat: Math.floor(Date.now() / 1_000),
    ...(token === undefined ? {} : { ath: athOf(token) }),
    ...(nonce === undefined ? {} : { nonce }),
    ...made.claims,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk, ...made.header })
    .sign(key.privateKey, { crit: { 'x-new': true } });
}
