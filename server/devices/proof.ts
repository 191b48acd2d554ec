// Reads a DPoP proof and checks everything of it that needs neither a clock nor a database (RFC 9449 §4.3).
import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import * as z from 'zod';
import { PublicJwk } from '../../src/contract/reminders.ts';

/** It proves nothing. The message says why, in words for IT's log, and repeats nothing of it. */
export class ProofInvalid extends Error {
  override readonly name = 'ProofInvalid';
}

export interface Proof {
  /** JWK SHA-256 thumbprint of the key that signed it (RFC 7638). */
  readonly thumbprint: string;
  readonly jti: string;
  /** Whether it is fresh is for the nonces to say; absent: the client has not heard of one. */
  readonly nonce: string | undefined;
}

export interface ProofExpected {
  readonly method: string;
  /** Of the call as the client has addressed it; query and fragment do not count. */
  readonly url: string;
  /** What comes with it; `ath` names it, and has to where the token is bound to the key (RFC 9449 §7). */
  readonly token: { readonly value: string; readonly mustBeBound: boolean };
}

/** Larger ones are nobody's: header, P-256 key, claims and signature are about 700 letters. */
const longestProof = 4_096;

const Header = z.looseObject({
  typ: z.literal('dpop+jwt'),
  alg: z.literal('ES256'),
  // Other members of a public key do no harm; a private key has no business here.
  jwk: z.looseObject(PublicJwk.shape).refine((jwk) => !('d' in jwk)),
});

/** `iat` must be there and is not judged: clocks of workstations are wrong. */
const Claims = z.looseObject({
  jti: z.string().min(1).max(256),
  htm: z.string(),
  htu: z.string().max(2_048),
  iat: z.number(),
  ath: z.string().optional(),
  nonce: z.string().max(256).optional(),
});

/** Throws {@link ProofInvalid}. */
export async function readProof(proof: string, expected: ProofExpected): Promise<Proof> {
  if (proof.length > longestProof) throw new ProofInvalid('The proof is too long');
  const { kty, crv, x, y } = headerOf(proof).jwk;
  const jwk = { kty, crv, x, y };
  const claims = await claimsOf(proof, jwk);
  if (claims.htm !== expected.method) throw new ProofInvalid('The proof is for another method');
  if (addressOf(claims.htu) !== addressOf(expected.url))
    throw new ProofInvalid('The proof is for another address than KEYTURN_PUBLIC_URL or the host asked for');
  const { value, mustBeBound } = expected.token;
  const isBound = claims.ath === createHash('sha256').update(value).digest('base64url');
  if (!isBound && (mustBeBound || claims.ath !== undefined))
    throw new ProofInvalid('The proof is for another token');
  return { thumbprint: await thumbprintOf(jwk), jti: claims.jti, nonce: claims.nonce };
}

/** RFC 7638, SHA-256. */
export const thumbprintOf = (jwk: PublicJwk): Promise<string> => calculateJwkThumbprint(jwk, 'sha256');

function headerOf(proof: string): z.infer<typeof Header> {
  try {
    return Header.parse(decodeProtectedHeader(proof));
  } catch {
    throw new ProofInvalid('The header is not that of an ES256 proof with a public P-256 key');
  }
}

async function claimsOf(proof: string, jwk: PublicJwk): Promise<z.infer<typeof Claims>> {
  let payload: Uint8Array;
  try {
    const key = await importJWK(jwk, 'ES256');
    ({ payload } = await compactVerify(proof, key, { algorithms: ['ES256'] }));
  } catch {
    throw new ProofInvalid('The signature is not that of the key');
  }
  try {
    return Claims.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)));
  } catch {
    throw new ProofInvalid('Claims are missing');
  }
}

/** Normal by syntax and scheme (RFC 3986 §6.2.2, §6.2.3), without query and fragment; null for what is no address. */
function addressOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
