// Codes people keep on paper (recovery, enrolment): how they look and how they are stored.
import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import type { FactorKeys } from './keys.ts';

/** Digits and capitals without those that look or sound alike (0 O, 1 I L, 5 S, 8 B, 2 Z, U V). */
const alphabet = '34679ACDEFGHJKMNPQRTWXY';
const groups = 4;
const groupLength = 4;

/** `K7QF-…`: 16 characters of 23, 72 bits; NIST SP 800-63B-4 asks 64 for saved recovery codes, and a slow hash below 112. */
export function newCode(): string {
  const group = (): string =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** As it is hashed: capitals without dashes and spaces. Null when it can't be a code. */
export function normaliseCode(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[\s\-‐-―]/g, '');
  const isCode =
    plain.length === groups * groupLength &&
    Array.from(plain).every((character) => alphabet.includes(character));
  return isCode ? plain : null;
}

export const newSalt = (): string => randomBytes(16).toString('base64url');

/** OWASP Password Storage: Argon2id, 19 MiB, two passes. About 20 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** The hash a code is stored as; useless without the master key. `code` is normalised. */
export async function hashCode(keys: FactorKeys, code: string, salt: string): Promise<string> {
  const raw = await hashRaw(code, { ...cost, salt: Buffer.from(salt, 'base64url'), secret: keys.storedCode });
  return raw.toString('base64url');
}

/** Compares two hashes in constant time. */
export function sameHash(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
